using System.Globalization;
using System.Xml.Linq;
using NewsMonitor.Core.Entries;
using NewsMonitor.Core.Text;

namespace NewsMonitor.Feeds.Reading;

/// <summary>Identifiers and enclosures of an item, gated and capped: the same for every format.</summary>
internal static class FeedFields
{
    private const int MaxName = 200;
    private const int MaxId = 16 * 1024;
    private const int MaxEnclosures = 50;

    /// <summary>An identifier is never cut: two articles that share their first characters would become one.</summary>
    public static string? Id(string? raw) => raw is { Length: <= MaxId } && TextGate.Line(raw, MaxId) is { Length: > 0 } id ? id : null;

    public static string? Raw(string? text) => NullIfEmpty(TextGate.Line(text, MaxName));

    public static IReadOnlyList<Enclosure> Enclosures(IEnumerable<Enclosure?> enclosures) =>
        [.. enclosures.OfType<Enclosure>().DistinctBy(enclosure => enclosure.Url).Take(MaxEnclosures)];

    public static Enclosure? Enclosure(Uri? url, XAttribute? mediaType, XAttribute? length) => url is null
        ? null
        : new Enclosure(url, Raw(mediaType?.Value), long.TryParse(length?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) ? bytes : null);

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
