using NewsMonitor.Messaging;
using NewsMonitor.Messaging.Publishing;
using RabbitMQ.Client;

namespace NewsMonitor.IntegrationTests.Running;

/// <summary>A subscriber with the plain client and a subscriber's login: what somebody without our code, or another language, has.</summary>
internal sealed class RawSubscriber : IAsyncDisposable
{
    private readonly IConnection _connection;

    private RawSubscriber(IConnection connection, IChannel channel)
    {
        _connection = connection;
        Channel = channel;
    }

    public IChannel Channel { get; private set; }

    public static async Task<RawSubscriber> ConnectAsync(BrokerAddress address)
    {
        var connection = await address.ToFactory("test").CreateConnectionAsync(TestContext.Current.CancellationToken);
        return new RawSubscriber(connection, await connection.CreateChannelAsync());
    }

    /// <summary>After a refusal the broker closes the channel.</summary>
    public async Task<IChannel> FreshChannelAsync() =>
        Channel = await _connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));

    /// <summary>A queue of our own with the given bindings.</summary>
    public async Task<string> QueueAsync(string purpose, params string[] keys)
    {
        var queue = $"sub.local.{purpose}";
        await Channel.QueueDeclareAsync(queue, durable: false, exclusive: true, autoDelete: false);
        foreach (var key in keys)
        {
            await Channel.QueueBindAsync(queue, BrokerTopology.EventsExchange, key);
        }

        return queue;
    }

    /// <summary>Everything that lies in a queue.</summary>
    public async Task<IReadOnlyList<BasicGetResult>> DrainAsync(string queue)
    {
        List<BasicGetResult> messages = [];
        while (await Channel.BasicGetAsync(queue, autoAck: true) is { } message)
        {
            messages.Add(message);
        }

        return messages;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
