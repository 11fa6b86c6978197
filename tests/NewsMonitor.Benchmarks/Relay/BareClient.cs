using System.Diagnostics;
using NewsMonitor.Messaging;
using RabbitMQ.Client;

namespace NewsMonitor.Benchmarks.Relay;

/// <summary>What publishing with confirms costs at least: RabbitMQ.Client, one channel, a window of publishes, the same messages from memory.</summary>
internal static class BareClient
{
    public const string Key = "article.detected.s2.de.topic.alliances-treaties";

    public static IReadOnlyList<string> FurtherKeys { get; } =
        [.. new[] { "topic.basing-posture", "topic.command-structure", "place.jp", "place.kr", "place.us", "actor.usfj", "event.agreement", "source.beispiel" }
            .Select(facet => $"article.detected.s2.de.{facet}")];

    /// <summary>Publishes, and returns confirmed events a second.</summary>
    public static async Task<double> PublishAsync(BrokerAddress address, int count, int window)
    {
        await using var connection = await address.ToFactory("bare").CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        var body = new byte[FilledOutbox.BodyBytes];
        Array.Fill(body, (byte)'x');
        var next = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, window).Select(async _ =>
        {
            while (Interlocked.Increment(ref next) is var number && number <= count)
            {
                await channel.BasicPublishAsync("monitor.events", Key, mandatory: true, Properties(number), body);
            }
        }));
        return count / watch.Elapsed.TotalSeconds;
    }

    private static BasicProperties Properties(int number) => new()
    {
        DeliveryMode = DeliveryModes.Persistent,
        ContentType = "application/cloudevents+json",
        MessageId = $"00000000-0000-4000-8000-{number:D12}",
        Type = "monitor.article.detected.v1",
        AppId = "monitor",
        Headers = new Dictionary<string, object?>
        {
            ["CC"] = FurtherKeys,
            ["event"] = "monitor.article.detected.v1",
            ["schema-major"] = 1L,
            ["lang"] = "de",
            ["severity"] = 2L,
            ["relevance"] = 80L,
            ["source"] = "beispiel",
        },
    };
}
