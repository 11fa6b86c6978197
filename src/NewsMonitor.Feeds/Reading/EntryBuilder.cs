using NewsMonitor.Core.Entries;
using NewsMonitor.Feeds.Html;

namespace NewsMonitor.Feeds.Reading;

/// <summary>Makes an entry of an item: plain text, gated and capped.</summary>
public static class EntryBuilder
{
    private const int MaxTitle = 1000;
    private const int MaxName = 200;
    private const int MaxNames = 10;
    private const int MaxSummary = 100_000;
    private const int MaxText = 1_000_000;
    private const int MaxCategories = 100;

    public static Entry Build(FeedItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return new Entry
        {
            Id = item.Id,
            Link = item.Link,
            Title = HtmlText.Line(item.Title, MaxTitle),
            Summary = HtmlText.Block(item.Summary, MaxSummary),
            Text = HtmlText.Block(item.Content, MaxText),
            Author = Author(item.Authors),
            Categories = [.. Names(item.Categories).Take(MaxCategories)],
            Enclosures = item.Enclosures,
            Published = item.Published is { At: not null } published ? published : item.Updated ?? item.Published,
            Updated = item.Updated,
            Language = item.Language,
        };
    }

    /// <summary>Several names become one list.</summary>
    private static string? Author(IEnumerable<string> names)
    {
        var author = string.Join(", ", Names(names).Take(MaxNames));
        return author.Length == 0 ? null : author;
    }

    /// <summary>The same name in several vocabularies counts once.</summary>
    private static IEnumerable<string> Names(IEnumerable<string> names) =>
        names.Select(name => HtmlText.Line(name, MaxName)).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal);
}
