using System.Collections.Concurrent;
using System.Diagnostics;
using NewsMonitor.Messaging;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace NewsMonitor.Benchmarks.Relay;

/// <summary>One subscriber with a quorum queue that gets everything; notes when each event arrived.</summary>
internal sealed class CountingSubscriber : IAsyncDisposable
{
    private const string Queue = "sub.bench.all";

    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private ConcurrentDictionary<Guid, long> _arrivals = new();

    private CountingSubscriber(IConnection connection, IChannel channel)
    {
        _connection = connection;
        _channel = channel;
    }

    public static async Task<CountingSubscriber> StartAsync(BrokerAddress address)
    {
        var connection = await address.ToFactory("subscriber").CreateConnectionAsync();
        var channel = await connection.CreateChannelAsync();
        await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
        await channel.QueueBindAsync(Queue, "monitor.events", "#");
        await channel.BasicQosAsync(0, 200, global: false);
        var subscriber = new CountingSubscriber(connection, channel);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            subscriber._arrivals.TryAdd(Guid.Parse(delivery.BasicProperties.MessageId!), Stopwatch.GetTimestamp());
            await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false);
        };
        await channel.BasicConsumeAsync(Queue, autoAck: false, consumer);
        return subscriber;
    }

    /// <summary>Arrivals from now on, as time stamps of <see cref="Stopwatch"/>.</summary>
    public ConcurrentDictionary<Guid, long> Watch() => _arrivals = new ConcurrentDictionary<Guid, long>();

    /// <summary>So that what one measurement has left does not slow the next one down.</summary>
    public async Task EmptiedAsync()
    {
        do
        {
            await Task.Delay(200);
        }
        while ((await _channel.QueueDeclarePassiveAsync(Queue)).MessageCount > 0);
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
