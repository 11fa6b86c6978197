using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Rules;

namespace NewsMonitor.UnitTests.Tagging;

public sealed class EventTests
{
    private static readonly RuleSet Rules = Given.Rules("Streitkräfte") with
    {
        Events =
        [
            new EventClass { Id = "attack", Severity = 3, DoesHarm = true, Terms = [Given.Term("Luftangriff")] },
            new EventClass { Id = "talks", Severity = 1, Terms = [Given.Term("Gespräch")] },
            new EventClass { Id = "statement", Severity = 0, Terms = [Given.Term("Erklärung")] },
        ],
        Cues =
        [
            new StatusCue(EventStatus.Planned, Given.Term("plant!")),
            new StatusCue(EventStatus.Threatened, Given.Term("droht!")),
            new StatusCue(EventStatus.Hypothetical, Given.Term("abschreck*")),
            new StatusCue(EventStatus.Historical, Given.Term("damals")),
        ],
    };

    [Theory]
    [InlineData("Luftangriff der Streitkräfte", 3, "attack/occurred")]
    [InlineData("Streitkräfte: Regierung plant Luftangriff", 2, "attack/planned")]
    [InlineData("Streitkräfte: Regierung droht mit Luftangriff", 2, "attack/threatened")]
    [InlineData("Streitkräfte: Regierung plant Luftangriff und droht", 2, "attack/threatened")]
    [InlineData("Streitkräfte: Regierung droht mit Luftangriff wie damals", 0, "attack/historical")]
    [InlineData("Streitkräfte sollen Luftangriff abschrecken", 0, "attack/hypothetical")]
    [InlineData("Streitkräfte: der Luftangriff von damals", 0, "attack/historical")]
    [InlineData("Streitkräfte: plant man, den Luftangriff von damals abzuwehren und abzuschrecken? Abschreckung!", 0, "attack/historical")]
    [InlineData("Streitkräfte: Minister plant Gespräch", 1, "talks/planned")]
    [InlineData("Streitkräfte: Minister plant Erklärung", 0, "statement/planned")]
    [InlineData("Streitkräfte: Gespräch nach Luftangriff", 3, "attack/occurred")]
    public void The_gravest_event_of_the_headline_gives_the_severity(string title, int level, string because)
    {
        var result = new Tagger(Rules).Tag(new TaggableText { Title = title, Language = "de" });

        Assert.Equal(new Severity(level, because), result.Severity);
    }

    [Fact]
    public void A_cue_speaks_for_its_own_sentence_only()
    {
        var result = Rules.Tag("Die Streitkräfte flogen einen Luftangriff. Der Minister plant Urlaub. Noch ein Luftangriff folgte.");

        Assert.Equal(new Severity(3, "attack/occurred"), result.Severity);
    }

    [Fact]
    public void One_sentence_of_the_body_is_background_and_does_not_alarm()
    {
        var result = Rules.Tag("Die Streitkräfte kaufen Zelte. Im Mai gab es einen Luftangriff.");

        Assert.Equal("attack", Assert.Single(result.Events).Class);
        Assert.Equal(new Severity(0, null), result.Severity);
    }

    [Fact]
    public void An_article_without_topic_has_no_event()
    {
        var result = new Tagger(Rules).Tag(new TaggableText { Title = "Luftangriff der Mücken", Language = "de" });

        Assert.Empty(result.Events);
    }

    [Theory]
    [InlineData("Streitkräfte: Luftangriff von 2021", "2024-07-28", "attack/historical")]
    [InlineData("Streitkräfte: Luftangriff von 2022", "2024-07-28", "attack/occurred")]
    [InlineData("Streitkräfte: Luftangriff von 2021", null, "attack/occurred")]
    [InlineData("Streitkräfte: Luftangriff auf 2000 Soldaten", "2024-07-28", "attack/occurred")]
    [InlineData("Streitkräfte: Luftangriff im Jahr 2000", "2024-07-28", "attack/historical")]
    [InlineData("Streitkräfte: Luftangriff auf 1250 Soldaten", "2024-07-28", "attack/occurred")]
    public void A_year_long_past_makes_the_event_of_its_sentence_history(string title, string? published, string because)
    {
        var result = new Tagger(Rules).Tag(new TaggableText { Title = title, Language = "de", Published = published is null ? null : GivenEntities.Day(published) });

        Assert.Equal(because, result.Severity.Because);
    }

    [Theory]
    [InlineData("Luftangriff der Streitkräfte auf die USA", 4)]
    [InlineData("Luftangriff der Streitkräfte auf China", 3)]
    [InlineData("Luftangriff der Streitkräfte. Die USA schweigen", 3)]
    [InlineData("Streitkräfte: Gespräch mit den USA", 1)]
    [InlineData("Streitkräfte: USA plant! Luftangriff", 3)]
    public void What_happens_to_a_watch_country_is_graver(string title, int severity)
    {
        var rules = Rules with { Entities = GivenEntities.Rules.Entities, WatchCountries = new HashSet<string> { "US" } };

        Assert.Equal(severity, new Tagger(rules).Tag(new TaggableText { Title = title, Language = "de" }).Severity.Level);
    }
}
