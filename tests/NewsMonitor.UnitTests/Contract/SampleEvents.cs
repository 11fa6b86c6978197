using System.Text.Json.Nodes;
using NewsMonitor.Contracts;
using NewsMonitor.Core.Events;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Pages;
using NewsMonitor.Messaging.Events;

namespace NewsMonitor.UnitTests.Contract;

/// <summary>One event of each type, always the same. It comes from the writers that send it.</summary>
internal static class SampleEvents
{
    private static readonly DateTimeOffset Nine = new(2024, 7, 28, 9, 0, 0, TimeSpan.Zero);

    private static readonly SourceNews Trouble = new()
    {
        Key = Sample.Source.Key,
        Name = Sample.Source.Name,
        Url = "https://reader:secret@perspektiven-global.de/feed/?token=secret",
        Trouble = SourceTrouble.Failing,
        StartedAt = Nine,
        Failures = 3,
        Failure = FetchFailure.HttpServerError,
        Message = "503 Service Unavailable (https://perspektiven-global.de/feed/)",
        Status = 503,
        LastSuccessAt = Nine.AddMinutes(-45),
        LastNewAt = Nine.AddMinutes(-101),
        NextAttemptAt = Nine.AddMinutes(30),
        ExpectedMissed = 2,
    };

    /// <summary>An article with everything that an event can tell of it.</summary>
    public static ArticleNews News => Sample.News(Sample.News().Tags with { Entities = Sample.Entities });

    public static OutgoingEvent Detected(ArticleEventWriter writer) => writer.Detected(News, Sample.Stamp);

    public static OutgoingEvent Revised(ArticleEventWriter writer) => writer.Revised(News with { Revision = 2 }, Changes(), Sample.Stamp);

    public static OutgoingEvent Withdrawn(ArticleEventWriter writer) => writer.Withdrawn(News with { Revision = 3 }, PageMissing.NotFound, Sample.Stamp);

    /// <summary>The event of a type, by its name.</summary>
    public static JsonNode Of(string name) => name switch
    {
        "article.detected" => Parsed(Detected(new ArticleEventWriter())),
        "article.revised" => Parsed(Revised(new ArticleEventWriter())),
        "article.withdrawn" => Parsed(Withdrawn(new ArticleEventWriter())),
        _ when OpsNewsOf(name) is { } news => Parsed(Ops(news)),
        _ when DeskEventSamples.Of(name) is { } told => Parsed(told),
        _ => throw new ArgumentException($"no sample of {name}", nameof(name)),
    };

    /// <summary>News that the type of that name tells; null for other types.</summary>
    public static OpsNews? OpsNewsOf(string name) => name switch
    {
        "source.failing" => Trouble,
        "source.down" => Trouble with { Trouble = SourceTrouble.Down, Revision = 2, Failures = 9, ExpectedMissed = 21 },
        "source.parked" => Trouble with { Trouble = SourceTrouble.Parked, Failure = FetchFailure.Gone, Status = 410, Failures = 1, Message = "410 Gone" },
        "source.silent" => Trouble with
        {
            Trouble = SourceTrouble.Silent,
            Failures = 0,
            Failure = null,
            Status = null,
            Message = "",
            ExpectedBy = Nine.AddMinutes(-10),
        },
        "source.recovered" => Trouble with { Trouble = SourceTrouble.Down, Revision = 4, Lasted = TimeSpan.FromHours(50.25), FetchedLate = 17, Failures = 0 },
        "outage.started" => new OutageNews { StartedAt = Nine, Hosts = 7, Message = "many hosts that have nothing to do with each other cannot be reached" },
        "outage.ended" => new OutageNews { StartedAt = Nine, Revision = 2, Hosts = 212, Message = "", Lasted = TimeSpan.FromMinutes(6.2) },
        "topology.lost" => new LostTopologyNews { StartedAt = Nine, Kind = "queue", Name = "monitor.archive", Restored = true },
        "rules.refused" => new RefusedRulesNews
        {
            StartedAt = Nine,
            Problem = new RulesProblem("rules/20-missiles.yaml", 14, 9, "a term may not be empty"),
            ActiveSet = 7,
        },
        "outbox.parked" => new ParkedEventNews
        {
            StartedAt = Nine,
            EventId = new Guid("0f0275d0-497a-538c-849b-8c8836b71c89"),
            Type = ArticleRevised.Type,
            Reason = "ArgumentException: a header is too long",
            Attempts = 5,
        },
        _ => null,
    };

    public static OutgoingEvent Ops(OpsNews news) => new OpsEventWriter().Write(news, new EventStamp(Nine.AddMinutes(12), 482_114));

    private static JsonNode Parsed(OutgoingEvent outgoing) => JsonNode.Parse(outgoing.Body)!;

    /// <summary>What an edit changed: title, text, topics and severity.</summary>
    public static RevisionChanges Changes()
    {
        var shelf = new Intake.Shelf();
        shelf.TakeIn(
            Sample.Context() with { Tag = _ => Sample.Tags(81, 1, "alliances-treaties", "exercises") },
            Sample.Entry with
            {
                Title = "USA, Japan und Südkorea unterzeichnen Abkommen",
                Text = "Die Minister trafen sich am Sonntag in Tokio.",
            });
        var plan = shelf.Plan(Sample.Context() with { Tag = _ => Sample.News().Tags }, Sample.Entry);
        return Assert.Single(plan.Revised).Changes;
    }
}
