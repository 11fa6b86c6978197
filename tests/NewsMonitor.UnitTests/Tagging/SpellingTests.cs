using System.Text;
using System.Text.Json;
using NewsMonitor.Core.Tagging;

namespace NewsMonitor.UnitTests.Tagging;

/// <summary>One article, many spellings: all get the same tags.</summary>
public sealed class SpellingTests
{
    private const string Title = "Rüstung für Europa: Streitkräfte üben Luft- und Raketenabwehr mit großer Truppenübung";
    private const string Body = "Die Übung der Streitkräfte verstärkt die Abschreckung. Verteidigungsbündnisse prüfen Rüstungsexporte und Flugabwehr.";

    public static TheoryData<string, Func<string, string>> Spellings => new()
    {
        { "ae, oe, ue, ss", text => text.Replace("ä", "ae").Replace("ö", "oe").Replace("ü", "ue").Replace("Ü", "Ue").Replace("ß", "ss") },
        { "decomposed umlauts", text => text.Normalize(NormalizationForm.FormD) },
        { "soft hyphens", text => text.Replace("tung", "\u00ADtung").Replace("abwehr", "\u00ADabwehr").Replace("kräfte", "\u00ADkräfte") },
        { "zero-width spaces", text => text.Replace("Raketen", "Rake\u200Bten").Replace("Verteidigungs", "Verteidi\u2060gungs") },
        { "non-breaking spaces and hyphens", text => text.Replace("Luft- ", "Luft\u2011\u00A0") },
        { "capitals", text => text.Replace("ß", "ss").ToUpperInvariant() },
        { "full-width letters", text => text.Replace("NATO", "ＮＡＴＯ").Replace("Flugabwehr", "Ｆｌｕｇａｂｗｅｈｒ") },
        { "word broken at the end of a line", text => text.Replace("Verteidigungs", "Verteidi-\ngungs") },
    };

    [Theory]
    [MemberData(nameof(Spellings))]
    public void A_spelling_changes_no_topic_and_no_point(string name, Func<string, string> spell)
    {
        var usual = ShippedRules.Tag("de", Title, body: Body);

        var respelt = ShippedRules.Tag("de", spell(Title), body: spell(Body));

        Assert.NotEmpty(usual.Topics);
        Assert.NotEqual("", name);
        Assert.Equal(usual.Topics.Select(topic => (topic.Id, topic.Points)), respelt.Topics.Select(topic => (topic.Id, topic.Points)));
    }

    [Theory]
    [InlineData("R&uuml;stung")]
    [InlineData("R&#252;stung")]
    [InlineData("R&#xfc;stung;")]
    public void References_that_are_left_in_the_text_are_read_as_letters(string text) => Assert.Equal(["Rüstung"], Given.Rules("Rüstung").Matches(text));

    [Theory]
    [InlineData("\u0412undeswehr", true)]
    [InlineData("Bund\u0435sw\u0435hr", true)]
    [InlineData("\u0411undeswehr", false)]
    public void Foreign_letters_that_look_latin_are_read_so_inside_a_latin_word(string text, bool isMatch) =>
        Assert.Equal(isMatch, Given.Rules("Bundeswehr").Matches(text).Any());

    [Fact]
    public void A_word_that_is_foreign_altogether_is_left() => Assert.Empty(Given.Rules("Kopp!").Matches("Корр"));

    [Theory]
    [InlineData("Soldatinnen")]
    [InlineData("Soldat:innen")]
    [InlineData("Soldat*innen")]
    [InlineData("Soldat_innen")]
    [InlineData("SoldatInnen")]
    [InlineData("Soldat/-innen")]
    [InlineData("Soldat*in")]
    public void Gender_marks_are_read_over_and_quoted(string word) => Assert.Equal([word], Given.Rules("Soldat").Matches($"Viele {word} kamen."));

    [Theory]
    [InlineData("Luft- und Raketenabwehr", "Luftabwehr")]
    [InlineData("Land-, Luft- und Seestreitkräfte", "Landstreitkräfte")]
    [InlineData("Heeres- oder Marinesoldaten", "Heeressoldat")]
    public void A_suspended_hyphen_is_completed(string text, string term) => Assert.NotEmpty(Given.Rules(term + "!", term).Matches(text));

    [Fact]
    public void A_suspended_hyphen_in_english_takes_the_second_part() =>
        Assert.NotEmpty(Given.Rules("shortrange").Matches("short- and medium-range missiles"));

    [Theory]
    [InlineData("US-Truppen")]
    [InlineData("USTruppen")]
    [InlineData("US–Truppen")]
    public void A_hyphen_may_be_written_or_not(string text) => Assert.NotEmpty(Given.Rules("US-Truppen*").Matches(text));

    [Theory]
    [InlineData("missile's")]
    [InlineData("missile’s")]
    public void The_english_genitive_is_no_part_of_the_word(string text) => Assert.NotEmpty(Given.Rules("missile!").Matches(text));

    [Fact]
    public void The_same_text_gives_the_same_result_to_the_letter()
    {
        var article = ShippedRules.Article("seed-article.txt", "de");
        var again = new Tagger(ShippedRules.Rules);

        var results = Enumerable.Range(0, 8).AsParallel().Select(_ => JsonSerializer.Serialize(ShippedRules.Tagger.Tag(article))).ToList();

        Assert.Single(results.Append(JsonSerializer.Serialize(again.Tag(article))).Distinct());
    }
}
