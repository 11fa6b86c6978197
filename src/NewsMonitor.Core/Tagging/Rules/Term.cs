namespace NewsMonitor.Core.Tagging.Rules;

/// <summary>A word or phrase of a rule, with the context that it needs.</summary>
public sealed record Term
{
    /// <summary>How many words after a separable verb its particle may stand.</summary>
    public const int ParticleWithin = 15;

    /// <summary>Words around a hit in which <see cref="Near"/> is looked for when the rule does not say.</summary>
    public const int DefaultWithin = 12;

    /// <summary>What matches.</summary>
    public required TermPattern Pattern { get; init; }

    /// <summary>One of these must stand near the hit, in the same field; empty = no such condition.</summary>
    public IReadOnlyList<TermPattern> Near { get; init; } = [];

    /// <summary>How many words away <see cref="Near"/> may be: 1 to 100.</summary>
    public int Within { get; init; } = DefaultWithin;

    /// <summary>None of these may stand anywhere in the article.</summary>
    public IReadOnlyList<TermPattern> Unless { get; init; } = [];

    /// <summary>
    /// The particle of a separable verb, exactly so: "Israel <c>greift</c> Ziele in Syrien <c>an</c>". It must follow in the same sentence within
    /// <see cref="ParticleWithin"/> words. Null = no such condition.
    /// </summary>
    public TermPattern? Particle { get; init; }

    /// <summary>Where the term stands: <c>file:line</c>.</summary>
    public required string Rule { get; init; }
}

/// <summary>A term and how strongly it speaks for its topic.</summary>
/// <param name="Term">The term.</param>
/// <param name="Weight">0.25 to 10 in quarters: 5 and more can carry a topic alone, 1 only helps others.</param>
public sealed record WeightedTerm(Term Term, decimal Weight);
