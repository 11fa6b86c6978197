using NewsMonitor.Contracts;
using NewsMonitor.Core.Events;
using NewsMonitor.Messaging.Publishing;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace NewsMonitor.Messaging.Replaying;

/// <summary>Sends events of the log again, to one queue alone: same ids, same bytes, and a header that says so.</summary>
/// <remarks>The way goes through the default exchange, which knows queues by their names: nobody else sees anything.</remarks>
public sealed class QueueReplay : IAsyncDisposable
{
    /// <summary>Header of what was sent before.</summary>
    public const string ReplayHeader = "replay";

    private const ushort NotFound = 404;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly string _queue;

    private QueueReplay(IConnection connection, IChannel channel, string queue)
    {
        _connection = connection;
        _channel = channel;
        _queue = queue;
    }

    /// <summary>Opens the way to a queue; null when there is no such queue.</summary>
    /// <exception cref="BrokerUnreachableException">Nobody answers, or the login is refused.</exception>
    public static async Task<QueueReplay?> OpenAsync(BrokerAddress address, string queue, CancellationToken cancellationToken)
    {
        var connection = await address.ToFactory("replay").CreateConnectionAsync(cancellationToken);
        try
        {
            var channel = await connection.CreateChannelAsync(
                new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellationToken);
            await channel.QueueDeclarePassiveAsync(queue, cancellationToken);
            return new QueueReplay(connection, channel, queue);
        }
        catch (OperationInterruptedException e) when (e.ShutdownReason?.ReplyCode == NotFound)
        {
            await connection.DisposeAsync();
            return null;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends one event; returns after the confirm. May be called again before it has returned.</summary>
    /// <exception cref="Exception">The broker did not confirm it within 30 seconds; it may have arrived all the same.</exception>
    public async Task SendAsync(LoggedEvent message)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        await _channel.BasicPublishAsync("", _queue, mandatory: true, Properties(message), message.Event.Body, deadline.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }

    /// <summary>As the relay sends them, but for the further keys: to the default exchange they would be names of queues.</summary>
    private static BasicProperties Properties(LoggedEvent message) => new()
    {
        ContentType = CloudEvent<object>.ContentType,
        DeliveryMode = DeliveryModes.Persistent,
        MessageId = $"{message.Event.Id}",
        Type = message.Event.Type,
        AppId = "monitor",
        Timestamp = new AmqpTimestamp(message.RecordedAt.ToUnixTimeSeconds()),
        Headers = EventHeaders.Of(message.Event)
            .Append(KeyValuePair.Create<string, object>(ReplayHeader, "1"))
            .ToDictionary(header => header.Key, header => (object?)header.Value, StringComparer.Ordinal),
    };
}
