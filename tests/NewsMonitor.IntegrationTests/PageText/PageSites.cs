using NewsMonitor.IntegrationTests.Running;

namespace NewsMonitor.IntegrationTests.PageText;

/// <summary>Sites with pages, what they were asked, and when all is settled.</summary>
internal static class PageSites
{
    /// <summary>Gap between two requests of a host, less what clocks and scheduling may take of it.</summary>
    private static readonly TimeSpan Gap = TimeSpan.FromSeconds(1.9);

    public static void MapPage(LoopbackSite site, int number) =>
        site.Map($"/artikel/{number}", "text/html; charset=utf-8", ThinFeed.Page("Stadtrat"));

    public static int Asked(LoopbackSite site, string path) => site.Requests.Count(request => request.Path == path);

    /// <summary>Waits until so many articles have an outcome.</summary>
    public static Task SettledAsync(Installation installation, WorkerProcess worker, int articles) => Eventually.HoldsAsync(
        async () => await installation.ScalarAsync<long>("select count(*) from report.article where page_outcome is not null") == articles,
        () => $"{articles} pages should be settled\n{worker.Log}");

    public static void AssertGaps(LoopbackSite site)
    {
        var requests = site.Requests;
        Assert.All(requests.Zip(requests.Skip(1)), pair =>
            Assert.True(pair.Second.At - pair.First.At >= Gap, $"{pair.Second.At - pair.First.At} between {pair.First.Path} and {pair.Second.Path}"));
    }
}
