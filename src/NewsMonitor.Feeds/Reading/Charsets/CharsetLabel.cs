using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsMonitor.Feeds.Reading.Charsets;

/// <summary>What a charset label means on the web, which is often more than its standard says (WHATWG Encoding, section 4.2).</summary>
internal static partial class CharsetLabel
{
    public static readonly Encoding Utf8 = Encoding.UTF8;

    public static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static readonly Encoding Ebcdic = CodePagesEncodingProvider.Instance.GetEncoding(37)!;

    private static readonly string[] Unicode = ["utf", "ucs", "iso-10646"];

    /// <summary>Labels whose bytes are those of a larger code page in practice.</summary>
    private static readonly FrozenDictionary<string, int> CodePages = CodePagesByLabel(
        """
        65001 utf-8 utf8 unicode-1-1-utf-8 x-unicode20utf8
        1252 iso-8859-1 iso8859-1 iso_8859-1 iso88591 latin1 latin-1 l1 us-ascii ascii ansi_x3.4-1968 windows-1252 cp1252 x-cp1252
        1254 iso-8859-9 iso8859-9 latin5 windows-1254 cp1254
        874 iso-8859-11 tis-620 windows-874
        936 gb2312 gb_2312-80 gbk chinese csgb2312 x-gbk
        949 euc-kr ks_c_5601-1987 ksc5601 korean windows-949 cp949
        932 shift_jis shift-jis sjis x-sjis ms_kanji windows-31j cp932
        950 big5 big5-hkscs big5hkscs big5_hkscs cn-big5 x-x-big5
        50220 iso-2022-jp iso2022-jp iso2022_jp csiso2022jp
        50225 iso-2022-kr iso2022-kr iso2022_kr csiso2022kr
        52936 hz hz-gb hz_gb hz-gb-2312
        10000 macintosh mac mac-roman mac_roman macroman x-mac-roman
        28605 iso-8859-15 iso8859-15 latin9 latin-9
        """);

    /// <summary>The encoding; null when the label is unknown, or one that the bytes would have shown, or UTF-7.</summary>
    public static Encoding? Find(string? label)
    {
        if (string.IsNullOrEmpty(label))
        {
            return null;
        }

        var name = label.ToLowerInvariant();
        if (CodePages.TryGetValue(name, out var codePage))
        {
            return codePage == 65001 ? Utf8 : codePage == 1252 ? Windows1252 : CodePagesEncodingProvider.Instance.GetEncoding(codePage);
        }

        // UTF-16 and -32 have zero bytes that would have shown. UTF-7 hides markup from every filter.
        if (Array.Exists(Unicode, prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            return null;
        }

        return ByName(name) ?? ByName(name.Replace('_', '-')) ?? ByNumber(name);
    }

    private static Encoding? ByName(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Numbers mean the same whatever vendor's name stands before them: <c>cp866</c>, <c>ibm850</c>, <c>iso8859_5</c>.</summary>
    private static Encoding? ByNumber(string name)
    {
        if (IsoPart().Match(name) is { Success: true } iso)
        {
            return ByName($"iso-8859-{iso.Groups[1].Value}");
        }

        return CodePage().Match(name) is { Success: true } page
            ? CodePagesEncodingProvider.Instance.GetEncoding(int.Parse(page.Groups[1].Value, CultureInfo.InvariantCulture))
            : null;
    }

    [GeneratedRegex("^(?:iso)?[-_]?8859[-_]?([0-9]{1,2})$")]
    private static partial Regex IsoPart();

    [GeneratedRegex("^(?:x-)?(?:cp|ibm|windows|win|ms|dos)?[-_]?0?([0-9]{2,5})$")]
    private static partial Regex CodePage();

    private static FrozenDictionary<string, int> CodePagesByLabel(string table) => table
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(' '))
        .SelectMany(line => line.Skip(1).Select(label => KeyValuePair.Create(label, int.Parse(line[0], CultureInfo.InvariantCulture))))
        .ToFrozenDictionary();
}
