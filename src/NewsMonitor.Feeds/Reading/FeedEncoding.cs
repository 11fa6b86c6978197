using System.Text;
using System.Text.RegularExpressions;

namespace NewsMonitor.Feeds.Reading;

/// <summary>Bytes to text, by what the bytes are rather than by what is said about them.</summary>
/// <remarks>
/// Byte order mark, then HTTP, then the XML declaration, then UTF-8. Two things are believed over a label: bytes that are
/// not UTF-8 are read as windows-1252, which half of the web means when it says ISO-8859-1; and bytes that are UTF-8
/// beyond doubt are not read as Latin-1 only because a web server adds that label to everything.
/// </remarks>
internal static partial class FeedEncoding
{
    private const int PrologBytes = 256;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static string Decode(ReadOnlySpan<byte> bytes, string? contentType)
    {
        if (Unicode(bytes) is var (unicode, markLength) && unicode is not null)
        {
            return unicode.GetString(bytes[markLength..]);
        }

        var declared = Find(Latin1Prolog(bytes), XmlDeclaration());
        var encoding = ByLabel(Find(contentType ?? "", CharsetParameter())) ?? ByLabel(declared) ?? StrictUtf8;
        if (encoding == Windows1252 && (declared is null || ByLabel(declared) == StrictUtf8) && IsMultiByteUtf8(bytes))
        {
            encoding = StrictUtf8;
        }

        return encoding == StrictUtf8 ? DecodeUtf8(bytes) : encoding.GetString(bytes);
    }

    /// <summary>UTF-8, -16 or -32 by mark, or UTF-16 by the zero bytes around the first tag (XML 1.0, appendix F).</summary>
    private static (Encoding? Encoding, int MarkLength) Unicode(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: false), 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        [(byte)'<', 0, not 0, 0, ..] => (Encoding.Unicode, 0),
        [0, (byte)'<', 0, not 0, ..] => (Encoding.BigEndianUnicode, 0),
        _ => (null, 0),
    };

    private static string DecodeUtf8(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            // One letter cut in half does not make a UTF-8 document something else: the majority decides.
            var text = Encoding.UTF8.GetString(bytes);
            var broken = text.Count(c => c == '\uFFFD');
            var multiByte = text.Count(c => c is > '\u007F' and not '\uFFFD');
            return multiByte > broken ? text : Windows1252.GetString(bytes);
        }
    }

    private static bool IsMultiByteUtf8(ReadOnlySpan<byte> bytes) =>
        bytes.ContainsAnyInRange((byte)0x80, (byte)0xFF) && System.Text.Unicode.Utf8.IsValid(bytes);

    private static Encoding? ByLabel(string? label)
    {
        switch (label?.ToLowerInvariant())
        {
            case null or "":
            case "utf-16" or "utf-16le" or "utf-16be" or "utf-32" or "ucs-2" or "iso-10646-ucs-2": // its zero bytes would have shown
                return null;
            case "utf-8" or "utf8":
                return StrictUtf8;
            case "iso-8859-1" or "iso8859-1" or "latin1" or "latin-1" or "us-ascii" or "ascii" or "windows-1252" or "cp1252":
                return Windows1252;
        }

        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(label) ?? Encoding.GetEncoding(label);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null; // unknown; or UTF-7, which hides markup from every filter and is refused by .NET
        }
    }

    private static string Latin1Prolog(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, PrologBytes)]);

    private static string? Find(string text, Regex pattern) => pattern.Match(text) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex("""^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._:-]+)["']""")]
    private static partial Regex XmlDeclaration();

    [GeneratedRegex("""(?:^|[;\s])charset\s*=\s*["']?([A-Za-z0-9._:-]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CharsetParameter();
}
