using System.Collections;
using System.Globalization;

namespace NewsMonitor.Worker.Reporting;

/// <summary>A value as text that is the same everywhere: UTC, a point before decimals.</summary>
internal static class CellText
{
    public static string Of(object? value, string betweenItems = "; ") => value switch
    {
        null => "",
        string text => text,
        bool truth => truth ? "true" : "false",
        DateTime time when time == DateTime.MaxValue => "infinity",
        DateTime time when time == DateTime.MinValue => "-infinity",
        DateTime time => time.ToString(time.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd HH:mm:ss'Z'" : "yyyy-MM-dd HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        Array items => string.Join(betweenItems, items.Cast<object?>().Select(item => Of(item, betweenItems))),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>True where a person or a source wrote it: a spreadsheet could take it for a formula.</summary>
    public static bool IsWritten(object? value) => value is string or IEnumerable;
}
