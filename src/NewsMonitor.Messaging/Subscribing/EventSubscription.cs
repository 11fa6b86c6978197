using System.Runtime.CompilerServices;
using System.Threading.Channels;
using NewsMonitor.Messaging.Publishing;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace NewsMonitor.Messaging.Subscribing;

/// <summary>Reads events as any subscriber may, with the plain client and a subscriber's permissions.</summary>
/// <param name="address">The broker, with a subscriber's login.</param>
public sealed class EventSubscription(BrokerAddress address)
{
    private const ushort Prefetch = 100;

    /// <summary>New events, through a queue of our own that goes when we go.</summary>
    /// <param name="team">Second word of the queue's name, <c>sub.{team}.…</c>: what the login may declare.</param>
    /// <param name="keys">Binding keys, such as <c>article.detected.#</c>.</param>
    /// <param name="onReady">Called once the queue is bound: from here on nothing is missed.</param>
    /// <param name="cancellationToken">Ends the subscription.</param>
    public async IAsyncEnumerable<ReceivedEvent> LiveAsync(
        string team, IReadOnlyList<string> keys, Action onReady, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await address.ToFactory("tail").CreateConnectionAsync(cancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        var queue = $"sub.{team}.tail-{Environment.ProcessId}";
        await channel.QueueDeclareAsync(queue, durable: false, exclusive: true, autoDelete: true, cancellationToken: cancellationToken);
        foreach (var key in keys)
        {
            await channel.QueueBindAsync(queue, BrokerTopology.EventsExchange, key, cancellationToken: cancellationToken);
        }

        await foreach (var received in ConsumeAsync(channel, queue, [], onReady, cancellationToken))
        {
            yield return received;
        }
    }

    /// <summary>Past events, from the archive stream, oldest first; goes on with new ones.</summary>
    /// <param name="offset">Where to begin: <c>first</c>, <c>next</c>, or an interval such as <c>7D</c>.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async IAsyncEnumerable<ReceivedEvent> ArchiveAsync(string offset, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await address.ToFactory("tail").CreateConnectionAsync(cancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        var arguments = new Dictionary<string, object?> { ["x-stream-offset"] = offset };
        await foreach (var received in ConsumeAsync(channel, BrokerTopology.Archive, arguments, () => { }, cancellationToken))
        {
            yield return received with { Replayed = true };
        }
    }

    private static async IAsyncEnumerable<ReceivedEvent> ConsumeAsync(
        IChannel channel,
        string queue,
        Dictionary<string, object?> arguments,
        Action onReady,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var received = Channel.CreateBounded<ReceivedEvent>(Prefetch);
        await channel.BasicQosAsync(0, Prefetch, global: false, cancellationToken);

        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            // The body is the client's own memory, valid only inside this handler.
            await received.Writer.WriteAsync(new ReceivedEvent(delivery.RoutingKey, delivery.Body.ToArray(), Replayed: false), cancellationToken);
            await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false, cancellationToken);
        };
        channel.ChannelShutdownAsync += (_, reason) =>
        {
            received.Writer.TryComplete(new IOException($"RabbitMQ closed the channel: {reason.ReplyText}"));
            return Task.CompletedTask;
        };

        await channel.BasicConsumeAsync(queue, autoAck: false, consumerTag: "", noLocal: false, exclusive: false, arguments, consumer, cancellationToken);
        onReady();
        await foreach (var one in received.Reader.ReadAllAsync(cancellationToken))
        {
            yield return one;
        }
    }
}
