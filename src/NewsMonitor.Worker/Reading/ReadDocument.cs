using NewsMonitor.Core.Entries;
using NewsMonitor.Feeds.Html;
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
    public static ReadDocument Of(FeedDocument document) =>
        new(document.PlainTitle, document.Link, document.IsPartial, document.LeftOut, [.. document.Items.Select(ReadEntry.Of)]);
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
}
