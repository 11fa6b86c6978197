using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NewsMonitor.Contracts;
using NewsMonitor.Core.Identity;
using NewsMonitor.Messaging.Events;

namespace NewsMonitor.UnitTests.Contract;

/// <summary>Samples of events that nothing sends yet, built from their records and from the articles that are sent.</summary>
internal static class PromisedEvents
{
    private static readonly ArticleDetected Announced = EventJson.Read<ArticleDetected>(SampleEvents.Detected(new ArticleEventWriter()).Body).Data;
    private static readonly Guid StoryId = NameBasedId.From("story", Announced.Article.Id.ToString());
    private static readonly Guid AlertId = NameBasedId.From("alert", "indo-pacific-posture", StoryId.ToString());

    private static readonly StoryArticleInfo NewArticle = new()
    {
        Id = NameBasedId.OfArticle(IdentityKey.OfLink(new Uri("https://example.org/pact"))),
        Source = "example-org",
        Title = "US, Japan and South Korea sign a pact",
        Url = "https://example.org/pact",
        Similarity = 0.81,
    };

    public static JsonNode Of(string name)
    {
        var known = EventCatalogue.All.Single(one => one.Name == name);
        object data = name switch
        {
            "story.started" => Started(),
            "story.grew" => Grew(),
            "story.merged" => Merged(),
            "alert.raised" => Raised(),
            "alert.updated" => Updated(),
            "alert.closed" => Closed(),
            _ => throw new ArgumentException($"no sample of {name}", nameof(name)),
        };
        var (subject, revision, hash) = data switch
        {
            StoryState story => ($"story/{story.Story.Id}", story.Story.Revision, Hash(Announced.Article.Id, NewArticle.Id)),
            AlertState alert => ($"alert/{alert.Alert.Id}", alert.Alert.Revision, $"{alert.Alert.Status}/{alert.Alert.Priority}/{alert.Story!.Revision}"),
            _ => throw new InvalidOperationException(),
        };
        return JsonNode.Parse(EventJson.Write(new CloudEvent<object>
        {
            Id = NameBasedId.OfEvent(known.Type, subject, revision, hash),
            Source = "urn:monitor:worker:main",
            Type = known.Type,
            Subject = subject,
            Time = Sample.Now.AddHours(4),
            Dataschema = known.Schema,
            Sequence = 482_200.ToString("D20", CultureInfo.InvariantCulture),
            Data = data,
        }))!;
    }

    private static string Hash(params Guid[] ids) =>
        $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', ids.Order()))))}";

    private static StoryStarted Started() => new()
    {
        Story = Story(1, 2, 2),
        Topics = ["alliances-treaties"],
        Places = ["JP"],
        Severity = Announced.Severity,
        NewArticles = [NewArticle],
        Truncated = Whole(),
    };

    private static StoryGrew Grew() => new()
    {
        Story = Story(4, 9, 5),
        Trigger = "sources-threshold",
        Threshold = 5,
        Growth = new GrowthInfo { ArticlesLastHour = 4, BaselinePerHour = 0.3 },
        Topics = ["alliances-treaties", "command-structure"],
        Places = ["JP"],
        Severity = Announced.Severity,
        NewArticles = [NewArticle],
        Truncated = Whole() with { NewArticles = 5 },
    };

    private static StoryMerged Merged() => new()
    {
        Story = Story(5, 11, 6),
        MergedFrom = [NameBasedId.From("story", NewArticle.Id.ToString())],
        Topics = ["alliances-treaties"],
        Places = ["JP"],
        Severity = Announced.Severity,
        NewArticles = [],
        Truncated = Whole(),
    };

    private static AlertRaised Raised() => new()
    {
        Alert = Alert("raised", 1),
        Rule = Rule(),
        Summary = Summary(),
        Because = Because(),
        Articles = [Article()],
        Story = StoryOf(1, 1),
        Suppressed = new SuppressedInfo { SameStory = 0, RateLimited = 0 },
        Truncated = new AlertTruncatedInfo { Articles = 0, RoutingKeys = 0 },
    };

    private static AlertUpdated Updated() => new()
    {
        Alert = Alert("updated", 2),
        Rule = Rule(),
        Summary = Summary(),
        Because = Because(),
        Articles = [Article()],
        Story = StoryOf(9, 5),
        Suppressed = new SuppressedInfo { SameStory = 8, RateLimited = 0 },
        Truncated = new AlertTruncatedInfo { Articles = 6, RoutingKeys = 0 },
    };

    private static AlertClosed Closed() => new()
    {
        Alert = Alert("closed", 3),
        Rule = Rule(),
        Summary = Summary(),
        Because = Because(),
        Articles = [Article()],
        Story = StoryOf(9, 5),
        Reason = "expired",
        Suppressed = new SuppressedInfo { SameStory = 8, RateLimited = 0 },
        Truncated = new AlertTruncatedInfo { Articles = 6, RoutingKeys = 0 },
    };

    private static StoryInfo Story(int revision, int articles, int sources) => new()
    {
        Id = StoryId,
        Revision = revision,
        Title = Announced.Article.Title!,
        Lang = "de",
        Langs = ["de", "en"],
        FirstSeenAt = Announced.Article.DetectedAt,
        LastArticleAt = Announced.Article.DetectedAt.AddHours(3.5),
        Articles = articles,
        Sources = sources,
        CountriesOfSources = ["DE", "US"],
    };

    private static StoryTruncatedInfo Whole() => new() { Topics = 0, Places = 0, NewArticles = 0, RoutingKeys = 0 };

    private static AlertInfo Alert(string status, int revision) => new()
    {
        Id = AlertId,
        Revision = revision,
        Status = status,
        Priority = "P2",
        Late = false,
        OncePer = "story",
        Fingerprint = Hash(AlertId, StoryId),
        StartsAt = Sample.Now,
        ExpiresAt = Sample.Now.AddDays(1),
    };

    private static WatchRuleInfo Rule() => new()
    {
        Id = "indo-pacific-posture",
        Version = "7",
        Owner = "desk-asia",
        Title = new Dictionary<string, string> { ["de"] = "US-Verbündete im Indo-Pazifik", ["en"] = "US allies in the Indo-Pacific" },
    };

    private static SummaryInfo Summary() => new() { De = "Abkommen USA–Japan–Südkorea; gemeinsames Hauptquartier in Japan geplant", MadeBy = "template" };

    private static string[] Because() => ["relevance 90 >= 60", "topic.main has alliances-treaties, command-structure"];

    private static AlertArticleInfo Article() => new()
    {
        Article = Announced.Article,
        Source = Announced.Source,
        Relevance = Announced.Relevance,
        Severity = Announced.Severity,
        Topics = Announced.Topics,
        Events = Announced.Events,
        Places = Announced.Places,
        Actors = Announced.Actors,
        Equipment = Announced.Equipment,
    };

    private static AlertStoryInfo StoryOf(int articles, int sources) => new() { Id = StoryId, Revision = 4, Articles = articles, Sources = sources };
}
