using System.Globalization;
using System.Xml.Linq;
using NewsMonitor.Core.Entries;
using NewsMonitor.Core.Text;

namespace NewsMonitor.Feeds.Reading;

/// <summary>Raw fields of an item as fields of an <see cref="Entry"/>: plain text, gated and capped.</summary>
internal static class FeedFields
{
    private const int MaxTitle = 1000;
    private const int MaxName = 200;
    private const int MaxSummary = 100_000;
    private const int MaxText = 1_000_000;
    private const int MaxId = 16 * 1024;
    private const int MaxCategories = 100;
    private const int MaxEnclosures = 50;

    public static string Title(string? html) => HtmlText.Line(html, MaxTitle);

    public static string Summary(string? html) => WordPressFooter.Remove(HtmlText.Block(html, MaxSummary));

    public static string Text(string? html) => WordPressFooter.Remove(HtmlText.Block(html, MaxText));

    /// <summary>An identifier is never cut: two articles that share their first characters would become one.</summary>
    public static string? Id(string? raw) => raw is { Length: <= MaxId } && TextGate.Line(raw, MaxId) is { Length: > 0 } id ? id : null;

    public static string? Raw(string? text) => NullIfEmpty(TextGate.Line(text, MaxName));

    /// <summary>Several names become one list; the same name in several vocabularies counts once.</summary>
    public static string? Author(IEnumerable<string?> names) => NullIfEmpty(string.Join(", ", Names(names).Take(10)));

    public static IReadOnlyList<string> Categories(IEnumerable<string?> names) => [.. Names(names).Take(MaxCategories)];

    public static IReadOnlyList<Enclosure> Enclosures(IEnumerable<Enclosure?> enclosures) =>
        [.. enclosures.OfType<Enclosure>().DistinctBy(enclosure => enclosure.Url).Take(MaxEnclosures)];

    public static Enclosure? Enclosure(Uri? url, XAttribute? mediaType, XAttribute? length) => url is null
        ? null
        : new Enclosure(url, Raw(mediaType?.Value), long.TryParse(length?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) ? bytes : null);

    private static IEnumerable<string> Names(IEnumerable<string?> names) =>
        names.Select(name => HtmlText.Line(name, MaxName)).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal);

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
