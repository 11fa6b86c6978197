using NewsMonitor.Core.Sources;
using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Rules;
using NewsMonitor.Core.Watch;

namespace NewsMonitor.Seeds;

/// <summary>A valid configuration set.</summary>
public sealed record SeedSet
{
    /// <summary>Sources in file order.</summary>
    public required IReadOnlyList<Source> Sources { get; init; }

    /// <summary>Taxonomy, terms, guards, event classes and entities.</summary>
    public required RuleSet Rules { get; init; }

    /// <summary>The engine that passed the tests of the rules, ready for use.</summary>
    public required Tagger Tagger { get; init; }

    /// <summary>Watch rules in file order; ids are unique.</summary>
    public IReadOnlyList<WatchRule> WatchRules { get; init; } = [];

    /// <summary><c>sha256:</c> and lower-case hex, over paths and contents: equal files give an equal hash everywhere.</summary>
    public required string Hash { get; init; }

    /// <summary>The files it was made of.</summary>
    public required IReadOnlyList<SeedFile> Files { get; init; }
}

/// <summary>What loading came to.</summary>
/// <param name="Set">The set; null when there is any error.</param>
/// <param name="Problems">All errors and warnings, by file and position.</param>
public sealed record SeedResult(SeedSet? Set, IReadOnlyList<SeedProblem> Problems);
