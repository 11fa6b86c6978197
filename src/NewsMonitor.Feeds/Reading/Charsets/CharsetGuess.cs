using UtfUnknown;

namespace NewsMonitor.Feeds.Reading.Charsets;

/// <summary>What bytes are in that are no UTF-8 and that nobody labels rightly.</summary>
/// <remarks>
/// The detector knows scripts apart, but takes a few umlauts in German text for Hungarian or Vietnamese as readily as for
/// German. So it is believed for other scripts, and when it is sure or the bytes look like one: letters of another script
/// stand side by side, umlauts stand alone. Everything else is windows-1252.
/// </remarks>
internal static class CharsetGuess
{
    private const float Sure = 0.85f;

    private const float Likely = 0.5f;

    /// <summary>From so many on, letters beyond ASCII make a word of their own.</summary>
    private const int WordLength = 3;

    /// <summary>The detector needs some text, and no more: its cost grows with it.</summary>
    private const int Sample = 64 * 1024;

    private static readonly string[] OtherScripts =
        ["windows-1251", "koi8-r", "iso-8859-5", "x-mac-cyrillic", "ibm855", "ibm866", "windows-1253", "iso-8859-7", "windows-1255", "iso-8859-8",
         "shift-jis", "euc-jp", "iso-2022-jp", "iso-2022-kr", "euc-kr", "ks_c_5601-1987", "big5", "gb18030", "hz-gb-2312", "euc-tw", "tis-620", "iso-8859-11"];

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length, Sample)];
        var detected = CharsetDetector.DetectFromBytes(sample.ToArray()).Detected;
        var isOther = detected is not null && OtherScripts.Contains(detected.EncodingName, StringComparer.OrdinalIgnoreCase)
            && detected.Confidence >= (HasWords(sample) ? Likely : Sure);
        return ((isOther ? detected!.Encoding : null) ?? CharsetLabel.Windows1252).GetString(bytes);
    }

    /// <summary>Whether most bytes beyond ASCII stand together in words.</summary>
    private static bool HasWords(ReadOnlySpan<byte> bytes)
    {
        var (all, inWords) = (0, 0);
        while (bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF) is >= 0 and var start)
        {
            bytes = bytes[start..];
            var length = bytes.IndexOfAnyInRange((byte)0, (byte)0x7F) is >= 0 and var end ? end : bytes.Length;
            all += length;
            inWords += length >= WordLength ? length : 0;
            bytes = bytes[length..];
        }

        return inWords * 2 > all;
    }
}
