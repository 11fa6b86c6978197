using System.Text;
using System.Text.Unicode;

namespace NewsMonitor.Feeds.Reading.Charsets;

/// <summary>Bytes that are UTF-8, or nearly.</summary>
internal static class Utf8Text
{
    private const char Replacement = '\uFFFD';

    /// <summary>The text; null when the bytes are something else.</summary>
    /// <remarks>One letter cut in half does not make a UTF-8 document something else: the majority decides.</remarks>
    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        if (Utf8.IsValid(bytes))
        {
            return text;
        }

        var broken = text.AsSpan().Count(Replacement);
        var multiByte = 0;
        foreach (var c in text)
        {
            multiByte += c is > '\u007F' and not Replacement ? 1 : 0;
        }

        return multiByte > broken ? text : null;
    }
}
