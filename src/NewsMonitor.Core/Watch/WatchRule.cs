using NewsMonitor.Core.Watch.Conditions;

namespace NewsMonitor.Core.Watch;

/// <summary>A condition over the tags of a story, and how its alerts are told.</summary>
public sealed record WatchRule
{
    /// <summary>How long an alert stays open without news when the rule does not say.</summary>
    public static readonly TimeSpan DefaultExpiry = TimeSpan.FromHours(24);

    /// <summary>Stable slug, part of routing keys and of the ids of its alerts.</summary>
    public required string Id { get; init; }

    /// <summary>Name for people by language (<c>de</c>, <c>en</c>).</summary>
    public required IReadOnlyDictionary<string, string> Titles { get; init; }

    /// <summary>Team that wrote it; null when none is named.</summary>
    public string? Owner { get; init; }

    /// <summary>When it holds.</summary>
    public required Condition When { get; init; }

    /// <summary>Priority of its alerts.</summary>
    public required AlertPriority Priority { get; init; }

    /// <summary>Graver priorities, each with what else must hold.</summary>
    public IReadOnlyList<PriorityRaise> RaiseTo { get; init; } = [];

    /// <summary>What it raises one alert for.</summary>
    public OncePer OncePer { get; init; } = OncePer.Story;

    /// <summary>When it keeps quiet.</summary>
    public QuietRules Quiet { get; init; } = QuietRules.None;

    /// <summary>How long an alert stays open without news.</summary>
    public TimeSpan Expires { get; init; } = DefaultExpiry;

    /// <summary>Whether the rule holds for a story, how urgent that is, and why.</summary>
    public Verdict Judge(WatchedStory story)
    {
        ArgumentNullException.ThrowIfNull(story);
        var because = new List<string>();
        if (!When.Holds(story, because))
        {
            return Verdict.No;
        }

        var priority = Priority;
        foreach (var raise in RaiseTo.OrderBy(raise => raise.To))
        {
            var more = new List<string>();
            if (raise.To < priority && raise.When.Holds(story, more))
            {
                priority = raise.To;
                because.AddRange(more.Select(reason => $"{raise.To}: {reason}"));
            }
        }

        return new Verdict(true, priority, [.. because.Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>What keeps the rule from holding for a story, in the grammar of conditions; empty when it holds.</summary>
    public IReadOnlyList<string> Missing(WatchedStory story)
    {
        ArgumentNullException.ThrowIfNull(story);
        var parts = When is AllOf all ? all.Parts : [When];
        return [.. parts.Where(part => !part.Holds(story, [])).Select(part => part.ToString())];
    }
}

/// <summary>What makes an alert graver than its rule says.</summary>
/// <param name="To">The graver priority.</param>
/// <param name="When">What must hold besides the rule.</param>
public sealed record PriorityRaise(AlertPriority To, Condition When);

/// <summary>What a rule makes of a story.</summary>
/// <param name="Holds">Whether the rule holds.</param>
/// <param name="Priority">How urgent it is; P4 where the rule does not hold.</param>
/// <param name="Because">The conditions that hold, each with its values, such as <c>relevance 90 >= 60</c>; empty where the rule does not hold.</param>
public sealed record Verdict(bool Holds, AlertPriority Priority, IReadOnlyList<string> Because)
{
    /// <summary>The rule does not hold.</summary>
    public static readonly Verdict No = new(false, AlertPriority.P4, []);
}
