using NewsMonitor.Core.Text;
using NewsMonitor.Storage.Reporting;

namespace NewsMonitor.Worker.Sources;

/// <summary>The sources that somebody asked for, those first that need a person.</summary>
/// <param name="At">When they were so.</param>
/// <param name="Sources">Most urgent first, then by key.</param>
internal sealed record SourceList(DateTime At, IReadOnlyList<SourceHealth> Sources)
{
    private const int MaxName = 200;
    private const int MaxWhy = 1000;

    /// <param name="at">When they were so.</param>
    /// <param name="all">All sources.</param>
    /// <param name="states">The states that are asked for; empty for all but retired ones, which are history.</param>
    public static SourceList Of(DateTime at, IEnumerable<SourceHealth> all, IReadOnlyList<string> states)
    {
        var urgency = SourceStates.MostUrgentFirst.Index().ToDictionary(state => state.Item, state => state.Index, StringComparer.Ordinal);
        return new SourceList(at,
        [
            .. all.Where(source => states.Count > 0 ? states.Contains(source.State) : source.State != SourceStates.Retired)
                .OrderBy(source => urgency[source.State])
                .ThenBy(source => source.Key, StringComparer.Ordinal)
                .Select(Shown),
        ]);
    }

    public bool NeedsPerson => Sources.Any(source => source.NeedsPerson);

    /// <summary>How many are in each state that occurs, most urgent first.</summary>
    public IEnumerable<(string State, int Count)> Counts => Sources.GroupBy(source => source.State).Select(group => (group.Key, group.Count()));

    /// <summary>Names and reasons hold what people and sites wrote: nothing in them may steer a terminal.</summary>
    private static SourceHealth Shown(SourceHealth source) =>
        source with { Name = TextGate.Line(source.Name, MaxName), Why = source.Why is { } why ? TextGate.Line(why, MaxWhy) : null };
}
