using System.Text;
using System.Text.RegularExpressions;
using NewsMonitor.Core.Events;
using NewsMonitor.IntegrationTests.Running;
using NewsMonitor.Storage.Events;
using Npgsql;
using RabbitMQ.Client;

namespace NewsMonitor.IntegrationTests.Broker;

/// <summary>Events sent again to one queue.</summary>
public sealed partial class ReplayTests(SharedInstallation shared) : IClassFixture<SharedInstallation>
{
    private static readonly Dictionary<string, object?> Quorum = new() { ["x-queue-type"] = "quorum" };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_queue_gets_the_same_bytes_under_the_same_ids_marked_as_replay_and_nobody_else_does()
    {
        var installation = await SentAsync(1, 2, 3);
        await using var subscriber = await RawSubscriber.ConnectAsync(installation.Subscriber);
        var other = await subscriber.QueueAsync("other", "#");
        await subscriber.Channel.QueueDeclareAsync("sub.local.late", durable: true, exclusive: false, autoDelete: false, Quorum, cancellationToken: Stop);

        var told = (await installation.RunAsync(
            "replay", "--since", "2020-01-01", "--to", "sub.local.late", "--key", "article.*.*.de.source.beispiel", "--rate", "50/s")).Succeeded();

        var stored = await installation.ScalarAsync<long>("select count(*) from monitor.event where routing_key like 'article.%'");
        Assert.StartsWith($"{stored} events sent to sub.local.late", told.Output, StringComparison.Ordinal);
        var messages = await subscriber.DrainAsync("sub.local.late");
        Assert.Equal(stored, messages.Count);
        foreach (var message in messages)
        {
            Assert.Equal("1", Encoding.UTF8.GetString((byte[])message.BasicProperties.Headers!["replay"]!));
            Assert.IsType<long>(message.BasicProperties.Headers["severity"]);
            Assert.Equal("application/cloudevents+json", message.BasicProperties.ContentType);
            Assert.Equal(
                message.Body.ToArray(), await installation.ScalarAsync<byte[]>($"select body from monitor.event where id = '{message.BasicProperties.MessageId}'"));
        }

        Assert.Empty(await subscriber.DrainAsync(other));
        var position = Regex.Match(told.Output, @"position (\d+)").Groups[1].Value;
        Assert.StartsWith("0 events", (await installation.RunAsync("replay", "--since", "2020-01-01", "--to", "sub.local.late", "--after", position)).Succeeded().Output, StringComparison.Ordinal);
        Assert.StartsWith("0 events", (await installation.RunAsync("replay", "--since", "2020-01-01", "--to", "sub.local.late", "--key", "story.#")).Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_queue_that_is_not_there_is_refused_in_plain_words()
    {
        var installation = await SentAsync(1);

        var refused = await installation.RunAsync("replay", "--since", "2020-01-01", "--to", "sub.local.missing");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("has no queue 'sub.local.missing'", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_is_stopped_says_where_to_go_on_and_the_next_one_skips_nothing()
    {
        var installation = await SentAsync(11, 12, 13, 14, 15, 16);
        await using var subscriber = await RawSubscriber.ConnectAsync(installation.Subscriber);
        await subscriber.Channel.QueueDeclareAsync("sub.local.broken", durable: true, exclusive: false, autoDelete: false, Quorum, cancellationToken: Stop);
        string[] command = ["replay", "--since", "2020-01-01", "--to", "sub.local.broken"];

        await using var running = new WorkerProcess(Executable.Start([.. command, "--rate", "0.5"], installation.Settings));
        List<BasicGetResult> received = [];
        await Eventually.HoldsAsync(async () =>
        {
            received.AddRange(await subscriber.DrainAsync("sub.local.broken"));
            return received.Count >= 2;
        }, () => $"nothing arrives\n{running.Log}");
        Assert.Equal(1, await running.TerminateAsync());
        var after = AfterOption().Match(running.Log).Groups[1].Value;
        received.AddRange(await subscriber.DrainAsync("sub.local.broken"));
        var before = received.Count;

        (await installation.RunAsync([.. command, "--after", after])).Succeeded();
        received.AddRange(await subscriber.DrainAsync("sub.local.broken"));

        Assert.InRange(before, 2, received.Count - 1);
        Assert.Equal(
            (await installation.QueryAsync<Guid>("select id from monitor.event")).Order(),
            received.Select(message => Guid.Parse(message.BasicProperties.MessageId!)).Distinct().Order());
    }

    [Fact]
    public async Task An_event_whose_commit_comes_late_is_waited_for()
    {
        var installation = await SentAsync(21);
        await using var dataSource = NpgsqlDataSource.Create(installation.Database);
        var log = new EventHistory(dataSource);
        var since = new EventChoice(DateTimeOffset.UnixEpoch, null, new TopicPattern("late.#"));
        await using var late = await dataSource.OpenConnectionAsync(Stop);
        await using var transaction = await late.BeginTransactionAsync(Stop);
        await using var insert = new NpgsqlCommand("""
            insert into monitor.event (id, recorded_at, sequence, type, subject, exchange, routing_key, cc_keys, headers, body)
            values ('00000000-0000-5000-8000-000000000001', now(), nextval('monitor.event_sequence'), 't', 's', 'monitor.events', 'x.y', '{late.key}', '{}', '{}')
            """, late, transaction);
        await insert.ExecuteNonQueryAsync(Stop);

        var complete = log.CompleteUpToAsync(TimeProvider.System, Stop);
        await Task.Delay(500, Stop);
        Assert.False(complete.IsCompleted);
        Assert.Empty(await log.ReadAsync(since, 0, long.MaxValue, 10, Stop));
        await transaction.CommitAsync(Stop);

        Assert.Single(await log.ReadAsync(since, 0, await complete, 10, Stop));
    }

    [Fact]
    public async Task A_pattern_means_to_us_what_it_means_to_RabbitMQ()
    {
        var installation = await shared.GetAsync();
        await using var administrator = await RawSubscriber.ConnectAsync(TestServices.BrokerAdmin with { VirtualHost = installation.Name });
        var channel = administrator.Channel;
        string[] patterns = ["#", "*", "a.*", "a.#", "#.b", "*.b", "a.#.b", "a.*.b", "#.a.#", "a.#.#", "a.b", "*.#", "#.*", "a..b", "a.*.#.c"];
        string[] keys = ["a", "b", "a.b", "a.b.c", "a.x.b", "a.x.y.b", "x.a.y", "a..b", "a.", ".a", "ab", "a.b.b", "a.x.c", "a.x.y.c"];
        await channel.ExchangeDeclareAsync("test.topic", ExchangeType.Topic, cancellationToken: Stop);
        List<string> queues = [];
        foreach (var pattern in patterns)
        {
            queues.Add((await channel.QueueDeclareAsync("", durable: false, exclusive: true, autoDelete: false, cancellationToken: Stop)).QueueName);
            await channel.QueueBindAsync(queues[^1], "test.topic", pattern, cancellationToken: Stop);
        }

        foreach (var key in keys)
        {
            await channel.BasicPublishAsync("test.topic", key, Encoding.UTF8.GetBytes(key), Stop);
        }

        foreach (var (pattern, queue) in patterns.Zip(queues))
        {
            var got = (await administrator.DrainAsync(queue)).Select(message => message.RoutingKey).Order(StringComparer.Ordinal);
            var meant = keys.Where(new TopicPattern(pattern).Matches).Order(StringComparer.Ordinal);
            Assert.Equal((pattern, string.Join(' ', got)), (pattern, string.Join(' ', meant)));
        }
    }

    [Fact]
    public async Task Bound_first_and_then_read_from_the_archive_up_to_the_binding_a_late_subscriber_misses_nothing_while_events_keep_coming()
    {
        LongRun.Only();
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", new Uri("http://127.0.0.1:1/feed/")));
        await using var worker = installation.StartWorker();
        await ImportAsync(100);
        await Eventually.HoldsAsync(async () => await installation.ScalarAsync<bool>("select not exists (select from monitor.outbox)"), () => worker.Log);
        var coming = Task.Run(async () =>
        {
            foreach (var first in (int[])[200, 300, 400])
            {
                await ImportAsync(first);
            }
        }, Stop);

        await using var subscriber = await RawSubscriber.ConnectAsync(installation.Subscriber);
        var live = await subscriber.QueueAsync("live", "#");
        var bound = TimeProvider.System.GetUtcNow();
        HashSet<Guid> seen = [];
        await coming;
        await installation.SettleAsync();
        await foreach (var received in new NewsMonitor.Messaging.Subscribing.EventSubscription(installation.Subscriber).ArchiveAsync("1h", Stop))
        {
            var told = System.Text.Json.JsonDocument.Parse(received.Body).RootElement;
            if (told.GetProperty("time").GetDateTimeOffset() > bound)
            {
                break;
            }

            seen.Add(told.GetProperty("id").GetGuid());
        }

        var fromArchive = seen.Count;
        seen.UnionWith((await subscriber.DrainAsync(live)).Select(message => Guid.Parse(message.BasicProperties.MessageId!)));

        Assert.InRange(fromArchive, 20, 79);
        Assert.Equal((await installation.QueryAsync<Guid>("select id from monitor.event")).Order(), seen.Order());

        async Task ImportAsync(int first)
        {
            var feed = new TestFeed("https://beispiel.de");
            for (var number = first; number < first + 20; number++)
            {
                feed.Add(number);
            }

            await installation.ImportAsync("beispiel", feed);
        }
    }

    /// <summary>Articles that were stored and sent.</summary>
    private async Task<Installation> SentAsync(params int[] numbers)
    {
        var installation = await shared.GetAsync();
        var feed = new TestFeed("https://beispiel.de");
        foreach (var number in numbers)
        {
            feed.Add(number);
        }

        await installation.ImportAsync("beispiel", feed);
        (await installation.RunAsync("run", "--once")).Succeeded();
        return installation;
    }

    [GeneratedRegex(@"--after (\d+)")]
    private static partial Regex AfterOption();
}
