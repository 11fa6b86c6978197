using System.Collections.Concurrent;
using System.Net;
using NewsMonitor.IntegrationTests.Faults;
using NewsMonitor.IntegrationTests.Running;

namespace NewsMonitor.IntegrationTests.Broker;

/// <summary>Events that cannot be sent, and a broker that does not let us in.</summary>
public sealed class RefusedEventTests
{
    [Fact]
    public async Task An_event_that_can_never_be_sent_is_parked_after_five_attempts_and_the_others_go_out()
    {
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", new Uri("http://127.0.0.1:1/feed/")));
        await installation.ImportAsync("beispiel", new TestFeed("https://beispiel.de").Add(1));
        await installation.ExecuteAsync("""update monitor.event set headers = headers || '{"severity": "grave"}'""");
        await installation.ImportAsync("beispiel", new TestFeed("https://beispiel.de").Add(2).Add(3));
        var health = new Uri($"http://127.0.0.1:{FreePort.Next()}");

        await using var worker = installation.StartWorker(new Dictionary<string, string>(StringComparer.Ordinal) { ["NEWSMONITOR__Health__Url"] = $"{health}" });
        await Eventually.HoldsAsync(
            async () =>
            {
                await installation.ExecuteAsync("update monitor.outbox set next_attempt_at = now() where state = 'pending' and lease_until is null");
                return await installation.ScalarAsync<bool>("select bool_and(state = 'parked') from monitor.outbox");
            },
            () => $"nothing was parked\n{worker.Log}");

        Assert.Equal(5, await installation.ScalarAsync<int>("select attempts from monitor.outbox"));
        Assert.StartsWith("FormatException", await installation.ScalarAsync<string>("select reason from monitor.outbox"), StringComparison.Ordinal);
        await worker.WaitForLogAsync("was parked after 5 attempts");
        var sent = (await installation.ReadArchiveAsync()).ToLookup(one => one.GetProperty("type").GetString());
        Assert.Equal(2, sent["monitor.article.detected.v1"].Count());
        var parked = Assert.Single(sent["monitor.outbox.parked.v1"]).GetProperty("data");
        Assert.Equal(await installation.ScalarAsync<Guid>("select event_id from monitor.outbox"), parked.GetProperty("event").GetProperty("id").GetGuid());
        Assert.Equal(5, parked.GetProperty("attempts").GetInt32());
        await installation.ImportAsync("beispiel", new TestFeed("https://beispiel.de").Add(4));
        await Eventually.HoldsAsync(async () => await installation.ScalarAsync<long>("select count(*) from monitor.outbox") == 1, () => $"sending stopped\n{worker.Log}");

        await Eventually.HoldsAsync(
            async () => (await MetricsPage.ScrapeAsync(health))["newsmonitor_outbox_parked"] == 1, () => "the parked event is in no metric", TimeSpan.FromSeconds(40));
        var page = await MetricsPage.ScrapeAsync(health);
        Assert.Equal(5, page["newsmonitor_publishes_total{failure=\"poison\",outcome=\"failed\"}"]);
        Assert.Equal((0, 0), (page["newsmonitor_outbox_waiting"], page["newsmonitor_outbox_oldest_age_seconds"]));

        // Parked for an hour: the worker is ready all the same. The same row unparked is what readiness is about.
        await installation.ExecuteAsync("update monitor.outbox set recorded_at = now() - interval '1 hour'");
        Assert.Equal(HttpStatusCode.OK, await WorkerHealth.AskAsync(health, "ready"));
        await installation.ExecuteAsync("update monitor.outbox set state = 'pending', next_attempt_at = now() + interval '1 day'");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await WorkerHealth.AskAsync(health, "ready"));
        Assert.Equal(HttpStatusCode.OK, await WorkerHealth.AskAsync(health, "live"));
    }

    [Fact]
    public async Task Headers_that_another_version_wrote_as_numbers_do_not_hold_up_the_outbox()
    {
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", new Uri("http://127.0.0.1:1/feed/")));
        await installation.ImportAsync("beispiel", new TestFeed("https://beispiel.de").Add(1).Add(2));
        await installation.ExecuteAsync("""
            update monitor.event set headers = headers || '{"severity": 3, "later": true}' where sequence = (select min(sequence) from monitor.event)
            """);

        (await installation.RunAsync("run", "--once")).Succeeded();

        Assert.Equal(2, (await installation.ReadArchiveAsync()).Count);
    }

    [Fact]
    public async Task With_a_wrong_password_the_worker_says_so_once_stores_on_and_does_not_hammer_the_broker()
    {
        await using var site = await LoopbackSite.StartAsync();
        site.Map("/feed/", "application/rss+xml", new TestFeed("https://beispiel.de").Add(1).ToBytes());
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", site.Url("/feed/")));
        var connections = new ConcurrentDictionary<WireProxy.Connection, bool>();
        await using var proxy = new WireProxy(TestServices.BrokerWorker.Port, passing =>
        {
            connections.TryAdd(passing.Connection, true);
            return WireProxy.Verdict.Pass;
        });
        var password = TestServices.BrokerWorker.Password;

        await using var worker = installation.StartWorker(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["NEWSMONITOR__Broker__Url"] = installation.BrokerUrl(proxy.Port).Replace(Uri.EscapeDataString(password), "falsch-geheim", StringComparison.Ordinal),
        });
        await worker.WaitForLogAsync("Sending waits: RabbitMQ at");
        await Task.Delay(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.Equal(1, await installation.ScalarAsync<long>("select count(*) from report.article"));
        Assert.Equal(1, await installation.ScalarAsync<long>("select count(*) from monitor.outbox"));
        Assert.False(worker.HasExited);
        var complaint = Assert.Single(worker.Log.Split('\n'), line => line.Contains("RabbitMQ", StringComparison.Ordinal));
        Assert.Contains("ACCESS_REFUSED", complaint, StringComparison.Ordinal);
        Assert.DoesNotContain("falsch-geheim", worker.Log, StringComparison.Ordinal);
        Assert.InRange(connections.Count, 1, 15);
    }
}
