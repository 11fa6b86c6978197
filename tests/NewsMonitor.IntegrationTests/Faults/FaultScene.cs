using System.Diagnostics;
using System.Text.Json;
using NewsMonitor.IntegrationTests.Running;
using Npgsql;
using RabbitMQ.Client;

namespace NewsMonitor.IntegrationTests.Faults;

/// <summary>A worker between its own database and the private broker, and a subscriber's queue that keeps what arrives.</summary>
internal sealed class FaultScene(Installation installation, PrivateBroker broker) : IAsyncDisposable
{
    private const string Queue = "sub.local.faults";
    private const int ItemsOfFeed = 250;

    private int _lastArticle;
    private int _events;
    private long _waiting;
    private Stopwatch? _sinceEnd;

    public Installation Installation => installation;

    public PrivateBroker Broker => broker;

    public WorkerProcess Worker { get; private set; } = null!;

    /// <summary>Starts the worker; a quorum queue that takes everything is there before it.</summary>
    public async Task StartAsync()
    {
        installation.Settings["NEWSMONITOR__Broker__Url"] = broker.WorkerUrl;
        (await installation.RunAsync("topology")).Succeeded();
        await using (var subscriber = await RawSubscriber.ConnectAsync(broker.Subscriber))
        {
            await subscriber.Channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
            await subscriber.Channel.QueueBindAsync(Queue, "monitor.events", "#");
        }

        // A broker killed within seconds of a quorum queue's birth can lose it: its registry is on disk after a stop.
        await broker.ServicesAsync("stop", "mq");
        await broker.ServicesAsync("start", "mq");
        await RestartAsync();
    }

    /// <summary>A fresh worker, through a proxy before the database where a port is given.</summary>
    public async Task RestartAsync(int? databasePort = null)
    {
        if (Worker is not null)
        {
            await Worker.DisposeAsync();
        }

        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        if (databasePort is { } port)
        {
            settings["NEWSMONITOR__Storage__Connection"] =
                new NpgsqlConnectionStringBuilder(installation.WorkerConnection) { Port = port, Pooling = false }.ConnectionString;
        }

        Worker = installation.StartWorker(settings);
        await Worker.WaitForLogAsync("is ready", TimeSpan.FromMinutes(3));
    }

    public WireProxy ProxyDatabase(Func<Action, Func<WireProxy.Passing, WireProxy.Verdict>> judge) =>
        new(new NpgsqlConnectionStringBuilder(installation.Database).Port, judge(() => Worker.Kill()));

    /// <summary>Commits the events of the round.</summary>
    public async Task ImportAsync()
    {
        for (var left = _events; left > 0; left -= ItemsOfFeed)
        {
            var feed = new TestFeed("https://beispiel.de");
            for (var item = 0; item < Math.Min(left, ItemsOfFeed); item++)
            {
                feed.Add(++_lastArticle);
            }

            await installation.ImportAsync("beispiel", feed);
        }
    }

    /// <summary>Commits them while nobody sends, lets them go all at once, and returns when the first were sent.</summary>
    public async Task BurstAsync()
    {
        await Worker.DisposeAsync();
        await ImportAsync();
        // A narrow window: the fault must find some of them still to be sent.
        Worker = installation.StartWorker(new Dictionary<string, string>(StringComparer.Ordinal) { ["NEWSMONITOR__Broker__InFlight"] = "10" });
        for (var watch = Stopwatch.StartNew(); await WaitingAsync() == _events;)
        {
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(3), $"nothing is sent\n{Worker.Log}");
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }
    }

    /// <summary>For the table: how many events the fault kept waiting, or struck.</summary>
    public async Task NoteWaitingAsync() => _waiting = await WaitingAsync();

    /// <summary>The fault has passed before its scene is cleared: recovery begins here.</summary>
    public void NoteEnd() => _sinceEnd = Stopwatch.StartNew();

    public async Task SentAsync()
    {
        await Eventually.HoldsAsync(
            async () => await installation.ScalarAsync<bool>("select not exists (select from monitor.outbox)"), () => $"events stay unsent\n{Worker.Log}", TimeSpan.FromSeconds(300));
        _sinceEnd?.Stop();
    }

    /// <summary>Lets a fault strike, waits until everything is sent, and compares what arrived with what was committed.</summary>
    public async Task<FaultRow> PlayAsync(DeliveryFault fault)
    {
        _events = fault.Events;
        var before = (await CommittedAsync()).ToHashSet();
        _sinceEnd = null;
        await fault.StrikeAsync(this);
        _sinceEnd ??= Stopwatch.StartNew();
        await SentAsync();
        var recovery = _sinceEnd.Elapsed;

        var arrived = await DrainAsync();
        var committed = (await CommittedAsync()).Where(id => !before.Contains(id)).ToHashSet();
        var articles = (await installation.QueryAsync<Guid>("select public_id from monitor.article")).ToHashSet();
        var ids = arrived.Select(told => told.GetProperty("id").GetGuid()).ToHashSet();
        return new FaultRow(
            fault.Name,
            committed.Count,
            _waiting,
            Lost: committed.Except(ids).Count(),
            Ghosts: ids.Except(committed).Count() + arrived.Count(told => !articles.Contains(ArticleOf(told).Id)),
            Doubled: arrived.GroupBy(ArticleOf).Count(told => told.Select(one => one.GetProperty("id").GetGuid()).Distinct().Count() > 1),
            Again: arrived.Count - ids.Count,
            recovery);
    }

    public async Task AdministerAsync(Func<IChannel, Task> act)
    {
        await using var administrator = await RawSubscriber.ConnectAsync(broker.Administrator);
        await act(administrator.Channel);
    }

    public async ValueTask DisposeAsync()
    {
        if (Worker is not null)
        {
            await Worker.DisposeAsync();
        }
    }

    private Task<long> WaitingAsync() => installation.ScalarAsync<long>("select count(*) from monitor.outbox");

    /// <summary>What the subscriber must get; what operators are told of the fault goes to another exchange.</summary>
    private Task<IReadOnlyList<Guid>> CommittedAsync() => installation.QueryAsync<Guid>("select id from monitor.event where exchange = 'monitor.events'");

    private async Task<IReadOnlyList<JsonElement>> DrainAsync()
    {
        await using var subscriber = await RawSubscriber.ConnectAsync(broker.Subscriber);
        return [.. (await subscriber.DrainAsync(Queue)).Select(message => JsonDocument.Parse(message.Body).RootElement)];
    }

    private static (Guid Id, int Revision, string? Type) ArticleOf(JsonElement told)
    {
        var article = told.GetProperty("data").GetProperty("article");
        return (article.GetProperty("id").GetGuid(), article.GetProperty("revision").GetInt32(), told.GetProperty("type").GetString());
    }
}

/// <summary>What a fault came to.</summary>
/// <param name="Fault">Its name.</param>
/// <param name="Events">Events that were committed meanwhile.</param>
/// <param name="Waiting">Those of them that were not sent while the fault lasted, or when it struck.</param>
/// <param name="Lost">Committed, and never arrived.</param>
/// <param name="Ghosts">Arrived, and not committed, or without their article.</param>
/// <param name="Doubled">Articles that were told twice under different ids.</param>
/// <param name="Again">Deliveries beyond the first, under the same id: a subscriber drops them.</param>
/// <param name="Recovery">From the end of the fault until everything was sent.</param>
internal sealed record FaultRow(string Fault, int Events, long Waiting, int Lost, int Ghosts, int Doubled, int Again, TimeSpan Recovery);
