using System.Text;
using NewsMonitor.Core.Fetching;
using NewsMonitor.IntegrationTests.Running;
using NewsMonitor.Storage.Reporting;

namespace NewsMonitor.IntegrationTests.Commands;

/// <summary>The metrics of a real worker, as Prometheus scrapes them.</summary>
public sealed class MetricsTests
{
    private static readonly string[] Outcomes = ["new", "known", "unchanged", "failed", "postponed", "sent", "taken", "parked"];

    private static readonly Dictionary<string, string> Types = new()
    {
        ["newsmonitor_fetches_total"] = "counter",
        ["newsmonitor_fetch_duration_seconds"] = "histogram",
        ["newsmonitor_fetch_bytes_total"] = "counter",
        ["newsmonitor_polls_running"] = "gauge",
        ["newsmonitor_outage"] = "gauge",
        ["newsmonitor_sources"] = "gauge",
        ["newsmonitor_build_info"] = "gauge",
        ["newsmonitor_publishes_total"] = "counter",
        ["newsmonitor_publish_duration_seconds"] = "histogram",
        ["newsmonitor_publishes_running"] = "gauge",
        ["newsmonitor_outbox_waiting"] = "gauge",
        ["newsmonitor_outbox_parked"] = "gauge",
        ["newsmonitor_outbox_oldest_age_seconds"] = "gauge",
        ["newsmonitor_desk_articles_total"] = "counter",
        ["newsmonitor_desk_leader"] = "gauge",
        ["newsmonitor_desk_parked"] = "gauge",
        ["newsmonitor_desk_oldest_age_seconds"] = "gauge",
    };

    private readonly Uri _url = new($"http://127.0.0.1:{FreePort.Next()}");

    [Fact]
    public async Task Every_poll_is_counted_under_labels_of_closed_lists_and_fifty_sources_make_no_more_series_than_four()
    {
        LongRun.Only();
        await using var site = await LoopbackSite.StartAsync("0.0.0.0");
        MapOutcomes(site);
        await using var installation = await Installation.CreateAsync(Sources(site, 4));
        installation.Settings["NEWSMONITOR__Health__Url"] = $"{_url}";
        installation.Settings["NEWSMONITOR__Broker__PublishDeadline"] = "00:00:30";
        await using var worker = installation.StartWorker(installation.Settings);

        var few = await PollTwiceAsync(installation, worker, sources: 4);
        await installation.ApplyAsync(Sources(site, 50));
        var many = await PollTwiceAsync(installation, worker, sources: 50);

        Assert.Equal(Types.OrderBy(type => type.Key, StringComparer.Ordinal), many.Types.OrderBy(type => type.Key, StringComparer.Ordinal));
        Assert.All(many.Labels, label => Assert.Contains(label.Value, Allowed(label.Name)));
        Assert.Equal(few.Samples.Keys.Order(StringComparer.Ordinal), many.Samples.Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain("quelle", many.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.1.", many.Text, StringComparison.Ordinal);

        Assert.Equal(await installation.ScalarAsync<long>("select sum(polls) from report.source_day"), Sum(many, "newsmonitor_fetches_total"));
        Assert.Equal(await installation.ScalarAsync<long>("select sum(bytes) from report.source_day"), Sum(many, "newsmonitor_fetch_bytes_total"));
        Assert.Equal(Sum(many, "newsmonitor_fetches_total"), many["newsmonitor_fetch_duration_seconds_count"]);
        Assert.True(many["newsmonitor_fetches_total{outcome=\"new\"}"] >= 25, many.Text);
        Assert.True(many["newsmonitor_fetches_total{failure=\"not_found\",outcome=\"failed\"}"] >= 12, many.Text);
        Assert.Equal(12, many["newsmonitor_sources{state=\"failing\"}"]);
        Assert.Equal(0, many["newsmonitor_polls_running"]);
        Assert.Equal(0, many["newsmonitor_outage"]);

        Assert.Equal(await installation.ScalarAsync<long>("select count(*) from monitor.event"), many["newsmonitor_publishes_total{outcome=\"sent\"}"]);
        Assert.Equal(many["newsmonitor_publishes_total{outcome=\"sent\"}"], many["newsmonitor_publish_duration_seconds_count"]);
        Assert.Equal(0, many["newsmonitor_publishes_running"]);
        Assert.Equal(0, many["newsmonitor_outbox_parked"]);
    }

    [Fact]
    public async Task A_worker_that_cannot_count_its_sources_tells_all_but_that()
    {
        LongRun.Only();
        await using var installation = await Installation.CreateEmptyAsync();
        installation.Settings["NEWSMONITOR__Health__Url"] = $"{_url}";
        await using var worker = installation.StartWorker(installation.Settings);
        await Eventually.HoldsAsync(async () => (int)await WorkerHealth.AskAsync(_url, "live") == 200, () => worker.Log);

        var unready = await MetricsPage.ScrapeAsync(_url);

        Assert.Equal(["newsmonitor_build_info", "newsmonitor_outage", "newsmonitor_polls_running", "newsmonitor_publishes_running"], unready.Types.Keys.Order(StringComparer.Ordinal));

        (await installation.RunAsync("migrate")).Succeeded();
        await installation.ExecuteAsync("alter view report.source rename to source_away");
        await installation.ApplyAsync(new TestSource("quelle", new Uri("http://127.0.0.1:1/feed/")));
        await worker.WaitForLogAsync("is ready");
        Assert.DoesNotContain("newsmonitor_sources", (await MetricsPage.ScrapeAsync(_url)).Types.Keys);

        await installation.ExecuteAsync("alter view report.source_away rename to source");
        await Eventually.HoldsAsync(
            async () => (await MetricsPage.ScrapeAsync(_url)).Types.ContainsKey("newsmonitor_sources"), () => "the sources are still not counted", TimeSpan.FromSeconds(30));
    }

    /// <summary>One path that always brings something new, one that changes without news, one that never changes, and one that is not there.</summary>
    private static void MapOutcomes(LoopbackSite site)
    {
        var asked = 0;
        Map("/0/", host => new TestFeed($"https://neu-{host}.de").Add(Interlocked.Increment(ref asked)).ToBytes());
        Map("/1/", host => [.. Old($"https://alt-{host}.de"), .. Encoding.UTF8.GetBytes($"<!-- {Interlocked.Increment(ref asked)} -->")]);
        Map("/2/", host => Old($"https://gleich-{host}.de"));

        void Map(string path, Func<string, byte[]> body) =>
            site.Map(path, context => context.Response.Body.WriteAsync(body(context.Request.Host.Host), context.RequestAborted).AsTask());

        static byte[] Old(string host) => new TestFeed(host).Add(1, published: DateTimeOffset.UnixEpoch).ToBytes();
    }

    /// <summary>Each on a host of its own, so that none waits for another.</summary>
    private static List<TestSource> Sources(LoopbackSite site, int count) =>
    [
        .. Enumerable.Range(0, count).Select(number => new TestSource($"quelle-{number}", new Uri($"http://127.0.1.{number + 1}:{site.Address.Port}/{number % 4}/"))),
    ];

    private async Task<MetricsPage> PollTwiceAsync(Installation installation, WorkerProcess worker, int sources)
    {
        await PolledAsync(sources, "true");
        var before = await installation.ScalarAsync<DateTime>("select now()");
        await installation.MakeDueAsync();
        await PolledAsync(sources, $"last_attempt_at > '{before:O}'");
        await installation.SettleAsync();
        var page = await MetricsPage.ScrapeAsync(_url);
        await Eventually.HoldsAsync(
            async () => Sum(page = await MetricsPage.ScrapeAsync(_url), "newsmonitor_sources") == sources, () => page.Text, TimeSpan.FromSeconds(30));
        return page;

        Task PolledAsync(int count, string condition) => Eventually.HoldsAsync(
            async () => await installation.ScalarAsync<long>(
                $"select count(*) from monitor.source_poll where last_attempt_at is not null and (lease_until is null or lease_until < now()) and {condition}") == count,
            () => worker.Log,
            TimeSpan.FromSeconds(60));
    }

    private static double Sum(MetricsPage page, string name) =>
        page.Samples.Where(sample => sample.Key == name || sample.Key.StartsWith(name + "{", StringComparison.Ordinal)).Sum(sample => sample.Value);

    private static IEnumerable<string> Allowed(string label) => label switch
    {
        "outcome" => Outcomes,
        "failure" => Enum.GetValues<FetchFailure>().Select(FetchFailures.Name),
        "state" => SourceStates.MostUrgentFirst,
        "version" => ["0.1.0"],
        "le" => ["0.001", "0.005", "0.01", "0.05", "0.1", "0.25", "0.5", "1", "2.5", "5", "10", "30", "60", "+Inf"],
        _ => [],
    };
}
