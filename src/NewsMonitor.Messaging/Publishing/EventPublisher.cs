using System.Collections.Frozen;
using MassTransit;
using Microsoft.Extensions.Options;
using NewsMonitor.Core.Events;
using RabbitMQ.Client;

namespace NewsMonitor.Messaging.Publishing;

/// <summary>Publishes by MassTransit, to the exchange that the event names.</summary>
/// <remarks>
/// The bus hangs or retries in silence while a broker is frozen, out of memory or refusing, and calls itself healthy: so every publish has a
/// deadline of its own, and a guard for the case that the deadline is not obeyed. A publish that ran out of time is unknown, not unsent.
/// </remarks>
internal sealed class EventPublisher(IBus bus, IOptions<BrokerOptions> options, TimeProvider clock) : IEventPublisher
{
    private static readonly FrozenDictionary<string, Uri> Exchanges = BrokerTopology.EventExchanges.ToFrozenDictionary(
        exchange => exchange, exchange => new Uri($"exchange:{exchange}?type=topic&durable=true"), StringComparer.Ordinal);

    public async Task PublishAsync(LeasedEvent leased)
    {
        using var deadline = new CancellationTokenSource(options.Value.PublishDeadline, clock);
        await SendAsync(leased, deadline.Token).WaitAsync(options.Value.PublishGuard, clock, CancellationToken.None);
    }

    private async Task SendAsync(LeasedEvent leased, CancellationToken cancellationToken)
    {
        var exchange = Exchanges.GetValueOrDefault(leased.Event.Exchange)
            ?? throw new ArgumentException($"'{leased.Event.Exchange}' is no exchange of NewsMonitor");
        var endpoint = await bus.GetSendEndpoint(exchange);
        await endpoint.Send(StoredEvent.Instance, Pipe.Execute<SendContext<StoredEvent>>(context => Fill(context, leased)), cancellationToken);
    }

    private static void Fill(SendContext<StoredEvent> context, LeasedEvent leased)
    {
        var outgoing = leased.Event;
        context.Serializer = new StoredBytesSerializer(outgoing.Body);
        context.MessageId = outgoing.Id;
        context.SetRoutingKey(outgoing.RoutingKey);
        if (outgoing.CcKeys.Count > 0)
        {
            context.Headers.Set("CC", outgoing.CcKeys.ToArray());
        }

        foreach (var (name, value) in EventHeaders.Of(outgoing))
        {
            context.Headers.Set(name, value);
        }

        var amqp = context.GetPayload<RabbitMqSendContext>();
        amqp.Mandatory = true;
        amqp.BasicProperties.Type = outgoing.Type;
        amqp.BasicProperties.AppId = "monitor";
        amqp.BasicProperties.Timestamp = new AmqpTimestamp(leased.RecordedAt.ToUnixTimeSeconds());
    }
}
