using System.Xml.Linq;
using NewsMonitor.Feeds.Reading.WordPress;

namespace NewsMonitor.Feeds.Reading.Xml;

/// <summary>Where a feed shows what is older: as it says itself (RFC 5005: <c>prev-archive</c>, or <c>next</c> of a paged feed), or as WordPress does.</summary>
internal static class OlderPage
{
    /// <summary>The address; null when nothing is known.</summary>
    public static Uri? Of(XElement feed, FeedOrigin origin) =>
        AtomLinks.Related(feed, "prev-archive", origin.Address)
        ?? AtomLinks.Related(feed, "next", origin.Address)
        ?? (IsWordPress(feed) ? PostsAddress.NextPageOfFeed(origin.Address) : null);

    /// <summary>It writes <c>https://wordpress.org/?v=6.5</c> into every feed.</summary>
    private static bool IsWordPress(XElement feed) =>
        feed.Elements().Any(element => element.Name.LocalName == "generator"
            && (element.Value + element.Attribute("uri")?.Value).Contains("wordpress.org/", StringComparison.OrdinalIgnoreCase));
}
