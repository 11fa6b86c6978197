using System.Text;

namespace NewsMonitor.Feeds.Reading.Json;

/// <summary>Bytes that are JSON, told by their first character, to text.</summary>
/// <remarks>
/// JSON is UTF-8 by its standard, whatever the headers say, and a few broken bytes do not make it something else: they
/// become U+FFFD. Only a byte order mark of another Unicode form is believed over that.
/// </remarks>
internal static class JsonBody
{
    /// <summary>The text; null when the bytes are not UTF-8 JSON.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        var text = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        return text.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', not 0, ..] ? Encoding.UTF8.GetString(text) : null;
    }

    /// <summary>Whether a text in any encoding begins as JSON does.</summary>
    public static bool Begins(string text) => text.AsSpan().TrimStart().TrimStart('\uFEFF') is ['{' or '[', ..];
}
