namespace NewsMonitor.Core.Tagging.Rules;

/// <summary>A group of topics, for menus and reports only: groups are never scored.</summary>
/// <param name="Id">Stable slug.</param>
/// <param name="Labels">Name for people by language (<c>de</c>, <c>en</c>).</param>
public sealed record TopicGroup(string Id, IReadOnlyDictionary<string, string> Labels);

/// <summary>Something an article can be about.</summary>
public sealed record Topic
{
    /// <summary>Points from which a topic fires when its rules say nothing else.</summary>
    public const decimal DefaultThreshold = 6;

    /// <summary>Stable English slug, part of routing keys.</summary>
    public required string Id { get; init; }

    /// <summary>Id of its group.</summary>
    public required string Group { get; init; }

    /// <summary>Name for people by language (<c>de</c>, <c>en</c>).</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>Corresponding IPTC Media Topics, nearest first.</summary>
    public IReadOnlyList<IptcCode> Iptc { get; init; } = [];

    /// <summary>Corresponding EuroVoc concepts: numbers or <c>c_…</c>.</summary>
    public IReadOnlyList<string> EuroVoc { get; init; } = [];

    /// <summary>Points from which the topic fires: 1 to 40.</summary>
    public decimal Threshold { get; init; } = DefaultThreshold;

    /// <summary>Words that speak for the topic.</summary>
    public IReadOnlyList<WeightedTerm> Terms { get; init; } = [];

    /// <summary>When one of these stands anywhere in the article, the topic gets half of its points.</summary>
    public IReadOnlyList<TermPattern> NotWith { get; init; } = [];
}

/// <summary>A concept of the IPTC Media Topics.</summary>
/// <param name="Code">Digits of the <c>medtop:</c> id, such as <c>20000641</c>.</param>
/// <param name="IsBroader">True when no code fits exactly and this is the nearest broader one.</param>
public sealed record IptcCode(string Code, bool IsBroader);
