using NewsMonitor.Core.Tagging.Entities;
using NewsMonitor.Core.Tagging.Model;

namespace NewsMonitor.Core.Tagging.Rules;

/// <summary>Everything the <see cref="Tagger"/> knows: what can be recognised, and by which words.</summary>
/// <remarks>Plain data, complete and consistent when it comes from the seed loader; the engine adds no words of its own.</remarks>
public sealed record RuleSet
{
    /// <summary>Version as written in the taxonomy file, stored with every tag so that analysts compare like with like.</summary>
    public required string Version { get; init; }

    /// <summary>Groups in reading order.</summary>
    public IReadOnlyList<TopicGroup> Groups { get; init; } = [];

    /// <summary>Topics in reading order; ids are unique.</summary>
    public required IReadOnlyList<Topic> Topics { get; init; }

    /// <summary>Guards, all applied before anything is scored.</summary>
    public IReadOnlyList<Guard> Guards { get; init; } = [];

    /// <summary>Event classes; ids are unique.</summary>
    public IReadOnlyList<EventClass> Events { get; init; } = [];

    /// <summary>Words that show that an event did not just happen.</summary>
    public IReadOnlyList<StatusCue> Cues { get; init; } = [];

    /// <summary>People, organisations, places and weapon systems; ids are unique.</summary>
    public IReadOnlyList<Entity> Entities { get; init; } = [];

    /// <summary>Offices that people hold; ids are unique.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>Verbs that only somebody can do: after a capital they show that its government is meant.</summary>
    public IReadOnlyList<Term> MetonymVerbs { get; init; } = [];

    /// <summary>Topic weights by class or type of entity.</summary>
    public IReadOnlyList<KindWeights> KindWeights { get; init; } = [];

    /// <summary>Models that judge relevance beside the rules: one for a language at most; without one the rules judge alone.</summary>
    public IReadOnlyList<LinearModel> Models { get; init; } = [];

    /// <summary>ISO codes of the countries where a grave event is graver for the reader.</summary>
    public IReadOnlySet<string> WatchCountries { get; init; } = new HashSet<string>();
}
