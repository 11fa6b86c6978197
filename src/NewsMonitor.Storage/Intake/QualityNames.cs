using NewsMonitor.Core.Entries;

namespace NewsMonitor.Storage.Intake;

/// <summary>Names of date qualities as the database keeps them.</summary>
internal static class QualityNames
{
    private static readonly Dictionary<DateQuality, string> Names = new()
    {
        [DateQuality.Unreadable] = "unreadable",
        [DateQuality.Exact] = "exact",
        [DateQuality.ZoneAssumed] = "zone-assumed",
        [DateQuality.DayOnly] = "day-only",
        [DateQuality.Ambiguous] = "ambiguous",
    };

    public static string? Name(DateQuality? quality) => quality is { } known ? Names[known] : null;

    /// <summary>The quality of a name; rows from before there were qualities have none, and their times are read as the source's own.</summary>
    public static DateQuality Of(string? name) => name is null ? DateQuality.Exact : Names.First(pair => pair.Value == name).Key;
}
