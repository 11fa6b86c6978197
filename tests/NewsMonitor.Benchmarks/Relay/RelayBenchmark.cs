using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using NewsMonitor.Benchmarks.Load;
using NewsMonitor.Messaging;

namespace NewsMonitor.Benchmarks.Relay;

/// <summary>
/// What the outbox costs: events a second from the outbox to the broker's confirm, beside a bare client that publishes the same messages from
/// memory with the same window; and the time from a commit to a subscriber. All on this machine, with services of its own.
/// </summary>
internal static class RelayBenchmark
{
    private const int Window = 100;
    private const int Events = 10_000;
    private const int Rounds = 3;

    public static async Task RunAsync()
    {
        await using var services = await PrivatePostgres.StartAsync(broker: true, CancellationToken.None);
        await using var database = await LoadDatabase.CreateAsync(services, "relay");
        await database.MigrateAsync(CancellationToken.None);
        var outbox = new FilledOutbox(database);
        await using var relay = await RunningRelay.StartAsync(database, services.Broker, Window);
        await using var subscriber = await CountingSubscriber.StartAsync(BrokerAddress.Parse(services.BrokerAdmin));

        // Both once for nothing: the first publishes wait for the compiler.
        await BareAsync(2000);
        await RelayAsync(2000);
        List<double> bare = [], sent = [];
        for (var round = 1; round <= Rounds; round++)
        {
            bare.Add(await BareAsync(Events));
            sent.Add(await RelayAsync(Events));
            Write($"round {round}: bare client {bare[^1]:F0} events/s, relay {sent[^1]:F0} events/s, ratio {sent[^1] / bare[^1]:F2}");
        }

        var slow = await LatencyAsync(perSecond: 10, seconds: 20);
        var fast = await LatencyAsync(perSecond: 500, seconds: 10);
        var ratio = Median(sent) / Median(bare);
        Write($"""

            window {Window}, {Events} events a round, {FilledOutbox.BodyBytes} bytes each, medians of {Rounds} rounds
            relay                {Median(sent),8:F0} events/s
            bare client          {Median(bare),8:F0} events/s
            ratio                {ratio,8:F2}
            commit to subscriber, ms         median      p99
            at  10 events/s              {Median(slow),10:F1} {At(slow, 0.99),8:F1}
            at 500 events/s              {Median(fast),10:F1} {At(fast, 0.99),8:F1}

            """);
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            relay_events_s = Math.Round(Median(sent)),
            bare_events_s = Math.Round(Median(bare)),
            ratio = Math.Round(ratio, 3),
            latency_ms = new { at_10 = Spread(slow), at_500 = Spread(fast) },
        }));

        async Task<double> BareAsync(int count)
        {
            var rate = await BareClient.PublishAsync(BrokerAddress.Parse(services.Broker), count, Window);
            await subscriber.EmptiedAsync();
            return rate;
        }

        async Task<double> RelayAsync(int count)
        {
            await relay.StopAsync();
            await outbox.FillAsync(count);
            var watch = Stopwatch.StartNew();
            relay.Go();
            await outbox.EmptiedAsync();
            var rate = count / watch.Elapsed.TotalSeconds;
            await subscriber.EmptiedAsync();
            return rate;
        }

        async Task<List<double>> LatencyAsync(int perSecond, int seconds)
        {
            await database.TidyAsync();
            var arrivals = subscriber.Watch();
            Dictionary<Guid, long> commits = [];
            var watch = Stopwatch.StartNew();
            for (var number = 0; number < perSecond * seconds; number++)
            {
                var due = TimeSpan.FromSeconds((double)number / perSecond) - watch.Elapsed;
                if (due > TimeSpan.FromMilliseconds(1))
                {
                    await Task.Delay(due);
                }

                var id = await outbox.AddOneAsync();
                commits[id] = Stopwatch.GetTimestamp();
                relay.Ring();
            }

            await outbox.EmptiedAsync();
            await subscriber.EmptiedAsync();
            return [.. commits.Select(commit => Stopwatch.GetElapsedTime(commit.Value, arrivals[commit.Key]).TotalMilliseconds)];
        }
    }

    private static object Spread(List<double> values) => new { median = Math.Round(Median(values), 1), p99 = Math.Round(At(values, 0.99), 1) };

    private static double Median(List<double> values) => At(values, 0.5);

    private static double At(List<double> values, double share) => values.Order().ElementAt((int)Math.Min(values.Count - 1, values.Count * share));

    private static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
