using NewsMonitor.Feeds.Robots;

namespace NewsMonitor.Feeds.Discovery;

/// <summary>The sitemaps that a robots.txt names.</summary>
internal static class RobotsSitemaps
{
    private const string Field = "sitemap:";

    /// <summary>Those for news first, else in the order of the file.</summary>
    public static IEnumerable<FeedCandidate> Read(string robots, Uri address) =>
        robots[..Math.Min(robots.Length, RobotsRules.MaxLength)].Split('\n')
            .Select(line => line.Trim())
            .Where(line => line.StartsWith(Field, StringComparison.OrdinalIgnoreCase))
            .Select(line => WebAddress.ResolveWeb(line[Field.Length..], address))
            .OfType<Uri>()
            .Distinct()
            .OrderBy(sitemap => sitemap.PathAndQuery.Contains("news", StringComparison.OrdinalIgnoreCase) ? 0 : 1)
            .Select(sitemap => new FeedCandidate(sitemap, CandidateOrigin.Sitemap));
}
