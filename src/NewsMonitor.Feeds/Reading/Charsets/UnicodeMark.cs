using System.Text;

namespace NewsMonitor.Feeds.Reading.Charsets;

/// <summary>UTF-8, -16 or -32 by byte order mark, or UTF-16 and -32 by the zero bytes around the first characters (XML 1.0, appendix F).</summary>
/// <param name="Encoding">What the bytes are in.</param>
/// <param name="MarkLength">Bytes of the mark itself; 0 where zero bytes gave it away.</param>
internal sealed record UnicodeMark(Encoding Encoding, int MarkLength)
{
    private static readonly Encoding Utf32BigEndian = new UTF32Encoding(bigEndian: true, byteOrderMark: false);

    public static UnicodeMark? Find(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => new(Encoding.UTF8, 3),
        [0xFF, 0xFE, 0, 0, ..] => new(Encoding.UTF32, 4),
        [0, 0, 0xFE, 0xFF, ..] => new(Utf32BigEndian, 4),
        [0xFF, 0xFE, ..] => new(Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => new(Encoding.BigEndianUnicode, 2),
        [not 0, 0, 0, 0, not 0, 0, 0, 0, ..] => new(Encoding.UTF32, 0),
        [0, 0, 0, not 0, 0, 0, 0, not 0, ..] => new(Utf32BigEndian, 0),
        [not 0, 0, not 0, 0, ..] => new(Encoding.Unicode, 0),
        [0, not 0, 0, not 0, ..] => new(Encoding.BigEndianUnicode, 0),
        _ => null,
    };
}
