using CodeHollow.FeedReader;
using static NewsMonitor.Feeds.Reading.Xml.FeedNamespaces;

namespace NewsMonitor.Feeds.Reading.Xml;

/// <summary>The tree that FeedReader has built, as a document of ours.</summary>
internal static class FeedTree
{
    public static FeedDocument Read(Feed feed, FeedOrigin origin)
    {
        var root = feed.SpecificFeed.Element;
        var items = feed.Items.Select(item => item.SpecificItem.Element);
        if (origin.Address == FeedOrigin.NowhereInParticular)
        {
            origin = origin with { Address = AtomLinks.Own(root) ?? origin.Address };
        }

        var context = FeedContext.Of(root, origin, feed.Language);
        if (feed.Type == FeedType.Atom)
        {
            return new FeedDocument
            {
                Title = AtomText.Of(root.Element(Atom + "title"), context),
                Link = AtomLinks.Of(new Children(root), context).Alternate,
                Items = [.. items.Select(item => AtomEntry.Read(item, context))],
                Older = OlderPage.Of(root, origin),
                Hints = ChannelHints.Read(root),
            };
        }

        // RSS does not say what relative addresses are relative to. Where a feed lies on another host than its site, they were written for the site.
        var link = RssChannel.Link(root, context);
        context = context with { Address = link is null || link.Host == origin.Address.Host ? origin.Address : link };
        return new FeedDocument
        {
            Title = RssChannel.Title(root, context),
            Link = link,
            Items = [.. items.Select(item => RssItem.Read(item, context))],
            Older = OlderPage.Of(root, origin),
            Hints = ChannelHints.Read(root),
        };
    }
}
