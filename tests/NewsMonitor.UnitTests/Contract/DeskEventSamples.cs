using NewsMonitor.Core.Desk;
using NewsMonitor.Core.Events;
using NewsMonitor.Core.Identity;
using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Watch;
using NewsMonitor.Core.Watch.Conditions;
using NewsMonitor.Messaging.Events;

namespace NewsMonitor.UnitTests.Contract;

/// <summary>Events of one story and one alert, as the writers write them.</summary>
internal static class DeskEventSamples
{
    private static readonly EventStamp Stamp = new(Sample.Now.AddHours(4), 482_200);

    public static readonly WatchRule Rule = new()
    {
        Id = "indo-pacific-posture",
        Titles = new Dictionary<string, string> { ["de"] = "US-Verbündete im Indo-Pazifik", ["en"] = "US allies in the Indo-Pacific" },
        Owner = "desk-asia",
        When = new AllOf([]),
        Priority = AlertPriority.P2,
    };

    public static readonly StoryMember First = Member(1, SampleEvents.News.PublicId, "perspektiven-global") with
    {
        Title = SampleEvents.News.State.Title,
        Link = SampleEvents.News.Link,
        Scope = TextScope.Full,
        Tags = SampleEvents.News.Tags,
    };

    public static readonly StoryMember Second = Member(2, NameBasedId.OfArticle(IdentityKey.OfLink(new Uri("https://example.org/pact"))), "example-org") with
    {
        FirstSeenAt = Sample.Now.AddHours(3.5),
        Language = "en",
        Country = "US",
        Title = "US, Japan and South Korea sign a pact",
        Link = new Uri("https://example.org/pact"),
        Similarity = 0.81,
    };

    /// <summary>A story of two articles; <see cref="Second"/> was not told yet.</summary>
    public static Story Story(int revision) => new()
    {
        Id = 1,
        PublicId = NameBasedId.OfStory(First.PublicId),
        Revision = revision,
        Members = [First, Second],
        Told = StoryTold.Nothing with { Place = 1 },
    };

    /// <summary>The event of a type, by its name; null for types that are not the desk's.</summary>
    public static OutgoingEvent? Of(string name) => name switch
    {
        "story.started" => Write(new StoryStartedNews { Story = Story(2), Summary = new StorySummary(Story(2)) }),
        "story.grew" => Write(new StoryGrewNews
        {
            Story = Story(4),
            Summary = new StorySummary(Story(4)),
            Step = new StoryStep.Grew("sources-threshold", 5),
            At = Stamp.Time,
        }),
        "story.merged" => Write(new StoryMergedNews { Story = Story(5), Summary = new StorySummary(Story(5)), MergedFrom = [NameBasedId.OfStory(Second.PublicId)] }),
        "alert.raised" => Write(Alert(AlertStep.Raise, 1)),
        "alert.updated" => Write(Alert(AlertStep.Update, 2)),
        "alert.closed" => Write(Alert(AlertStep.Close, 3)),
        _ => null,
    };

    public static OutgoingEvent Write(StoryNews news) => new StoryEventWriter().Write(news, Sample.News().Rules, Stamp);

    public static OutgoingEvent Write(AlertNews news) => new AlertEventWriter().Write(news, Sample.News().Rules, Stamp);

    public static AlertNews Alert(AlertStep step, int revision) => new()
    {
        Alert = new StoredAlert
        {
            Key = AlertKey.OfStory(Rule.Id, Story(4).PublicId),
            Status = step == AlertStep.Close ? AlertStatus.Closed : AlertStatus.Raised,
            Closed = step == AlertStep.Close ? CloseReason.Expired : null,
            Revision = revision,
            Priority = AlertPriority.P2,
            Late = false,
            Because = ["relevance 90 >= 60", "topic.main has alliances-treaties, command-structure"],
            StartsAt = Sample.Now,
            ExpiresAt = Sample.Now.AddDays(1),
            Sources = 2,
            Articles = 2,
            SameStory = revision - 1,
        },
        Step = step,
        Rule = Rule,
        Story = Story(4),
        Articles = [new AlertArticle(SampleEvents.News, Sample.Now)],
    };

    private static StoryMember Member(long number, Guid id, string source) => new()
    {
        Id = number,
        PublicId = id,
        FirstSeenAt = Sample.Now,
        Place = number,
        Similarity = 1,
        Source = source,
        Publisher = source,
        Country = "DE",
        Tier = 3,
        Language = "de",
        Title = "",
        Scope = TextScope.Teaser,
        Revision = 1,
        Tags = Sample.Tags(70, 1, "alliances-treaties"),
    };
}
