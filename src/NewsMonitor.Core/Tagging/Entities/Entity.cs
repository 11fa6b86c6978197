using NewsMonitor.Core.Tagging.Rules;

namespace NewsMonitor.Core.Tagging.Entities;

/// <summary>A person, organisation, place or weapon system that articles name.</summary>
public sealed record Entity
{
    /// <summary>Stable id: a slug, the ISO 3166 code of a country, or <c>region:</c> or <c>sea:</c> with a slug.</summary>
    public required string Id { get; init; }

    /// <summary>What it is.</summary>
    public required EntityType Type { get; init; }

    /// <summary>Name for people by language (<c>de</c>, <c>en</c>).</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>ISO code of the state it belongs to; of a country its own. Null when there is none.</summary>
    public string? Country { get; init; }

    /// <summary>Id of the entity above it.</summary>
    public string? Parent { get; init; }

    /// <summary>Class of a weapon system, such as <c>aircraft/fighter</c>.</summary>
    public string? Class { get; init; }

    /// <summary>True for a city whose name also stands for its government.</summary>
    public bool Capital { get; init; }

    /// <summary>Names that say on their own who or what is meant.</summary>
    public IReadOnlyList<Term> Names { get; init; } = [];

    /// <summary>Names of a person that need the full name or a role beside them: surnames.</summary>
    public IReadOnlyList<Term> ShortNames { get; init; } = [];

    /// <summary>Adjectives of a country.</summary>
    public IReadOnlyList<Term> Adjectives { get; init; } = [];

    /// <summary>Words for the inhabitants of a country.</summary>
    public IReadOnlyList<Term> Inhabitants { get; init; } = [];

    /// <summary>Offices of a person, now and before.</summary>
    public IReadOnlyList<HeldRole> Roles { get; init; } = [];

    /// <summary>How strongly a mention speaks for topics, beyond what its class or type says.</summary>
    public IReadOnlyList<TopicWeight> Topics { get; init; } = [];

    /// <summary>Where it stands: <c>file:line</c>.</summary>
    public required string Rule { get; init; }
}

/// <summary>How strongly something speaks for a topic.</summary>
/// <param name="Topic">Topic id.</param>
/// <param name="Weight">0.25 to 10 in quarters, as of a term.</param>
public sealed record TopicWeight(string Topic, decimal Weight);

/// <summary>Topic weights of every entity of a kind that has none of its own for the topic.</summary>
/// <param name="Kind">
/// A class of weapons or its beginning (<c>aircraft/fighter</c>, <c>aircraft</c>), or the name of a type (<c>alliance</c>). The most exact one counts.
/// </param>
/// <param name="Topics">The weights.</param>
public sealed record KindWeights(string Kind, IReadOnlyList<TopicWeight> Topics);
