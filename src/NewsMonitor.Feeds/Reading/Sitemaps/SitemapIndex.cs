using NewsMonitor.Feeds.Reading.Dates;

namespace NewsMonitor.Feeds.Reading.Sitemaps;

/// <summary>Which sitemaps of an index are worth a request first: those for news, then those that changed last.</summary>
internal static class SitemapIndex
{
    /// <summary>What publishing software calls the sitemaps of pages that are no articles.</summary>
    private static readonly string[] NoArticles = ["categor", "tag-", "tags", "author", "image", "video", "page-sitemap", "kategori", "autor"];

    public static IReadOnlyList<Uri> InOrder(IEnumerable<SitemapPage> sitemaps, FeedOrigin origin) =>
    [
        .. sitemaps
            .Select(sitemap => (Address: WebAddress.ResolveWeb(sitemap.Address, origin.Address), Changed: FeedDate.Read(sitemap.LastChange, origin.Zone)?.At))
            .Where(sitemap => sitemap.Address is not null)
            .OrderBy(sitemap => Rank(sitemap.Address!))
            .ThenByDescending(sitemap => sitemap.Changed)
            .Select(sitemap => sitemap.Address!)
            .Distinct(),
    ];

    private static int Rank(Uri sitemap)
    {
        var path = sitemap.PathAndQuery;
        return path.Contains("news", StringComparison.OrdinalIgnoreCase) ? 0
            : Array.Exists(NoArticles, name => path.Contains(name, StringComparison.OrdinalIgnoreCase)) ? 2
            : 1;
    }
}
