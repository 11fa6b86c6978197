using System.Globalization;
using System.Text;

namespace NewsMonitor.Worker.Sources;

/// <summary>Columns for a terminal: as wide as what is in them, two spaces apart, nothing behind the last.</summary>
internal static class TextTable
{
    private const string Gap = "  ";

    /// <param name="rows">The heading first; all of one length, each cell one line.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        int[] widths = [.. Enumerable.Range(0, rows[0].Count).Select(column => rows.Max(row => Width(row[column])))];
        return rows.Select(row => string.Join(Gap, row.Select((cell, column) => cell + new string(' ', widths[column] - Width(cell)))).TrimEnd());
    }

    /// <summary>Cells of a terminal that a text takes: two for a letter of China, Japan or Korea and for a picture, none for a mark upon another letter.</summary>
    private static int Width(string text) => text.EnumerateRunes().Sum(rune => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
        _ => IsWide(rune.Value) ? 2 : 1,
    });

    /// <summary>The blocks that UAX #11 calls wide, as far as names of sources are written in them.</summary>
    private static bool IsWide(int letter) => letter is >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3
        or >= 0xF900 and <= 0xFAFF or >= 0xFE30 and <= 0xFE6F or >= 0xFF00 and <= 0xFF60 or >= 0xFFE0 and <= 0xFFE6
        or >= 0x1F300 and <= 0x1FAFF or >= 0x20000 and <= 0x3FFFD;
}
