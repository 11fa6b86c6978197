using NewsMonitor.Core.Entries;
using NewsMonitor.Core.Events;
using NewsMonitor.Core.Identity;
using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Sources;
using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Entities;
using NewsMonitor.Core.Tagging.Rules;

namespace NewsMonitor.UnitTests;

/// <summary>Things to test with, each complete; a test changes with <c>with</c> what it is about.</summary>
internal static class Sample
{
    public const int Gate = 35;

    /// <summary>13 minutes after the sample article was published.</summary>
    public static readonly DateTimeOffset Now = new(2024, 7, 28, 7, 31, 4, 512, TimeSpan.Zero);

    public static readonly Source Source = new()
    {
        Key = "perspektiven-global",
        Name = "Perspektiven Global",
        Url = new Uri("https://perspektiven-global.de/feed/"),
        Country = "DE",
        Language = "de",
        Publisher = "perspektiven-global",
    };

    /// <summary>A source that republishes what others write.</summary>
    public static readonly Source Aggregator = Source with
    {
        Key = "aggregator",
        Name = "Aggregator",
        Url = new Uri("https://aggregator.example/feed"),
    };

    public static readonly Entry Entry = new()
    {
        Id = "https://perspektiven-global.de/?p=4711",
        Link = new Uri("https://perspektiven-global.de/verteidigungsbuendnisse/"),
        Title = "Stärkung der Verteidigungsbündnisse: USA, Japan und Südkorea unterzeichnen Abkommen",
        Text = "Die Minister trafen sich am Sonntag in Tokio.\nDas Kommando wird von einem Drei-Sterne-General geleitet.",
        Published = Published(new DateTimeOffset(2024, 7, 28, 7, 18, 28, TimeSpan.Zero)),
    };

    public static SourceTime Published(DateTimeOffset at) => new(at, DateQuality.Exact, "Sun, 28 Jul 2024 07:18:28 +0000");

    public static Uri Link(int number) => new($"https://perspektiven-global.de/{number}/");

    public static Candidate Candidate(Entry entry, Source? source = null) => Core.Intake.Candidate.From(source ?? Source, entry, Now);

    public static IntakeContext Context(int relevance = 50) => new()
    {
        Source = Source,
        Backfill = false,
        RelevanceGate = Gate,
        Owners = new SiteOwners([Source, Aggregator]),
        Tag = _ => Tags(relevance),
    };

    public static TagResult Tags(int relevance = 50, int severity = 2, params string[] topics) => new()
    {
        Relevance = relevance,
        Severity = new Severity(severity, severity > 0 ? "agreement-signed/occurred" : null),
        Topics = [.. topics.Select(id => Topic(id))],
        Events = severity > 0 ? [new EventTag("agreement-signed", EventStatus.Occurred, severity, [])] : [],
    };

    public static TopicTag Topic(string id, Salience salience = Salience.Main, decimal points = 18) =>
        new(id, salience, points, [new Evidence("title", "Verteidigungsbündnisse", "verteidigungsbündnis*", points, "rules/de.yaml:12")]);

    /// <summary>One of each facet, main, and a place in passing.</summary>
    public static readonly IReadOnlyList<EntityTag> Entities =
    [
        Named("JP", EntityType.Country, "JP"),
        Named("lloyd-austin", EntityType.Person, "US", role: "minister-of-defence"),
        Named("f-35", EntityType.Weapon, "US"),
        Named("yokosuka", EntityType.Base, "JP"),
        Named("region:indo-pacific", EntityType.Region, null, Salience.Mentioned),
    ];

    public static EntityTag Named(
        string id, EntityType type, string? country, Salience salience = Salience.Main, string? role = null, string? words = null) =>
        new(id, type, country, role, salience, 2, IsMetonym: false, [new Evidence("title", words ?? id.ToUpperInvariant(), id, 0, "entities/a.yaml:1")]);

    public static ArticleNews News(TagResult? tags = null, Entry? entry = null) => new()
    {
        PublicId = NameBasedId.OfArticle(IdentityKey.OfLink(Entry.Link!)),
        Revision = 1,
        Link = (entry ?? Entry).Link,
        State = Candidate(entry ?? Entry).State,
        Tags = tags ?? Tags(90, 2, "alliances-treaties", "command-structure"),
        Backfill = false,
        Source = Source,
        Rules = new RuleSetStamp(7, "sha256:6c621d1a05138a7888d37d9269a9da8e2e11e4aced2f6cfd24b05ab1b9e61bb0")
        {
            Topics = new Dictionary<string, Topic>
            {
                ["alliances-treaties"] = new()
                {
                    Id = "alliances-treaties",
                    Group = "cooperation",
                    Labels = new Dictionary<string, string> { ["de"] = "Bündnisse und Verträge", ["en"] = "Alliances and treaties" },
                    Iptc = [new IptcCode("20000641", IsBroader: false)],
                    EuroVoc = ["218"],
                },
                ["command-structure"] = new()
                {
                    Id = "command-structure",
                    Group = "forces",
                    Labels = new Dictionary<string, string> { ["de"] = "Führung und Kommandos", ["en"] = "Command structure" },
                },
            },
            Entities = new Dictionary<string, Entity>
            {
                ["lloyd-austin"] = Known("lloyd-austin", EntityType.Person, "Lloyd Austin"),
                ["f-35"] = Known("f-35", EntityType.Weapon, "F-35") with { Class = "aircraft/fighter" },
            },
        },
    };

    private static Entity Known(string id, EntityType type, string name) =>
        new() { Id = id, Type = type, Labels = new Dictionary<string, string> { ["en"] = name }, Rule = "entities/a.yaml:1" };

    public static EventStamp Stamp { get; } = new(Now.AddTicks(7), 482113);
}
