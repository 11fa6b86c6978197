namespace NewsMonitor.Feeds.Discovery;

/// <summary>Where publishing software puts its feed or sitemap when nobody tells it otherwise, the most common first.</summary>
internal static class UsualPlaces
{
    private static readonly string[] FeedPaths =
        ["/feed/", "/rss.xml", "/feed.xml", "/atom.xml", "/rss", "/index.xml", "/feed.json", "/?feed=rss2", "/rss/news.xml", "/feeds/all.atom.xml"];

    private static readonly string[] SitemapPaths = ["/news-sitemap.xml", "/sitemap_news.xml", "/sitemap-news.xml", "/sitemap.xml", "/sitemap_index.xml"];

    /// <summary>Below the page that was asked for, which may be a section with a feed of its own, then at the root of its site.</summary>
    public static IEnumerable<FeedCandidate> Feeds(Uri page)
    {
        var root = new Uri(page, "/");
        var section = page.AbsolutePath.EndsWith('/') && page.AbsolutePath != "/" ? new[] { new Uri(page, "feed/"), new Uri(page, "rss.xml") } : [];
        return section.Concat(FeedPaths.Select(path => new Uri(root, path))).Select(address => new FeedCandidate(address, CandidateOrigin.UsualPlace));
    }

    public static IEnumerable<FeedCandidate> Sitemaps(Uri page) =>
        SitemapPaths.Select(path => new FeedCandidate(new Uri(page, path), CandidateOrigin.Sitemap));

    public static Uri Robots(Uri page) => new(page, "/robots.txt");
}
