using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Rules;

namespace NewsMonitor.UnitTests.Tagging;

public sealed class EventTests
{
    private static readonly RuleSet Rules = Given.Rules("Streitkräfte") with
    {
        Events =
        [
            new EventClass { Id = "attack", Severity = 3, Terms = [Given.Term("Luftangriff")] },
            new EventClass { Id = "talks", Severity = 1, Terms = [Given.Term("Gespräch")] },
            new EventClass { Id = "statement", Severity = 0, Terms = [Given.Term("Erklärung")] },
        ],
        Cues =
        [
            new StatusCue(EventStatus.Planned, Given.Term("plant!")),
            new StatusCue(EventStatus.Hypothetical, Given.Term("abschreck*")),
            new StatusCue(EventStatus.Historical, Given.Term("damals")),
        ],
    };

    [Theory]
    [InlineData("Luftangriff der Streitkräfte", 3, "attack/occurred")]
    [InlineData("Streitkräfte: Regierung plant Luftangriff", 2, "attack/planned")]
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
}
