using System.Text.Json;
using NewsMonitor.Contracts;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace NewsMonitor.Subscribers;

/// <summary>Binds the queue to the exchange of the events, by the plain client.</summary>
/// <remarks>
/// The endpoint's own <c>Bind</c> would declare the exchange, which a subscriber may not. The archive is read here as well: an endpoint
/// would declare it.
/// </remarks>
internal static class Binding
{
    /// <summary>Binds now and every minute: what somebody deleted comes back. Reads the archive once, after the first time.</summary>
    public static async Task KeepAsync(Arguments arguments, EventConsumer consumer, CancellationToken cancellationToken)
    {
        var since = arguments.Since;
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1));
        do
        {
            try
            {
                var factory = new ConnectionFactory { Uri = arguments.Broker, ClientProvidedName = $"{arguments.Queue} binding" };
                await using var connection = await factory.CreateConnectionAsync(cancellationToken);
                await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
                // MassTransit puts a fanout exchange of the queue's name before the queue.
                await channel.ExchangeBindAsync(arguments.Queue, "monitor.events", arguments.Key, cancellationToken: cancellationToken);
                if (since is not null)
                {
                    await channel.BasicQosAsync(0, prefetchCount: 100, global: false, cancellationToken);
                    await Archive.CatchUpAsync(channel, since, body => consumer.Handle(EventJson.Read<JsonElement>(body)), cancellationToken);
                    since = null;
                }
            }
            catch (Exception e) when (e is BrokerUnreachableException or OperationInterruptedException or IOException)
            {
                await Console.Error.WriteLineAsync($"{e.Message}; trying again");
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }
}
