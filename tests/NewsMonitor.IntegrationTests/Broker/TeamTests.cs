using System.Text;
using NewsMonitor.IntegrationTests.Running;
using NewsMonitor.Messaging.Subscribing;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace NewsMonitor.IntegrationTests.Broker;

/// <summary>What the delivered definitions let a team do, and what they do with its queues.</summary>
[Collection(nameof(PrivateBroker))]
public sealed class TeamTests(PrivateBroker broker)
{
    private const ushort AccessRefused = 403;
    private static readonly Dictionary<string, object?> Quorum = new() { ["x-queue-type"] = "quorum" };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_team_reads_what_it_may_and_touches_nothing_else()
    {
        await using var worker = await WorkerAsync();
        await using var subscriber = await RawSubscriber.ConnectAsync(broker.Subscriber);
        await using var ops = await RawSubscriber.ConnectAsync(broker.Ops);
        await DeclareAsync(subscriber, "sub.local.mine", Quorum);
        await subscriber.Channel.QueueBindAsync("sub.local.mine", "monitor.events", "#", cancellationToken: Stop);
        await subscriber.Channel.QueueDeclarePassiveAsync("monitor.archive", Stop);
        await DeclareAsync(ops, "sub.ops.mine", Quorum);
        await ops.Channel.QueueBindAsync("sub.ops.mine", "monitor.events", "#", cancellationToken: Stop);
        await ops.Channel.QueueBindAsync("sub.ops.mine", "monitor.ops", "#", cancellationToken: Stop);
        await PublishAsync(worker, "monitor.events", "article.detected.s0.de.topic.x", "event");
        await PublishAsync(worker, "monitor.ops", "source.down.p2.und.source.x", "ops");
        await PublishAsync(worker, "", "sub.local.mine", "replayed");

        Assert.Equal(["event", "replayed"], Texts(await subscriber.DrainAsync("sub.local.mine")));
        Assert.Equal(["event", "ops"], Texts(await ops.DrainAsync("sub.ops.mine")));
        await ReadInArchiveAsync("event").WaitAsync(TimeSpan.FromSeconds(20), Stop);

        (string What, Func<IChannel, Task> Try)[] forbidden =
        [
            ("publish events", channel => channel.BasicPublishAsync("monitor.events", "article.detected.s0.de.topic.x", mandatory: true, new BasicProperties(), "x"u8.ToArray()).AsTask()),
            ("publish to another's queue", channel => channel.BasicPublishAsync("", "sub.ops.mine", mandatory: true, new BasicProperties(), "x"u8.ToArray()).AsTask()),
            ("read ops events", channel => channel.QueueBindAsync("sub.local.mine", "monitor.ops", "#")),
            ("read another's queue", channel => channel.BasicGetAsync("sub.ops.mine", autoAck: true)),
            ("delete another's queue", channel => channel.QueueDeleteAsync("sub.ops.mine", ifUnused: false, ifEmpty: false, noWait: false)),
            ("bind another's queue", channel => channel.QueueBindAsync("sub.ops.mine", "monitor.events", "x")),
            ("read dead letters", channel => channel.BasicGetAsync("monitor.dead", autoAck: true)),
        ];
        foreach (var (what, attempt) in forbidden)
        {
            var channel = await subscriber.FreshChannelAsync();
            var refusal = await Record.ExceptionAsync(() => attempt(channel));
            Assert.Equal((what, AccessRefused), (what, (refusal as OperationInterruptedException)?.ShutdownReason?.ReplyCode));
        }
    }

    [Fact]
    public async Task What_is_given_back_ten_times_becomes_one_dead_letter_whatever_its_further_keys()
    {
        await using var worker = await WorkerAsync();
        await using var subscriber = await RawSubscriber.ConnectAsync(broker.Subscriber);
        await DeclareAsync(subscriber, "sub.local.poison", Quorum);
        string[] keys = [.. Enumerable.Range(1, 31).Select(number => $"article.detected.s0.de.topic.t{number}")];
        await subscriber.Channel.QueueBindAsync("sub.local.poison", "monitor.events", keys[30], cancellationToken: Stop);
        await subscriber.Channel.QueueBindAsync("sub.local.poison", "monitor.events", "#.t1", cancellationToken: Stop);
        await PublishAsync(worker, "monitor.events", "article.detected.s0.de.topic.main", "poison", keys);

        var deliveries = 0;
        await Eventually.HoldsAsync(async () =>
        {
            while (await subscriber.Channel.BasicGetAsync("sub.local.poison", autoAck: false, Stop) is { } message)
            {
                deliveries++;
                await subscriber.Channel.BasicNackAsync(message.DeliveryTag, multiple: false, requeue: true, Stop);
            }

            return await worker.Channel.MessageCountAsync("monitor.dead", Stop) > 0;
        }, () => $"{deliveries} deliveries, no dead letter");

        Assert.Equal(11, deliveries);
        var dead = Assert.Single(await worker.DrainAsync("monitor.dead"));
        Assert.Equal("sub.local", dead.RoutingKey);
        Assert.Equal("sub.local.poison", Encoding.UTF8.GetString((byte[])dead.BasicProperties.Headers!["x-first-death-queue"]!));
        Assert.Equal("poison", Encoding.UTF8.GetString(dead.Body.Span));
    }

    [Fact]
    public async Task A_full_queue_loses_its_oldest_and_holds_up_neither_the_publisher_nor_the_others()
    {
        await using var worker = await WorkerAsync();
        await using var subscriber = await RawSubscriber.ConnectAsync(broker.Subscriber);
        await DeclareAsync(subscriber, "sub.local.full", new Dictionary<string, object?>(Quorum) { ["x-max-length"] = 2 });
        await DeclareAsync(subscriber, "sub.local.wide", Quorum);
        await subscriber.Channel.QueueBindAsync("sub.local.full", "monitor.events", "full.#", cancellationToken: Stop);
        await subscriber.Channel.QueueBindAsync("sub.local.wide", "monitor.events", "full.#", cancellationToken: Stop);

        for (var number = 1; number <= 20; number++)
        {
            await PublishAsync(worker, "monitor.events", "full.x", $"{number}");
        }

        Assert.Equal(20, (await subscriber.DrainAsync("sub.local.wide")).Count);
        Assert.Equal(["19", "20"], Texts(await subscriber.DrainAsync("sub.local.full")));
        // What was dropped is a dead letter, too; the archive has it as well.
        await worker.DrainAsync("monitor.dead");
    }

    /// <summary>The worker's login, which publishes with confirms; the topology is there.</summary>
    private async Task<RawSubscriber> WorkerAsync()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["NEWSMONITOR__Broker__Url"] = broker.WorkerUrl,
            ["NEWSMONITOR__Broker__ArchiveMebibytes"] = "64",
        };
        (await Executable.RunAsync(["topology"], settings)).Succeeded();
        var worker = await RawSubscriber.ConnectAsync(broker.Worker);
        await worker.FreshChannelAsync();
        return worker;
    }

    private static Task<QueueDeclareOk> DeclareAsync(RawSubscriber subscriber, string queue, Dictionary<string, object?> arguments) =>
        subscriber.Channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: Stop);

    private static ValueTask PublishAsync(RawSubscriber worker, string exchange, string key, string text, string[]? furtherKeys = null) => worker.Channel.BasicPublishAsync(
        exchange,
        key,
        mandatory: true,
        new BasicProperties { DeliveryMode = DeliveryModes.Persistent, Headers = furtherKeys is null ? null : new Dictionary<string, object?> { ["CC"] = furtherKeys } },
        Encoding.UTF8.GetBytes(text),
        Stop);

    /// <summary>Returns when the archive showed it.</summary>
    private async Task ReadInArchiveAsync(string text)
    {
        await foreach (var received in new EventSubscription(broker.Subscriber).ArchiveAsync("first", Stop).WithCancellation(Stop))
        {
            if (Encoding.UTF8.GetString(received.Body.Span) == text)
            {
                return;
            }
        }
    }

    private static IEnumerable<string> Texts(IEnumerable<BasicGetResult> messages) => messages.Select(message => Encoding.UTF8.GetString(message.Body.Span)).Order(StringComparer.Ordinal);
}
