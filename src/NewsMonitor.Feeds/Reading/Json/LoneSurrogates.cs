using System.Globalization;

namespace NewsMonitor.Feeds.Reading.Json;

/// <summary>Halves of surrogate pairs that JSON writes as escapes: the platform throws wherever it meets one, in names as in values.</summary>
internal static class LoneSurrogates
{
    private const int EscapeLength = 6; // a backslash, the letter u, four digits

    /// <summary>The same JSON with U+FFFD in place of each half.</summary>
    public static string Replace(string json)
    {
        if (!json.Contains(@"\ud", StringComparison.OrdinalIgnoreCase))
        {
            return json;
        }

        var replaced = json.ToCharArray();
        for (var i = 0; i < json.Length; i++)
        {
            if (json[i] != '\\')
            {
                continue;
            }

            if (Escape(json, i) is not { } unit || !char.IsSurrogate(unit))
            {
                i++; // an escape of two characters; of a longer one the rest is no backslash
            }
            else if (char.IsHighSurrogate(unit) && Escape(json, i + EscapeLength) is { } next && char.IsLowSurrogate(next))
            {
                i += (2 * EscapeLength) - 1;
            }
            else
            {
                @"\ufffd".CopyTo(replaced.AsSpan(i));
                i += EscapeLength - 1;
            }
        }

        return new string(replaced);
    }

    /// <summary>The UTF-16 unit that an escape at this place stands for; null when there is none.</summary>
    private static char? Escape(string json, int at) =>
        at + EscapeLength <= json.Length && json[at] == '\\' && json[at + 1] is 'u'
        && ushort.TryParse(json.AsSpan(at + 2, EscapeLength - 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;
}
