using System.Globalization;
using System.Text;

namespace NewsMonitor.Feeds.Robots;

/// <summary>Paths and patterns in the form that RFC 9309, section 2.2.2, compares them in.</summary>
/// <remarks>
/// What needs no encoding is written bare, everything else in percents with capitals. In patterns <c>*</c> and a final <c>$</c>
/// keep their meaning; those that stand for themselves are encoded, on both sides.
/// </remarks>
internal static class RobotsPath
{
    /// <summary>Of a pattern.</summary>
    public static string OfPattern(string pattern)
    {
        var isAnchored = pattern.EndsWith('$');
        return Normal(isAnchored ? pattern.AsSpan(0, pattern.Length - 1) : pattern, isPattern: true) + (isAnchored ? "$" : "");
    }

    /// <summary>Of a page: path and query, from the slash on, at most so many characters.</summary>
    public static string OfAddress(Uri page, int most)
    {
        var path = page.GetComponents(UriComponents.PathAndQuery | UriComponents.KeepDelimiter, UriFormat.UriEscaped);
        var normal = Normal(path.AsSpan(0, Math.Min(path.Length, most)), isPattern: false);
        return normal.StartsWith('/') ? normal : "/" + normal;
    }

    /// <summary>Whether a path begins with what the pattern describes; with a final <c>$</c>, whether it is that as a whole.</summary>
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> path)
    {
        var isAnchored = pattern.EndsWith("$");
        pattern = isAnchored ? pattern[..^1] : pattern;
        for (var isFirst = true; ; isFirst = false)
        {
            var star = pattern.IndexOf('*');
            var part = star < 0 ? pattern : pattern[..star];
            if (star < 0 && isAnchored)
            {
                return isFirst ? path.SequenceEqual(part) : path.EndsWith(part);
            }

            // The first place that fits leaves the most for the parts behind it.
            var at = isFirst ? (path.StartsWith(part) ? 0 : -1) : path.IndexOf(part);
            if (at < 0 || star < 0)
            {
                return at >= 0;
            }

            path = path[(at + part.Length)..];
            pattern = pattern[(star + 1)..];
        }
    }

    private static string Normal(ReadOnlySpan<char> text, bool isPattern)
    {
        var bytes = Encoding.UTF8.GetBytes(text.ToArray());
        var normal = new StringBuilder(bytes.Length);
        for (var i = 0; i < bytes.Length; i++)
        {
            var one = bytes[i];
            if (one == '%' && i + 2 < bytes.Length && Hex(bytes, i + 1) is { } encoded)
            {
                i += 2;
                Append(normal, encoded, IsUnreserved(encoded));
            }
            else
            {
                Append(normal, one, one is > (byte)' ' and < 0x7F and not ((byte)'$' or (byte)'%') && (isPattern || one != '*'));
            }
        }

        return normal.ToString();
    }

    private static void Append(StringBuilder text, byte value, bool bare)
    {
        if (bare)
        {
            text.Append((char)value);
        }
        else
        {
            text.Append(CultureInfo.InvariantCulture, $"%{value:X2}");
        }
    }

    private static byte? Hex(byte[] bytes, int at) =>
        byte.TryParse(bytes.AsSpan(at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static bool IsUnreserved(byte value) => char.IsAsciiLetterOrDigit((char)value) || value is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~';
}
