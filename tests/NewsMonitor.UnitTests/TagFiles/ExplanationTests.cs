using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Model;
using NewsMonitor.Core.Tagging.Rules;
using NewsMonitor.UnitTests.Tagging;
using NewsMonitor.Worker.Tagging;

namespace NewsMonitor.UnitTests.TagFiles;

/// <summary>What a person and a program are told about the tags of an article.</summary>
public sealed class ExplanationTests
{
    private static readonly TagResult Tags = new Tagger(GivenEntities.Rules with
    {
        Events = [new EventClass { Id = "attack", Cameo = "190", Severity = 3, Terms = [Given.Term("Angriff*")] }],
        Guards = [new Guard { Id = "games", Terms = [Given.Term("Panzerspiel*")] }],
        Models =
        [
            new LinearModel
            {
                Language = TermLanguage.German, Bias = 100, FiredTopic = 200, FiredPoints = 300, WeakPoints = 0, HeadlineOnly = 0,
                Words = new Dictionary<string, int> { ["bundeswehr"] = 700, ["warnen"] = -400 },
            },
        ],
    }).Tag(new TaggableText
    {
        Title = "Streitkräfte melden Angriff",
        Lead = "Verteidigungsminister Pistorius und die Bundeswehr warnen.",
        Body = "Ein Panzerspiel ist es nicht.",
        Language = "de",
        Published = GivenEntities.Day("2024-07-28"),
    });

    [Theory]
    [InlineData("Streitkräfte melden Angriff\n")]
    [InlineData("(defence, gate 35)   severity 3 high (attack/occurred)   de   rules v1\n")]
    [InlineData("log-odds: ")]
    [InlineData("\ntopic 18.00 main\n")]
    [InlineData(" +18.00 title    \"Streitkräfte\"   Streitkräfte   rules/test.yaml:1\n")]
    [InlineData("\nevents: 1\n  attack/occurred severity 3: \"Angriff\"\n")]
    [InlineData("  person       boris-pistorius, minister-of-defence (main, ×1): \"Pistorius\"\n")]
    [InlineData("  armed-force  bundeswehr (main, ×1): \"Bundeswehr\"\n")]
    [InlineData("\nguards: 1\n  games: \"Panzerspiel\" in the body gives no evidence\n")]
    public void A_person_is_told(string line) => Assert.Contains(line, Explanation.Of("Streitkräfte melden Angriff", "de", Tags, "v1", 35));

    [Fact]
    public void What_is_missing_is_told_as_well()
    {
        var rules = Given.Rules(new WeightedTerm(Given.Term("Armee"), 1));

        var text = Explanation.Of("t", "de", rules.Tag("Die Armee"), "v1", 35);

        Assert.Contains("\nrelevance 0 (not defence, gate 35)   severity 0 info   de", text);
        Assert.Contains("\nmodel: none for this language, the rules decide\n", text);
        Assert.Contains("\ntopic 1.00 NOT FIRED: ", text);
        Assert.Contains("\nevents: none\n", text);
        Assert.Contains("\nentities: none\n", text);
        Assert.Contains("\nguards: none\n", text);
        Assert.DoesNotContain("truncated", text);
    }

    /// <summary>Programs read it: a change here is a change for them.</summary>
    [Fact]
    public void A_program_gets_this_line() => Assert.Equal(
        """
        {"id":"ä/1","lang":"de","defence":true,"relevance":48,"severity":3,"severityBecause":"attack/occurred",
        "topics":[{"id":"topic","salience":"main","points":18}],
        "events":[{"class":"attack","status":"occurred","severity":3}],
        "entities":[{"id":"boris-pistorius","type":"person","country":"DE","role":"minister-of-defence","salience":"main","mentions":1},
        {"id":"bundeswehr","type":"armed-force","country":"DE","salience":"main","mentions":1}],
        "evidence":[{"topic":"topic","field":"title","text":"Streitkräfte","term":"Streitkräfte","points":18,"rule":"rules/test.yaml:1"}],
        "model":{"logOdds":0.911,"strongest":[{"feature":"bundeswehr","logOdds":0.485},
        {"feature":"warnen","logOdds":-0.277}]}}
        """.ReplaceLineEndings(""),
        TagJson.Of("ä/1", "de", Tags, 35));

    [Theory]
    [InlineData("Titel\nText", "Titel", "Text")]
    [InlineData("\n\n  Titel \r\n\r\nText\r\nmehr\n\n", "Titel", "Text\nmehr")]
    [InlineData("Website-Icon Blog\nTitel\nhttps://example.org/a\nDie mobile Version verlassen\nText", "Titel", "Text")]
    [InlineData("Titel\nSiehe https://example.org/a", "Titel", "Siehe https://example.org/a")]
    [InlineData("Titel", "Titel", "")]
    [InlineData("", "", "")]
    [InlineData(" \n\t\n", "", "")]
    [InlineData("https://example.org/a", "", "")]
    public void The_headline_of_a_saved_text_is_its_first_line(string content, string title, string text) =>
        Assert.Equal((title, text), PlainArticle.Of(content));
}
