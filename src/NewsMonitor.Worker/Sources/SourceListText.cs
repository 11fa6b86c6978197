using NewsMonitor.Core.Text;
using NewsMonitor.Storage.Reporting;

namespace NewsMonitor.Worker.Sources;

/// <summary>The health of the sources as a table, for a person at a terminal.</summary>
internal static class SourceListText
{
    private const int MaxKey = 32;
    private const int MaxName = 28;
    private const int MaxWhy = 120;
    private const string Nothing = "-";

    private static readonly string[] Heading = ["KEY", "NAME", "STATE", "LAST SUCCESS", "LAST NEW", "NEXT POLL", "EXPECTED BY", "WHY"];

    public static string Write(SourceList list) => list.Sources.Count == 0
        ? "No sources."
        : string.Join(Environment.NewLine, [.. TextTable.Lines([Heading, .. list.Sources.Select(source => Row(source, list.At))]), "", Summary(list)]);

    private static string[] Row(SourceHealth source, DateTime now) =>
    [
        Shown(source.Key, MaxKey),
        Shown(source.Name, MaxName),
        source.State,
        Time(source.LastSuccessAt, now, "never"),
        Time(source.LastNewAt, now, "never"),
        source.NextDueAt <= now ? "due" : Time(source.NextDueAt, now, Nothing),
        Time(source.ExpectedBy, now, Nothing),
        Shown(source.Why, MaxWhy),
    ];

    private static string Time(DateTime? time, DateTime now, string none) => time is { } known ? RelativeTime.Of(known, now) : none;

    private static string Shown(string? text, int most) => TextGate.Line(text, most);

    private static string Summary(SourceList list) =>
        $"{list.Sources.Count} {(list.Sources.Count == 1 ? "source" : "sources")}: {string.Join(", ", list.Counts.Select(count => $"{count.Count} {count.State}"))}";
}
