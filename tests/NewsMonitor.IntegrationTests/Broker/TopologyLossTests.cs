using System.Text.Json;
using NewsMonitor.IntegrationTests.Running;

namespace NewsMonitor.IntegrationTests.Broker;

/// <summary>Somebody deletes what the worker has declared, while it runs.</summary>
public sealed class TopologyLossTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_deleted_exchange_archive_or_binding_is_back_with_the_next_event_and_none_is_lost()
    {
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", new Uri("http://127.0.0.1:1/feed/")));
        await using var worker = installation.StartWorker();
        await using var administrator = await RawSubscriber.ConnectAsync(TestServices.BrokerAdmin with { VirtualHost = installation.Name });
        await TellAsync(1);
        await Eventually.HoldsAsync(
            async () => await BrokerAdministration.HeartbeatsAsync(installation.Name) is { Count: > 0 } heartbeats && heartbeats.All(seconds => seconds == 10),
            () => "a connection has another heartbeat than 10 s");

        await administrator.Channel.ExchangeDeleteAsync("monitor.events", cancellationToken: Stop);
        await TellAsync(2);
        await worker.WaitForLogAsync("Exchange monitor.events had vanished");
        Assert.Equal(2, (await ArticlesAsync()).Count);

        await administrator.Channel.QueueUnbindAsync("monitor.archive", "monitor.events", "#", null, Stop);
        await TellAsync(3);
        Assert.Equal(3, (await ArticlesAsync()).Count);

        await administrator.Channel.QueueDeleteAsync("monitor.archive", ifUnused: false, ifEmpty: false, noWait: false, Stop);
        await administrator.Channel.QueueDeleteAsync("monitor.dead", ifUnused: false, ifEmpty: false, noWait: false, Stop);
        await TellAsync(4);
        await worker.WaitForLogAsync("Queue monitor.archive had vanished");
        await worker.WaitForLogAsync("Queue monitor.dead had vanished");
        Assert.Equal(3, worker.Log.Split('\n').Count(line => line.Contains("had vanished", StringComparison.Ordinal)));
        var told = Assert.Single(await ArticlesAsync());
        Assert.Equal("https://beispiel.de/artikel/4/", told.GetProperty("data").GetProperty("article").GetProperty("url").GetString());

        // The archive has what operators are told of the losses, too.
        async Task<IReadOnlyList<JsonElement>> ArticlesAsync() => [.. (await installation.ReadArchiveAsync())
            .Where(one => one.GetProperty("type").GetString()!.StartsWith("monitor.article.", StringComparison.Ordinal))];

        async Task TellAsync(int number)
        {
            await installation.ImportAsync("beispiel", new TestFeed("https://beispiel.de").Add(number));
            await Eventually.HoldsAsync(
                async () => await installation.ScalarAsync<bool>("select not exists (select from monitor.outbox)"), () => $"event {number} was not sent\n{worker.Log}");
        }
    }

    [Fact]
    public async Task An_event_goes_to_its_own_exchange_and_the_broker_has_no_others()
    {
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", new Uri("http://127.0.0.1:1/feed/")));
        (await installation.RunAsync("topology")).Succeeded();
        await using var administrator = await RawSubscriber.ConnectAsync(TestServices.BrokerAdmin with { VirtualHost = installation.Name });
        var events = await administrator.QueueAsync("events", "#");
        var ops = await administrator.QueueAsync("ops");
        await administrator.Channel.QueueBindAsync(ops, "monitor.ops", "#", cancellationToken: Stop);
        await installation.ImportAsync("beispiel", new TestFeed("https://beispiel.de").Add(1).Add(2));
        await installation.ExecuteAsync("update monitor.event set exchange = 'monitor.ops' where sequence = (select max(sequence) from monitor.event)");

        (await installation.RunAsync("run", "--once")).Succeeded();

        Assert.Equal("monitor.events", Assert.Single(await administrator.DrainAsync(events)).Exchange);
        Assert.Equal("monitor.ops", Assert.Single(await administrator.DrainAsync(ops)).Exchange);
        Assert.Equal(2, (await installation.ReadArchiveAsync()).Count);
        Assert.Equal(["monitor.dead", "monitor.events", "monitor.ops"], await BrokerAdministration.ExchangesAsync(installation.Name));
    }

    [Fact]
    public async Task Without_any_event_a_deleted_exchange_is_back_in_about_a_minute()
    {
        LongRun.Only();
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", new Uri("http://127.0.0.1:1/feed/")));
        await using var worker = installation.StartWorker();
        await using var administrator = await RawSubscriber.ConnectAsync(TestServices.BrokerAdmin with { VirtualHost = installation.Name });
        await Eventually.HoldsAsync(ExistsAsync, () => $"nothing was declared\n{worker.Log}");

        await administrator.Channel.ExchangeDeleteAsync("monitor.events", cancellationToken: Stop);
        Assert.False(await ExistsAsync());

        await Eventually.HoldsAsync(ExistsAsync, () => $"the exchange is not back\n{worker.Log}", TimeSpan.FromSeconds(70));

        async Task<bool> ExistsAsync()
        {
            var channel = await administrator.FreshChannelAsync();
            return await Record.ExceptionAsync(() => channel.ExchangeDeclarePassiveAsync("monitor.events", Stop)) is null;
        }
    }
}
