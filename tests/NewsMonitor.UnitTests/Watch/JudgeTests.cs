using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Watch;

namespace NewsMonitor.UnitTests.Watch;

/// <summary>Rules judge stories, and say why.</summary>
public sealed class JudgeTests
{
    [Theory]
    [InlineData("relevance >= 60", "relevance 90 >= 60")]
    [InlineData("severity != 3", "severity 2 != 3")]
    [InlineData("topic.main in (alliances-treaties, sea)", "topic.main has alliances-treaties")]
    [InlineData("topic in (sea, alliances-treaties, land)", "topic has sea, alliances-treaties")]
    [InlineData("count(place in (JP, KR)) >= 2", "count(place in JP,KR) = 2 >= 2")]
    [InlineData("place in (seoul)", "place has seoul")]
    [InlineData("not place.main in (KR)", "not place.main in (KR)")]
    [InlineData("actor.main = lloyd-austin and role = minister-of-defence", "actor.main has lloyd-austin", "role has minister-of-defence")]
    [InlineData("equipment = aircraft", "equipment has aircraft")]
    [InlineData("equipment = aircraft/fighter", "equipment has aircraft/fighter")]
    [InlineData("event in (attack/hypothetical)", "event has attack/hypothetical")]
    [InlineData("event.status = occurred", "event.status has occurred")]
    [InlineData("lang = de and source = example-house", "lang has de", "source has example-house")]
    [InlineData("source.tier >= 3", "source.tier 3 >= 3")]
    [InlineData("story.sources = 1 and story.articles = 1", "story.sources 1 = 1", "story.articles 1 = 1")]
    [InlineData("severity = 0 or relevance > 1 or severity > 1", "relevance 90 > 1", "severity 2 > 1")]
    [InlineData("text ~ 'zeitenwende'", "text has \"zeitenwende\"")]
    [InlineData("not (severity >= 3 and relevance > 1)", "not (severity >= 3 and relevance > 1)")]
    public void Holds_because(string when, params string[] because)
    {
        var verdict = Given.Rule(when).Judge(Given.Story());

        Assert.True(verdict.Holds);
        Assert.Equal(because, verdict.Because);
    }

    [Theory]
    [InlineData("relevance > 90")]
    [InlineData("topic.main = sea")]
    [InlineData("count(place in (JP, KR, AU)) >= 3")]
    [InlineData("place.main = seoul")]
    [InlineData("place = lloyd-austin")]
    [InlineData("actor = JP")]
    [InlineData("actor = f-35")]
    [InlineData("event = attack/occurred")]
    [InlineData("lang = en")]
    [InlineData("not topic in (sea)")]
    [InlineData("relevance > 1 and severity > 2")]
    [InlineData("text ~ 'Bündnisse Zeitenwende'")]
    public void Does_not_hold(string when) => Assert.Equal(Verdict.No, Given.Rule(when).Judge(Given.Story()));

    [Fact]
    public void Nothing_is_said_of_a_branch_that_does_not_hold() => Assert.Equal(
        ["relevance 90 > 2"], Given.Rule("relevance > 1 and severity > 3 or relevance > 2").Judge(Given.Story()).Because);

    [Theory]
    [InlineData(2, AlertPriority.P3, null)]
    [InlineData(3, AlertPriority.P2, "P2: severity 3 >= 3")]
    [InlineData(4, AlertPriority.P1, "P1: severity 4 >= 4")]
    public void The_gravest_priority_that_holds_counts(int severity, AlertPriority priority, string? reason)
    {
        var verdict = Given.Rule().Judge(Given.Story(sources: 1, severity));

        Assert.Equal(priority, verdict.Priority);
        Assert.Equal(reason, verdict.Because.Skip(1).SingleOrDefault());
    }

    [Fact]
    public void What_is_missing_is_told()
    {
        Assert.Equal(["severity > 3", "place in (DE)"], Given.Rule("relevance > 1 and severity > 3 and place in (DE)").Missing(Given.Story()));
        Assert.Empty(Given.Rule().Missing(Given.Story()));
    }

    [Fact]
    public void A_story_is_the_union_of_its_articles()
    {
        var other = Given.Article with
        {
            Source = "other",
            Tier = 1,
            Language = "en",
            Relevance = 40,
            Severity = 3,
            Topics = [new("sea", Salience.Main)],
        };

        var story = Given.Story(Given.Article, other, other with { Publisher = "third", Source = "third" });

        Assert.Equal((3, 2), (story.Articles, story.Sources));
        Assert.Equal((90, 3, 1), (story.Number(WatchField.Relevance), story.Number(WatchField.Severity), story.Number(WatchField.SourceTier)));
        Assert.Equal(["alliances-treaties", "sea"], story.Ids(WatchField.MainTopic).Order());
        Assert.Equal(["de", "en"], story.Ids(WatchField.Language).Order());
        Assert.False(story.IsAllBackfill);
        Assert.True(Given.Story(sources: 2, backfill: true).IsAllBackfill);
        Assert.False(Given.Story(Given.Article, Given.Article with { IsBackfill = true }).IsAllBackfill);
    }

    [Theory]
    [InlineData("bündnisse", true)]
    [InlineData("Buendnisse", true)]
    [InlineData("Bündnis", false)]
    [InlineData("Bündnis*", true)]
    [InlineData("der Bündnisse", true)]
    [InlineData("der Bündnisse die", false)]
    [InlineData("us truppen", true)]
    [InlineData("US-Truppen in", true)]
    [InlineData("Truppe", false)]
    public void Phrases_are_whole_words_of_one_text(string phrase, bool stands) => Assert.Equal(stands, Given.Story().HasPhrase(phrase));

    [Fact]
    public void A_story_without_articles_is_none() => Assert.Throws<ArgumentException>(() => new WatchedStory(Given.StoryId, [], []));
}
