using System.Globalization;
using System.Text;
using NewsMonitor.Core.Entries;
using NewsMonitor.Core.Text;

namespace NewsMonitor.Worker.Reading;

/// <summary>A document that was read, for a person at a terminal: every text in it has passed the text gate.</summary>
internal static class FeedText
{
    private const int MaxExcerpt = 160;
    private const int MaxAddress = 300;

    public static string Of(ReadDocument document)
    {
        var text = new StringBuilder();
        text.AppendLine(document.Title.Length > 0 ? TextGate.Line(document.Title, MaxAddress) : "(no title)");
        string[] facts =
        [
            document.Link is { } link ? Shown(link) : "",
            document.IsArticle ? "" : $"{document.Entries.Count} entries",
            !document.IsPartial ? ""
                : document.IsArticle ? "the rest is for paying readers"
                : "breaks off: these entries are complete, more may have followed",
            document.LeftOut > 0 ? $"{document.LeftOut} older entries were left out" : "",
        ];
        text.Append(Join(" · ", facts));
        foreach (var (index, read) in document.Entries.Index())
        {
            text.AppendLine().AppendLine();
            text.Append(CultureInfo.InvariantCulture, $"{index + 1}. ").Append(read.Entry.Title.Length > 0 ? read.Entry.Title : "(no title)");
            Append(text, read, document.IsArticle);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, ReadEntry read, bool whole)
    {
        var entry = read.Entry;
        string[] lines =
        [
            Join(" · ", Time("published", read.Published), Time("updated", entry.Updated), entry.Author, entry.Language),
            entry.Link is { } link ? Shown(link) : "no link that can be followed",
            entry.Id is { } id && id != entry.Link?.OriginalString ? $"id: {TextGate.Line(id, MaxAddress)}" : "",
            entry.Categories.Count > 0 ? $"categories: {string.Join(", ", entry.Categories)}" : "",
            .. entry.Enclosures.Select(enclosure => $"attached: {Join(" ", Shown(enclosure.Url), enclosure.MediaType)}"),
            Excerpt("summary", entry.Summary),
            .. whole ? ["", .. entry.Text.Split('\n')] : new[] { Excerpt("content", entry.Text) },
        ];
        foreach (var line in lines)
        {
            if (line.Length > 0)
            {
                text.AppendLine().Append("   ").Append(line);
            }
        }
    }

    private static string? Time(string what, SourceTime? time) => time switch
    {
        null => null,
        { At: null } => $"{what} unreadable: “{time.Raw}”",
        { At: { } at, Quality: DateQuality.Exact } => string.Create(CultureInfo.InvariantCulture, $"{what} {at:yyyy-MM-dd HH:mm:ss}Z"),
        { At: { } at } => string.Create(CultureInfo.InvariantCulture, $"{what} {at:yyyy-MM-dd HH:mm:ss}Z ({Words(time.Quality)}: “{time.Raw}”)"),
    };

    private static string Words(DateQuality quality) => quality switch
    {
        DateQuality.ZoneAssumed => "zone assumed",
        DateQuality.DayOnly => "no time of day",
        _ => "ambiguous",
    };

    private static string Excerpt(string what, string text) =>
        text.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{what} ({text.Length} characters): {TextGate.Line(text, MaxExcerpt)}");

    private static string Shown(Uri address) => TextGate.Line(address.AbsoluteUri, MaxAddress);

    private static string Join(string separator, params string?[] parts) => string.Join(separator, parts.Where(part => !string.IsNullOrEmpty(part)));
}
