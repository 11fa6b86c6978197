using NewsMonitor.Core.Entries;
using NewsMonitor.Feeds.Html;
using NewsMonitor.Feeds.Pages;
using NewsMonitor.Feeds.Reading;

namespace NewsMonitor.Worker.Reading;

/// <summary>A document with everything worked out that the product makes of it only when it is needed.</summary>
/// <param name="Title">Title of the whole, plain.</param>
/// <param name="Link">Page that it belongs to.</param>
/// <param name="IsPartial">Whether it breaks off.</param>
/// <param name="LeftOut">Items beyond the limit.</param>
/// <param name="Entries">In the order of the document.</param>
internal sealed record ReadDocument(string Title, Uri? Link, bool IsPartial, int LeftOut, IReadOnlyList<ReadEntry> Entries)
{
    /// <summary>True for the page of one article, of which a person wants to see the whole text.</summary>
    public bool IsArticle { get; private init; }

    public static ReadDocument Of(FeedDocument document) =>
        new(document.PlainTitle, document.Link, document.IsPartial, document.LeftOut, [.. document.Items.Select(ReadEntry.Of)]);

    public static ReadDocument Of(ArticlePage page) =>
        new(page.Site ?? "", page.Address, IsPartial: page.IsPaywalled, LeftOut: 0, [ReadEntry.Of(page)]) { IsArticle = true };
}

/// <param name="Title">Headline, plain, letter for letter as the source has it: <see cref="Entry.Title"/> is normalised.</param>
/// <param name="Entry">What intake would get.</param>
/// <param name="Published">As the source says, whatever intake may think of it.</param>
/// <param name="Summary">Safe HTML.</param>
/// <param name="Content">Safe HTML.</param>
internal sealed record ReadEntry(string Title, Entry Entry, SourceTime? Published, string Summary, string Content)
{
    public static ReadEntry Of(FeedItem item) =>
        new(item.Title.Plain(), EntryBuilder.Build(item), item.Published, SafeHtml.Of(item.Summary), SafeHtml.Of(item.Content));

    public static ReadEntry Of(ArticlePage page)
    {
        var entry = new Entry
        {
            Link = page.Address,
            Title = page.Title,
            Summary = page.Excerpt,
            Text = page.Text,
            Author = page.Author,
            Enclosures = page.Audio,
            Published = page.Published,
            Updated = page.Updated,
            Language = page.Language,
        };
        var summary = new MarkupText(page.Excerpt, MarkupKind.Plain, page.Address);
        return new ReadEntry(page.Title, entry, page.Published, SafeHtml.Of(summary), SafeHtml.Of(page.Html));
    }
}
