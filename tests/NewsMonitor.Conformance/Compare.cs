using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsMonitor.Conformance;

/// <summary>When two values count as the same.</summary>
internal static partial class Compare
{
    /// <summary>Entities decoded, tags and white space removed, in lower case.</summary>
    public static string Text(string value) =>
        WhiteSpace().Replace(WebUtility.HtmlDecode(Tag().Replace(WebUtility.HtmlDecode(value), "")), "").ToLowerInvariant();

    public static bool SameText(string expected, string read) => Text(expected) == Text(read);

    public static bool OneInTheOther(string expected, string read) =>
        Text(read) is { Length: > 0 } text && (text.Contains(Text(expected), StringComparison.Ordinal) || Text(expected).Contains(text, StringComparison.Ordinal));

    public static bool SameSecond(DateTimeOffset? expected, DateTimeOffset? read) =>
        expected is { } one && read is { } other && Math.Abs((one - other).TotalSeconds) < 1;

    /// <summary>Scheme and host whatever their case, an empty path is the root, letters are their escapes.</summary>
    public static bool SameAddress(string expected, string read) => Address(expected) == Address(read);

    private static string Address(string value)
    {
        var text = Escaped(value.Trim());
        var match = Authority().Match(text);
        return match.Success ? match.Value.ToLowerInvariant() + (text.Length == match.Length ? "/" : text[match.Length..]) : text;
    }

    private static string Escaped(string value) =>
        string.Concat(value.EnumerateRunes().Select(rune => rune.IsAscii
            ? rune.ToString()
            : string.Concat(Encoding.UTF8.GetBytes(rune.ToString()).Select(octet => $"%{octet:X2}"))));

    [GeneratedRegex("<[^<>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*")]
    private static partial Regex Authority();
}
