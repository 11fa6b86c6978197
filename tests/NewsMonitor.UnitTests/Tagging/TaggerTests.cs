using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Rules;

namespace NewsMonitor.UnitTests.Tagging;

public sealed class TaggerTests
{
    [Theory]
    [InlineData("title", 18)]
    [InlineData("lead", 12)]
    [InlineData("category", 12)]
    [InlineData("body", 6)]
    public void A_prominent_place_multiplies_the_weight(string field, int points)
    {
        var text = new TaggableText
        {
            Title = field == "title" ? "Raketentest" : "",
            Lead = field == "lead" ? "Raketentest" : "",
            Categories = field == "category" ? ["Raketentest"] : [],
            Body = field == "body" ? "Raketentest" : "",
            Language = "de",
        };

        var evidence = Assert.Single(new Tagger(Given.Rules("Raketentest")).Tag(text).Topics[0].Evidence);

        Assert.Equal(new Evidence(field, "Raketentest", "Raketentest", points, "rules/test.yaml:1"), evidence);
    }

    [Theory]
    [InlineData(79, "lead")]
    [InlineData(80, "body")]
    public void A_lead_without_paragraphs_ends_with_the_sentence_of_its_eightieth_word(int wordsBefore, string field)
    {
        var lead = string.Join(' ', Enumerable.Repeat("wort", wordsBefore)) + ". Ein Raketentest.";
        var text = new TaggableText { Title = "", Lead = lead, Language = "de" };

        Assert.Equal(field, Assert.Single(new Tagger(Given.Rules("Raketentest")).Tag(text).Topics[0].Evidence).Field);
    }

    [Theory]
    [InlineData(1, 6)]
    [InlineData(2, 7.5)]
    [InlineData(3, 9)]
    [InlineData(50, 9)]
    public void Repetition_adds_half_at_most(int times, double points) =>
        Assert.Equal((decimal)points, Given.Rules("Raketentest").Tag(string.Join(". ", Enumerable.Repeat("Raketentest", times))).Topics[0].Points);

    [Fact]
    public void A_word_counts_for_its_heaviest_term_only()
    {
        var rules = Given.Rules(
            new WeightedTerm(Given.Term("Zusammenarbeit"), 2), new WeightedTerm(Given.Term("trilateral* Zusammenarbeit"), 6), new WeightedTerm(Given.Term("Zusammen*"), 5));

        var evidence = Assert.Single(rules.Tag("die trilaterale Zusammenarbeit").Topics[0].Evidence);

        Assert.Equal(("trilateral* Zusammenarbeit", 6m), (evidence.Term, evidence.Points));
    }

    [Fact]
    public void Weak_words_of_the_body_never_fire_a_topic_alone()
    {
        var rules = Given.Rules(new WeightedTerm(Given.Term("Angriff"), 4), new WeightedTerm(Given.Term("Truppen"), 4));

        var result = rules.Tag("Angriff der Truppen");

        Assert.Empty(result.Topics);
        Assert.Equal(8, Assert.Single(result.NotFired).Points);
    }

    [Fact]
    public void One_weak_word_in_the_title_is_anchor_enough()
    {
        var rules = Given.Rules(new WeightedTerm(Given.Term("Angriff"), 2));

        var result = new Tagger(rules).Tag(new TaggableText { Title = "Angriff", Language = "de" });

        Assert.Equal((6m, Salience.Mentioned), (result.Topics[0].Points, result.Topics[0].Salience));
    }

    [Fact]
    public void A_topic_never_gets_more_than_forty_points_and_relevance_follows_the_curve()
    {
        var rules = Given.Rules("Raketentest", "Luftabwehr", "Manöver");

        var result = new Tagger(rules).Tag(new TaggableText { Title = "Raketentest Luftabwehr Manöver", Language = "de" });

        Assert.Equal((40m, Salience.Main), (result.Topics[0].Points, result.Topics[0].Salience));
        Assert.Equal(71, result.Relevance);
    }

    [Theory]
    [InlineData("de", "Krieg", true)]
    [InlineData("de", "war", false)]
    [InlineData("en", "war", true)]
    [InlineData("en", "Krieg", false)]
    [InlineData("en-GB", "war", true)]
    [InlineData("und", "war", true)]
    [InlineData("und", "Krieg", true)]
    [InlineData("fr", "war", false)]
    [InlineData("fr", "NATO", true)]
    [InlineData("de", "NATO", true)]
    public void Terms_fire_on_text_of_their_language(string language, string word, bool isMatch)
    {
        var rules = Given.Rules(
            new WeightedTerm(Given.Term("Krieg"), 6), new WeightedTerm(Given.Term("war", TermLanguage.English), 6), new WeightedTerm(Given.Term("=NATO", TermLanguage.Any), 6));

        Assert.Equal(isMatch, rules.Matches($"es {word} so", language).Any());
    }

    [Theory]
    [InlineData("Drohne über der Luftwaffe", true)]
    [InlineData("Luftwaffe meldet eine Drohne", true)]
    [InlineData("Drohne eins zwei drei Luftwaffe", false)]
    [InlineData("Luftwaffe eins zwei drei Drohne", false)]
    [InlineData("Drohne", false)]
    public void A_term_may_need_a_word_near_it(string text, bool isMatch)
    {
        var rules = Given.Rules(new WeightedTerm(Given.Term("Drohne") with { Near = [Given.Pattern("Luftwaffe")], Within = 3 }, 6));

        Assert.Equal(isMatch, rules.Matches(text).Any());
    }

    [Fact]
    public void Nearness_ends_with_the_field()
    {
        var rules = Given.Rules(new WeightedTerm(Given.Term("Drohne") with { Near = [Given.Pattern("Luftwaffe")] }, 6));

        var result = new Tagger(rules).Tag(new TaggableText { Title = "Drohne", Lead = "Luftwaffe", Language = "de" });

        Assert.Empty(result.Topics);
    }

    [Theory]
    [InlineData("Panzer rollen", true)]
    [InlineData("Panzer rollen. Viel später: eine Schildkröte.", false)]
    public void A_term_may_rest_when_a_word_stands_anywhere(string text, bool isMatch)
    {
        var rules = Given.Rules(new WeightedTerm(Given.Term("Panzer") with { Unless = [Given.Pattern("Schildkröte*")] }, 6));

        Assert.Equal(isMatch, rules.Matches(text).Any());
    }

    [Fact]
    public void In_a_headline_of_capitals_a_case_sensitive_word_counts_half()
    {
        var tagger = new Tagger(Given.Rules("=NATO", "Panzer"));

        var result = tagger.Tag(new TaggableText { Title = "NATO SCHICKT PANZER", Language = "de" });

        Assert.Equal([("Panzer", 18m), ("=NATO", 9m)], result.Topics[0].Evidence.Select(match => (match.Term, match.Points)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uD800 \uDC00 \uD83D")]
    [InlineData("🚀💣🚀")]
    [InlineData("\u0000\u202E\u200B\uFEFF\u00AD")]
    [InlineData("- -- --- -\n- . ! ? …")]
    [InlineData("΅̈")]
    public void Text_without_words_has_no_tags(string text)
    {
        var result = ShippedRules.Tag("und", text, text, text);

        Assert.Equal(0, result.Relevance);
        Assert.Empty(result.Topics);
    }
}
