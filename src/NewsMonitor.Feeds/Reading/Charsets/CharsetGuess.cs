using UtfUnknown;

namespace NewsMonitor.Feeds.Reading.Charsets;

/// <summary>What bytes are in that are no UTF-8 and that nobody labels rightly.</summary>
/// <remarks>
/// The detector knows scripts apart, but takes a few umlauts in German text for Hungarian or Vietnamese as readily as for
/// German. So it is believed for other scripts, and when it is sure; everything else is windows-1252.
/// </remarks>
internal static class CharsetGuess
{
    private const float Sure = 0.85f;

    /// <summary>The detector needs some text, and no more: its cost grows with it.</summary>
    private const int Sample = 64 * 1024;

    private static readonly string[] OtherScripts =
        ["windows-1251", "koi8-r", "iso-8859-5", "x-mac-cyrillic", "ibm855", "ibm866", "windows-1253", "iso-8859-7", "windows-1255", "iso-8859-8",
         "shift-jis", "euc-jp", "iso-2022-jp", "iso-2022-kr", "euc-kr", "ks_c_5601-1987", "big5", "gb18030", "hz-gb-2312", "euc-tw", "tis-620", "iso-8859-11"];

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var detected = CharsetDetector.DetectFromBytes(bytes[..Math.Min(bytes.Length, Sample)].ToArray()).Detected;
        var encoding = detected is { Confidence: >= Sure } && OtherScripts.Contains(detected.EncodingName, StringComparer.OrdinalIgnoreCase)
            ? detected.Encoding
            : null;
        return (encoding ?? CharsetLabel.Windows1252).GetString(bytes);
    }
}
