using System.Text;
using System.Text.RegularExpressions;

namespace NewsMonitor.Feeds.Reading.Charsets;

/// <summary>Bytes to text, by what the bytes are rather than by what is said about them.</summary>
/// <remarks>
/// Byte order mark, then HTTP, then the XML declaration, then UTF-8. Two things are believed over a label: bytes that are
/// not UTF-8 are never read as such, and bytes that are UTF-8 beyond doubt are not read as Latin-1 only because a web
/// server adds that label to everything.
/// </remarks>
internal static partial class FeedEncoding
{
    private const int PrologBytes = 512;

    /// <summary><c>&lt;?xm</c> on a mainframe: the letters of a declaration are the same in all its code pages.</summary>
    private static ReadOnlySpan<byte> EbcdicDeclaration => [0x4C, 0x6F, 0xA7, 0x94];

    public static string Decode(ReadOnlySpan<byte> bytes, string? contentType)
    {
        if (UnicodeMark.Find(bytes) is { } unicode)
        {
            return unicode.Encoding.GetString(bytes[unicode.MarkLength..]);
        }

        if (bytes.StartsWith(EbcdicDeclaration))
        {
            return (CharsetLabel.Find(Declaration(bytes, CharsetLabel.Ebcdic)) ?? CharsetLabel.Ebcdic).GetString(bytes);
        }

        var http = CharsetLabel.Find(Charset(contentType));
        var declared = CharsetLabel.Find(Declaration(bytes, Encoding.Latin1));
        if ((http ?? declared) is not { } encoding)
        {
            return Utf8Text.Decode(bytes) ?? CharsetGuess.Decode(bytes);
        }

        // A label that only says "Western" is what servers put on everything; UTF-8 by accident is as good as impossible.
        var mayBeUtf8 = encoding == CharsetLabel.Utf8 || (encoding == CharsetLabel.Windows1252 && declared != CharsetLabel.Windows1252);
        return (mayBeUtf8 ? Utf8Text.Decode(bytes) : null)
            ?? (encoding == CharsetLabel.Utf8 ? CharsetGuess.Decode(bytes) : encoding.GetString(bytes));
    }

    private static string? Charset(string? contentType) => Find(contentType ?? "", CharsetParameter());

    private static string? Declaration(ReadOnlySpan<byte> bytes, Encoding guess) =>
        Find(guess.GetString(bytes[..Math.Min(bytes.Length, PrologBytes)]), XmlDeclaration());

    private static string? Find(string text, Regex pattern) => pattern.Match(text) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex("""<\?xml[^>]*?\sencoding\s*=\s*["']\s*([A-Za-z0-9._:-]+)\s*["']""")]
    private static partial Regex XmlDeclaration();

    [GeneratedRegex("""(?:^|[;\s])charset\s*=\s*["']?([A-Za-z0-9._:-]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CharsetParameter();
}
