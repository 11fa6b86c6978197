using System.Text;
using System.Text.RegularExpressions;
using NewsMonitor.Feeds.Reading.Charsets;

namespace NewsMonitor.Feeds.Pages;

/// <summary>Bytes of a page to text: what HTTP says, then what the page says near its top.</summary>
internal static partial class PageEncoding
{
    /// <summary>Browsers look through the first 1,024 bytes; some sites put their scripts first.</summary>
    private const int Prescan = 8 * 1024;

    public static string Decode(ReadOnlySpan<byte> body, string? contentType)
    {
        var declared = contentType is not null && contentType.Contains("charset", StringComparison.OrdinalIgnoreCase) ? null : Declared(body);
        return FeedEncoding.Decode(body, declared is null ? contentType : $"text/html; charset={declared}");
    }

    /// <summary>The label in <c>meta charset</c>, or in the <c>content</c> of a <c>meta http-equiv</c>; null when there is none.</summary>
    private static string? Declared(ReadOnlySpan<byte> body) =>
        Meta().Match(Encoding.Latin1.GetString(body[..Math.Min(body.Length, Prescan)])) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex("""<meta\s[^<>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]{2,40})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Meta();
}
