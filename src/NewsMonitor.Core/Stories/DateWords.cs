using System.Collections.Frozen;

namespace NewsMonitor.Core.Stories;

/// <summary>Words for a point in time, an ordinal or a small number, folded: what forms are filled in with.</summary>
/// <remarks>Days of the week are none: who prints the same report a day later says "yesterday".</remarks>
internal static class DateWords
{
    private static readonly FrozenSet<string> Words = (
        "januar februar maerz april mai juni juli august september oktober november dezember january february march may june july october december"
        + " erste ersten erster erstes zweite zweiten zweiter zweites dritte dritten dritter drittes vierte vierten vierter viertes fuenfte fuenften sechste sechsten"
        + " first second third fourth fifth sixth"
        + " zwei drei vier fuenf sechs sieben acht neun zehn elf zwoelf dutzend hundert tausend two three four five six seven eight nine ten eleven twelve dozen hundred thousand")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(ReadOnlySpan<char> folded) => Words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded);

    /// <summary>A year of the last or this century.</summary>
    public static bool IsYear(ReadOnlySpan<char> folded) =>
        folded is ['1', '9', >= '0' and <= '9', >= '0' and <= '9'] or ['2', '0', >= '0' and <= '9', >= '0' and <= '9'];
}
