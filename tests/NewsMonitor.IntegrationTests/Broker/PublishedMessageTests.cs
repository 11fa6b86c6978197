using System.Text;
using System.Text.Json;
using NewsMonitor.IntegrationTests.Running;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace NewsMonitor.IntegrationTests.Broker;

/// <summary>What reaches a subscriber who knows AMQP and nothing of our libraries.</summary>
public sealed class PublishedMessageTests(SharedInstallation shared) : IClassFixture<SharedInstallation>
{
    private const ushort AccessRefused = 403;

    [Fact]
    public async Task An_event_is_plain_CloudEvents_JSON_with_the_documented_properties()
    {
        var installation = await shared.GetAsync();
        await using var subscriber = await SubscribeAsync(installation);
        var queue = await subscriber.QueueAsync("plain", "#");

        await PublishAsync(installation, 1);

        var message = Assert.Single(await subscriber.DrainAsync(queue));
        var told = JsonDocument.Parse(message.Body).RootElement;
        Assert.Equal("application/cloudevents+json", message.BasicProperties.ContentType);
        Assert.Equal(told.GetProperty("id").GetString(), message.BasicProperties.MessageId);
        Assert.Equal(told.GetProperty("type").GetString(), message.BasicProperties.Type);
        Assert.Equal("monitor", message.BasicProperties.AppId);
        Assert.Equal(told.GetProperty("time").GetDateTimeOffset().ToUnixTimeSeconds(), message.BasicProperties.Timestamp.UnixTime);
        Assert.Equal(DeliveryModes.Persistent, message.BasicProperties.DeliveryMode);
        Assert.Equal("monitor.events", message.Exchange);
        Assert.Equal(
            message.Body.ToArray(),
            await installation.ScalarAsync<byte[]>($"select body from monitor.event where id = '{message.BasicProperties.MessageId}'"));
    }

    [Fact]
    public async Task Headers_are_the_documented_ones_numbers_are_numbers_and_no_machine_is_named()
    {
        var installation = await shared.GetAsync();
        await using var subscriber = await SubscribeAsync(installation);
        var queue = await subscriber.QueueAsync("headers", "#");

        await PublishAsync(installation, 2);

        var headers = Assert.Single(await subscriber.DrainAsync(queue)).BasicProperties.Headers!;
        string[] documented = ["CC", "backfill", "event", "lang", "relevance", "schema-major", "severity", "source", "traceparent", "x-stream-filter-value"];
        // The client's own, by which it tells a returned message from the others.
        headers.Remove("x-dotnet-pub-seq-no");
        Assert.Empty(headers.Keys.Except(documented, StringComparer.Ordinal));
        Assert.Equal(1L, headers["schema-major"]);
        Assert.IsType<long>(headers["severity"]);
        Assert.InRange(Assert.IsType<long>(headers["relevance"]), 35, 100);
        Assert.Equal("monitor.article.detected.v1", Text(headers["event"]));
        Assert.Equal("article.backfilled", Text(headers["x-stream-filter-value"]));
        Assert.Equal(("de", "beispiel", "1"), (Text(headers["lang"]), Text(headers["source"]), Text(headers["backfill"])));
        Assert.DoesNotContain(headers.Values, value => value is byte[] && Text(value).Contains(Environment.MachineName, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Two_matching_keys_on_one_queue_give_one_copy_and_two_queues_get_one_each()
    {
        var installation = await shared.GetAsync();
        await using var subscriber = await SubscribeAsync(installation);
        var both = await subscriber.QueueAsync("both", "article.#", "*.*.*.*.source.beispiel");
        var furtherKey = await subscriber.QueueAsync("further-key", "article.backfilled.*.de.source.beispiel");
        var other = await subscriber.QueueAsync("other", "article.*.*.*.source.anderes", "story.#", "article.backfilled.*.en.#");

        await PublishAsync(installation, 3);

        var copies = await subscriber.DrainAsync(both);
        var message = Assert.Single(copies);
        Assert.DoesNotContain(".source.", message.RoutingKey, StringComparison.Ordinal);
        Assert.Equal(message.BasicProperties.MessageId, Assert.Single(await subscriber.DrainAsync(furtherKey)).BasicProperties.MessageId);
        Assert.Empty(await subscriber.DrainAsync(other));
    }

    [Fact]
    public async Task A_subscriber_may_bind_and_read_the_archive_and_nothing_that_is_ours_or_another_team_s()
    {
        var installation = await shared.GetAsync();
        await using var subscriber = await SubscribeAsync(installation);
        await subscriber.QueueAsync("mine", "article.detected.#");
        await subscriber.Channel.ExchangeDeclarePassiveAsync("monitor.events", TestContext.Current.CancellationToken);
        await PublishAsync(installation, 4);
        Assert.NotEmpty(await installation.ReadArchiveAsync());

        (string What, Func<IChannel, Task> Try)[] forbidden =
        [
            ("publish", channel => channel.BasicPublishAsync("monitor.events", "article.detected.s4.de.topic.x", mandatory: true, new BasicProperties(), "{}"u8.ToArray()).AsTask()),
            ("declare a queue of ours", channel => channel.QueueDeclareAsync("monitor.mine", durable: true, exclusive: false, autoDelete: false)),
            ("declare an exchange of ours", channel => channel.ExchangeDeclareAsync("monitor.mine", "topic", durable: true)),
            ("declare the events exchange", channel => channel.ExchangeDeclareAsync("monitor.events", "topic", durable: true)),
            ("delete the events exchange", channel => channel.ExchangeDeleteAsync("monitor.events")),
            ("delete the archive", channel => channel.QueueDeleteAsync("monitor.archive", ifUnused: false, ifEmpty: false, noWait: false)),
            ("unbind the archive", channel => channel.QueueUnbindAsync("monitor.archive", "monitor.events", "#", null)),
            ("touch another team's queue", channel => channel.QueueDeclareAsync("sub.others.mine", durable: true, exclusive: false, autoDelete: false)),
            ("bind an exchange to ours", channel => channel.ExchangeBindAsync("amq.topic", "monitor.events", "#")),
        ];
        foreach (var (what, attempt) in forbidden)
        {
            var channel = await subscriber.FreshChannelAsync();
            var refusal = await Record.ExceptionAsync(() => attempt(channel));
            Assert.Equal((what, AccessRefused), (what, (refusal as OperationInterruptedException)?.ShutdownReason?.ReplyCode));
        }
    }

    private static string Text(object? header) => Encoding.UTF8.GetString(Assert.IsType<byte[]>(header));

    private static async Task<RawSubscriber> SubscribeAsync(Installation installation)
    {
        (await installation.RunAsync("topology")).Succeeded();
        return await RawSubscriber.ConnectAsync(installation.Subscriber);
    }

    /// <summary>One article, stored and sent.</summary>
    private static async Task PublishAsync(Installation installation, int number)
    {
        await installation.ImportAsync("beispiel", new TestFeed("https://beispiel.de").Add(number));
        (await installation.RunAsync("run", "--once")).Succeeded();
    }
}
