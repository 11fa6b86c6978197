using NewsMonitor.Core.Desk;
using NewsMonitor.Core.Events;
using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Watch;
using NewsMonitor.Core.Watch.Conditions;
using StoryPlacement = NewsMonitor.Core.Stories.StoryPlacement;

namespace NewsMonitor.UnitTests.Desk;

/// <summary>What becomes of stories and alerts, one change after the other.</summary>
public sealed class DeskBookTests
{
    private static readonly WatchRule Rule = new()
    {
        Id = "grave",
        Titles = new Dictionary<string, string> { ["de"] = "Schweres" },
        When = ConditionParser.Parse("severity >= 2").Condition!,
        Priority = AlertPriority.P2,
    };

    private static readonly DeskRules Rules = new(new RuleSetStamp(1, "sha256:test"), [Rule]);

    [Fact]
    public void A_merger_is_told_of_the_older_story_closes_the_alerts_of_the_other_and_says_what_replaces_them()
    {
        var book = new DeskBook(Rules, Sample.Now);
        Take(book, 1, "eins", 1);
        Take(book, 2, "zwei", 2);
        Take(book, 3, "drei", 2);
        Take(book, 4, "vier", 1, absorbed: 2);

        Assert.Equal(["raise", "story started", "update", "story started", "story merged", "close", "raise"], Told(book));
        var merged = Assert.IsType<StoryMergedNews>(book.News.OfType<DeskNews.OfStory>().Last().News);
        Assert.Equal((book[1].PublicId, 4), (merged.Story.PublicId, merged.Summary.Sources));
        Assert.Equal([book.Changed.Single(story => story.Id == 2).PublicId], merged.MergedFrom);
        Assert.Equal(1, book[2].Id);
        Assert.Equal([new StoryMerge(2, 1, Sample.Now)], book.Merges);

        var alerts = book.News.OfType<DeskNews.OfAlert>().Select(news => news.News).ToList();
        var closed = Assert.Single(alerts, alert => alert.Step == AlertStep.Close);
        Assert.Equal(CloseReason.Merged, closed.Alert.Closed);
        Assert.Equal(closed.Alert.Key.Id, alerts[^1].Replaces);
        Assert.Equal(book[1].PublicId, alerts[^1].Alert.Key.Story);

        // In one event the severity of the newcomers was told, too.
        Assert.Null(book[1].DueAt);
        Assert.Equal(2, book[1].Told.Severity);
    }

    [Fact]
    public void Nobody_is_told_of_the_merger_of_a_story_that_nobody_was_told_of()
    {
        var book = new DeskBook(Rules with { Watch = [] }, Sample.Now);
        Take(book, 1, "eins", 1);
        Take(book, 2, "zwei", 2);
        Take(book, 3, "eins", 1, absorbed: 2);

        Assert.Equal(["story started"], Told(book));
        Assert.Single(book.Merges);
    }

    [Fact]
    public void The_title_is_the_best_article_s_and_stays_with_the_earlier_of_two_equals()
    {
        var first = Member(1, "eins") with { Title = "Erster" };

        Assert.Equal("Erster", Best(first, first with { Place = 2, Title = "Zweiter" }));
        Assert.Equal("Agentur", Best(first, first with { Place = 2, Title = "Agentur", Tier = 1, Scope = TextScope.Title }));
        Assert.Equal("Ganz", Best(first with { Scope = TextScope.Teaser }, first with { Place = 2, Title = "Ganz" }));
        Assert.Equal("Erster", Best(first, first with { Place = 2, Title = "", Tier = 1 }));
        Assert.Equal("Erster", Best(first, first with { Place = 2, Title = "Zurückgezogen", Tier = 1, IsWithdrawn = true }));
        Assert.Equal("Erster", Best(first with { IsWithdrawn = true }));

        static string Best(params StoryMember[] members) => new StorySummary(new Story
        {
            Id = 1,
            PublicId = Guid.Empty,
            Revision = 1,
            Members = [.. members.Select((member, number) => member with { Id = number + 1 })],
        }).Best.Title;
    }

    [Theory]
    [InlineData(0, "started")]
    [InlineData(1, "held")]
    [InlineData(4, "held")]
    [InlineData(5, "grew sources-threshold 5")]
    public void What_grows_waits_for_five_minutes(int minutes, string expected)
    {
        var members = Enumerable.Range(1, minutes == 0 ? 2 : 7).Select(number => Member(number, $"quelle-{number}")).ToList();
        var summary = new StorySummary(new Story { Id = 1, PublicId = Guid.Empty, Revision = 1, Members = members });
        var told = minutes == 0 ? StoryTold.Nothing : new StoryTold(Sample.Now, Sample.Now, 2, 1, ["de"], 2);

        Assert.Equal(expected, StoryTelling.Next(summary, told, Sample.Now.AddMinutes(minutes)) switch
        {
            StoryStep.Started => "started",
            StoryStep.Grew grew => $"grew {grew.Trigger} {grew.Threshold}",
            StoryStep.Held held when held.Until == Sample.Now.AddMinutes(5) => "held",
            _ => "nothing",
        });
    }

    [Fact]
    public void A_step_that_was_reached_a_severity_and_a_language_are_told_once()
    {
        var hour = Sample.Now.AddHours(1);
        var told = new StoryTold(Sample.Now, Sample.Now, 2, 1, ["de"], 2);
        Assert.Equal(StoryStep.None, StoryTelling.Next(Summary(4, 1, "de"), told, hour));
        Assert.Equal(new StoryStep.Grew("severity", null), StoryTelling.Next(Summary(4, 2, "de"), told, hour));
        Assert.Equal(new StoryStep.Grew("language", null), StoryTelling.Next(Summary(4, 1, "en"), told, hour));
        Assert.Equal(new StoryStep.Grew("sources-threshold", 10), StoryTelling.Next(Summary(12, 4, "en"), told, hour));

        var after = StoryTelling.After(told, Summary(12, 4, "en"), 12, hour);
        Assert.Equal(StoryStep.None, StoryTelling.Next(Summary(12, 3, "en"), after, hour.AddHours(1)));
        Assert.Equal(StoryStep.None, StoryTelling.Next(Summary(24, 4, "de"), after, hour.AddHours(1)));

        static StorySummary Summary(int sources, int severity, string language) => new(new Story
        {
            Id = 1,
            PublicId = Guid.Empty,
            Revision = 1,
            Members = [.. Enumerable.Range(1, sources).Select(number => Member(number, $"quelle-{number}") with { Language = language, Tags = Sample.Tags(60, severity) })],
        });
    }

    private static IEnumerable<string> Told(DeskBook book) => book.News.Select(news => news switch
    {
        DeskNews.OfStory { News: StoryStartedNews } => "story started",
        DeskNews.OfStory { News: StoryMergedNews } => "story merged",
        DeskNews.OfStory => "story grew",
        DeskNews.OfAlert alert => alert.News.Step.ToString().ToLowerInvariant(),
        _ => "?",
    });

    private static void Take(DeskBook book, long number, string source, long story, params long[] absorbed) => book.Take(
        Member(number, source) with { Tags = Sample.Tags(60, source is "zwei" or "drei" ? 2 : 1) }, ["", "", ""], new StoryPlacement(story, null, 0.9, absorbed));

    private static StoryMember Member(long number, string source) => new()
    {
        Id = number,
        PublicId = new Guid((int)number, 0, 0, new byte[8]),
        FirstSeenAt = Sample.Now,
        Place = number,
        Similarity = 1,
        Source = source,
        Publisher = source,
        Tier = 3,
        Language = "de",
        Title = $"Titel {number}",
        Scope = TextScope.Full,
        Revision = 1,
        Tags = Sample.Tags(60, 1),
    };
}
