using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Model;
using NewsMonitor.Core.Tagging.Rules;
using NewsMonitor.Core.Tagging.Words;

namespace NewsMonitor.UnitTests.Tagging.Model;

public sealed class ModelTests
{
    private static readonly LinearModel Small = new()
    {
        Language = TermLanguage.German,
        Bias = -1000,
        FiredTopic = 500,
        FiredPoints = 300,
        WeakPoints = 200,
        HeadlineOnly = 50,
        Words = new Dictionary<string, int> { ["panzer"] = 800, ["fußball"] = -9000, ["der"] = -40, ["liga"] = -2000 },
    };

    [Fact]
    public void Log_odds_are_what_a_person_computes()
    {
        // Four words: 2.5 / 2 = 1.25. (800 - 40 - 2000) * 1.25 = -1550. √(40/10) = 2: 600. √(90/10) = 3: 600. -1000 + 500 + 50.
        var reading = Read("der Panzer Liga x", new RuleEvidence(40, 90) { Topics = [Topic(40)] });

        Assert.Equal(-1000 - 1550 + 500 + 600 + 600 + 50, reading.LogOdds);
    }

    [Fact]
    public void Each_topic_that_fired_adds_its_own_weight_and_harm_that_was_done_another()
    {
        var model = Small with { Harm = 700, Topics = new Dictionary<string, int> { [Given.Topic] = -400, ["other"] = 9000 } };
        var fired = RuleEvidence.Of([Topic(40)], []);

        // √(40/10) = 2: 600 for the points of all topics, -800 for those of this one.
        Assert.Equal(-1000 + 500 + 600 - 800 + 50, Read("x", fired, model).LogOdds);
        Assert.Equal(-1000 + 500 + 600 - 800 + 700 + 50, Read("x", fired with { TellsOfHarm = true }, model).LogOdds);
    }

    [Fact]
    public void What_a_topic_takes_away_from_a_surer_one_counts_half()
    {
        var model = Small with { Topics = new Dictionary<string, int> { ["other"] = -2000 } };
        var fired = RuleEvidence.Of([Topic(10) with { Id = "other" }, Topic(40)], []);

        // 600 for the surer one. With the other: √(50/10) · 300 - √(10/10) · 2000 = -1329, which is 1929 less.
        Assert.Equal(-1000 + 500 + 600 - 965 + 50, Read("x", fired, model).LogOdds);
    }

    [Fact]
    public void Without_rules_and_known_words_only_the_bias_counts() => Assert.Equal(-950, Read("nichts davon", default).LogOdds);

    [Fact]
    public void An_empty_text_is_judged() => Assert.Equal(-950, Read("", default).LogOdds);

    [Fact]
    public void A_feature_counts_once_however_often_it_stands_there() => Assert.Equal(-1000 + 1000 + 50, Read("Panzer Panzer Panzer Panzer", default).LogOdds);

    [Fact]
    public void The_strongest_words_come_first_whichever_way_they_speak() =>
        Assert.Equal(
            [new ModelWord("liga", -2500), new ModelWord("panzer", 1000), new ModelWord("der", -50)],
            Read("der Panzer Liga x", default).Strongest);

    [Fact]
    public void At_most_eight_words_are_listed()
    {
        var words = Enumerable.Range(0, 20).ToDictionary(at => $"{(char)('a' + at)}x", at => 100 + at);

        var reading = Read(string.Join(' ', words.Keys), default, Small with { Words = words });

        Assert.Equal(["tx", "sx", "rx", "qx", "px", "ox", "nx", "mx"], reading.Strongest.Select(word => word.Feature));
    }

    [Fact]
    public void Weights_in_another_order_give_the_same_reading()
    {
        var turned = Small with { Words = Small.Words.Reverse().ToDictionary() };

        var (one, other) = (Read("der Panzer Liga x", new RuleEvidence(7.25m, 3.5m)), Read("der Panzer Liga x", new RuleEvidence(7.25m, 3.5m), turned));

        Assert.Equal((one.LogOdds, string.Join(' ', one.Strongest)), (other.LogOdds, string.Join(' ', other.Strongest)));
    }

    [Fact]
    public void Evidence_of_the_rules_is_a_root_of_their_points()
    {
        var evidence = RuleEvidence.Of([Topic(30), Topic(10)], [Topic(2.5m)]);

        Assert.Equal((40m, 2.5m), (evidence.Fired, evidence.Weak));
        Assert.Equal((1.0, 2.0, 0.5), (evidence.Topic, evidence.FiredPoints, evidence.WeakPoints));
        Assert.Equal((0.0, 0.0, 0.0), (default(RuleEvidence).Topic, default(RuleEvidence).FiredPoints, default(RuleEvidence).WeakPoints));
    }

    [Fact]
    public void A_model_judges_its_language_and_no_other()
    {
        var tagger = new Tagger(Given.Rules("Bundeswehr") with { Models = [Small] });

        Assert.NotNull(tagger.Tag(Given.Body("Panzer")).Model);
        Assert.NotNull(tagger.Tag(Given.Body("Panzer", "de-AT")).Model);
        Assert.All(["en", "und", "fr", ""], language => Assert.Null(tagger.Tag(Given.Body("Panzer", language)).Model));
    }

    [Fact]
    public void Without_a_model_the_points_decide() => Assert.Equal(27, Given.Rules("Bundeswehr").Tag("Bundeswehr").Relevance);

    [Fact]
    public void A_model_overrules_a_rule_that_fires_in_passing()
    {
        var rules = Given.Rules("Bundeswehr");
        var without = rules.Tag("Liga Bundeswehr").Relevance;

        Assert.InRange((rules with { Models = [Small] }).Tag("Liga Bundeswehr").Relevance, 0, without - 1);
    }

    [Fact]
    public void A_model_finds_what_no_rule_knows_and_drops_the_rest_to_nothing()
    {
        var rules = Given.Rules("Bundeswehr") with { Models = [Small with { Bias = 0, Words = new Dictionary<string, int> { ["panzer"] = 900, ["liga"] = -900 } }] };

        Assert.InRange(rules.Tag("Panzer").Relevance, 36, 100);
        Assert.Equal(0, rules.Tag("Liga").Relevance);
    }

    private static TopicTag Topic(decimal points) => new(Given.Topic, Salience.Main, points, []);

    private static ModelReading Read(string title, RuleEvidence rules, LinearModel? model = null)
    {
        var document = new Document();
        document.Read(new TaggableText { Title = title, Language = "de" });
        return new ModelScorer(model ?? Small).Read(document, rules);
    }
}
