using System.Globalization;
using MassTransit;
using Microsoft.Extensions.Options;
using NewsMonitor.Core.Events;
using RabbitMQ.Client;

namespace NewsMonitor.Messaging.Publishing;

/// <summary>Publishes one event and waits for the broker's confirm.</summary>
/// <remarks>
/// The bus hangs or retries in silence while a broker is frozen, out of memory or refusing, and calls itself healthy: so every publish has a
/// deadline of its own, and a guard for the case that the deadline is not obeyed. A publish that ran out of time is unknown, not unsent.
/// </remarks>
public sealed class EventPublisher(IBus bus, IOptions<BrokerOptions> options, TimeProvider clock)
{
    /// <summary>Returns after the confirm.</summary>
    /// <exception cref="Exception">The event was not confirmed in time or not at all; send it again, with the same id.</exception>
    public async Task PublishAsync(LeasedEvent leased, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Value.PublishDeadline, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        await bus.Publish(StoredEvent.Instance, context => Fill(context, leased), either.Token)
            .WaitAsync(options.Value.PublishGuard, clock, cancellationToken);
    }

    private static void Fill(PublishContext<StoredEvent> context, LeasedEvent leased)
    {
        var outgoing = leased.Event;
        context.Serializer = new StoredBytesSerializer(outgoing.Body);
        context.MessageId = outgoing.Id;
        context.Mandatory = true;
        context.SetRoutingKey(outgoing.RoutingKey);
        if (outgoing.CcKeys.Count > 0)
        {
            context.Headers.Set("CC", outgoing.CcKeys.ToArray());
        }

        foreach (var (name, value) in outgoing.Headers)
        {
            context.Headers.Set(name, OutgoingEvent.NumericHeaders.Contains(name) ? long.Parse(value, CultureInfo.InvariantCulture) : value);
        }

        if (context.TryGetPayload(out RabbitMqSendContext? amqp) && amqp is not null)
        {
            amqp.BasicProperties.Type = outgoing.Type;
            amqp.BasicProperties.AppId = "monitor";
            amqp.BasicProperties.Timestamp = new AmqpTimestamp(leased.RecordedAt.ToUnixTimeSeconds());
        }
    }
}
