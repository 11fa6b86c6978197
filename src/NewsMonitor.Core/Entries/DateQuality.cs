namespace NewsMonitor.Core.Entries;

/// <summary>How much of a point in time a source really said.</summary>
public enum DateQuality
{
    /// <summary>No instant could be read.</summary>
    Unreadable,

    /// <summary>Day and time of day with a zone.</summary>
    Exact,

    /// <summary>Day and time of day; the zone is that of the source.</summary>
    ZoneAssumed,

    /// <summary>A day, month or year alone: the instant is its first one.</summary>
    DayOnly,

    /// <summary>More than one reading is possible, such as <c>07/08/2024</c>: the likelier one was taken.</summary>
    Ambiguous,
}
