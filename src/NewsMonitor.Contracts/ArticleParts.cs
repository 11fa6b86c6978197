using System.ComponentModel.DataAnnotations;

namespace NewsMonitor.Contracts;

/// <summary>An article. Its full text is not sent: follow <see cref="Url"/>.</summary>
public sealed record ArticleInfo
{
    /// <summary>Public id, name-based; the same in the database.</summary>
    public required Guid Id { get; init; }

    /// <summary>Number of the revision, from 1. Drop what is older than what you have.</summary>
    [Range(1, int.MaxValue)]
    public required int Revision { get; init; }

    /// <summary>Address as the source gives it; absent when it gives none, or one of more than 2,048 letters.</summary>
    public string? Url { get; init; }

    /// <summary>Headline, plain text; absent when the source gives none.</summary>
    public string? Title { get; init; }

    /// <summary>Beginning of the text, plain; absent when there is none.</summary>
    public string? Excerpt { get; init; }

    /// <summary>Language: BCP 47 primary tag, or <c>und</c>.</summary>
    public required string Lang { get; init; }

    /// <summary>When the source says it was published; absent when it does not say.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Who says so: <c>feed</c>, or <c>first-seen</c> where the source's own time cannot be true.</summary>
    [KnownValues("feed", "first-seen")]
    public string? PublishedAtSource { get; init; }

    /// <summary>When this event's state was recorded.</summary>
    public required DateTimeOffset DetectedAt { get; init; }

    /// <summary><c>sha256:</c> and 64 hexadecimal digits over title and text.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Words in title and text, from 0.</summary>
    [Range(0, int.MaxValue)]
    public required int WordCount { get; init; }

    /// <summary>How much of the article was read: <c>title</c>, <c>teaser</c>, <c>full</c>.</summary>
    [KnownValues("title", "teaser", "full")]
    public required string TextScope { get; init; }
}

/// <summary>A source.</summary>
/// <param name="Id">Stable key.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Country">ISO 3166-1 alpha-2; absent when it is not a national one.</param>
/// <param name="Tier">1 agency or official, 2 established newsroom, 3 other.</param>
public sealed record SourceInfo(string Id, string Name, string? Country, [Range(1, 3)] int Tier);

/// <summary>How grave what happened is.</summary>
/// <param name="Level">0 to 4.</param>
/// <param name="Label"><c>info</c>, <c>low</c>, <c>notable</c>, <c>high</c>, <c>critical</c>.</param>
/// <param name="Because">Event class and status that gave the level; absent when none did.</param>
public sealed record SeverityInfo(
    [Range(0, 4)] int Level, [KnownValues("info", "low", "notable", "high", "critical")] string Label, string? Because);

/// <summary>A topic.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Salience"><c>main</c>: the article is about it; <c>mentioned</c>: named in passing.</param>
/// <param name="Points">Strength: 0 to 40.</param>
/// <param name="Label">Name by language.</param>
/// <param name="Iptc">IPTC Media Topics, <c>medtop:…</c>.</param>
/// <param name="Eurovoc">EuroVoc concepts.</param>
public sealed record TopicInfo(
    string Id,
    [KnownValues("main", "mentioned")] string Salience,
    [Range(0, 40)] decimal Points,
    IReadOnlyDictionary<string, string> Label,
    IReadOnlyList<string> Iptc,
    IReadOnlyList<string> Eurovoc);

/// <summary>A kind of event that the article tells of.</summary>
/// <param name="Class">Event class, such as <c>agreement-signed</c>.</param>
/// <param name="Status"><c>occurred</c>, <c>planned</c>, <c>threatened</c>, <c>historical</c>, <c>hypothetical</c>.</param>
public sealed record EventInfo(
    string Class, [KnownValues("occurred", "planned", "threatened", "historical", "hypothetical")] string Status);

/// <summary>A place that the article names.</summary>
/// <param name="Id">ISO 3166-1 code of a country; else the id of a region, sea, city or base.</param>
/// <param name="Type"><c>country</c>, <c>region</c>, <c>city</c>, <c>base</c>.</param>
/// <param name="Country">The state it belongs to; absent when it belongs to none.</param>
/// <param name="Salience"><c>main</c> or <c>mentioned</c>.</param>
public sealed record PlaceInfo(
    string Id, [KnownValues("country", "region", "city", "base")] string Type, string? Country, [KnownValues("main", "mentioned")] string Salience);

/// <summary>Somebody that the article names.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Type"><c>person</c>, or the kind of organisation, such as <c>armed-force</c>.</param>
/// <param name="Name">Name for people, in the article's language where there is one.</param>
/// <param name="Role">Office of a person when the article was published; absent when none is known.</param>
/// <param name="Country">ISO 3166-1 code: of a person where the office is held; absent when there is none.</param>
/// <param name="Salience"><c>main</c> or <c>mentioned</c>.</param>
public sealed record ActorInfo(
    string Id, string Type, string Name, string? Role, string? Country, [KnownValues("main", "mentioned")] string Salience);

/// <summary>A weapon system that the article names.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Class">Family and kind, such as <c>aircraft/fighter</c>; absent when it has none.</param>
/// <param name="Text">The article's words.</param>
/// <param name="Salience"><c>main</c> or <c>mentioned</c>.</param>
public sealed record EquipmentInfo(string Id, string? Class, string Text, [KnownValues("main", "mentioned")] string Salience);

/// <summary>One match that speaks for a topic.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Field"><c>title</c>, <c>lead</c>, <c>category</c>, <c>body</c>.</param>
/// <param name="Text">The article's words.</param>
/// <param name="Term">The rule's term.</param>
/// <param name="Points">What it gave.</param>
public sealed record EvidenceInfo(
    string Topic, [KnownValues("title", "lead", "category", "body")] string Field, string Text, string Term, decimal Points);

/// <summary>The rules that tagged an article.</summary>
/// <param name="Version">Number of the configuration set.</param>
/// <param name="Hash">Hash of its files.</param>
public sealed record RulesInfo(string Version, string Hash);

/// <summary>How many items each list lost.</summary>
/// <param name="Topics">Topics beyond the 12th.</param>
/// <param name="Events">Kinds of events beyond the 12th.</param>
/// <param name="Evidence">Matches beyond the 10th.</param>
/// <param name="RoutingKeys">Keys that the message does not have.</param>
/// <param name="TopicChanges">Topics that came or went, beyond 12 each.</param>
/// <param name="Places">Places beyond the 20th.</param>
/// <param name="Actors">People and organisations beyond the 20th.</param>
/// <param name="Equipment">Weapon systems beyond the 10th.</param>
public sealed record TruncatedInfo(
    [Range(0, int.MaxValue)] int Topics,
    [Range(0, int.MaxValue)] int Events,
    [Range(0, int.MaxValue)] int Evidence,
    [Range(0, int.MaxValue)] int RoutingKeys,
    [Range(0, int.MaxValue)] int TopicChanges,
    [Range(0, int.MaxValue)] int Places = 0,
    [Range(0, int.MaxValue)] int Actors = 0,
    [Range(0, int.MaxValue)] int Equipment = 0);
