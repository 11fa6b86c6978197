using System.Globalization;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace NewsMonitor.Messaging.Publishing;

/// <summary>The exchange and the archive that the worker owns. Subscribers own their queues.</summary>
/// <remarks>
/// The archive is a stream bound with "#": no event is ever unroutable, hence a returned one is a real fault; and because both its caps are set,
/// it never fills the disk.
/// </remarks>
public sealed class BrokerTopology(IOptions<BrokerOptions> options)
{
    /// <summary>Topic exchange of article, story and alert events.</summary>
    public const string EventsExchange = "monitor.events";

    /// <summary>Capped stream that holds every event of the last weeks, for replay by self-service.</summary>
    public const string Archive = "monitor.archive";

    /// <summary>Where the broker is.</summary>
    public BrokerAddress Address { get; } = BrokerAddress.Parse(options.Value.Url, options.Value.Password);

    /// <summary>Declares what is missing; what is there already stays as it is.</summary>
    /// <exception cref="BrokerUnreachableException">Nobody answers, or the login is refused.</exception>
    /// <exception cref="OperationInterruptedException">Something of that name has other arguments.</exception>
    public async Task DeclareAsync(CancellationToken cancellationToken)
    {
        await using var connection = await Address.ToFactory("topology").CreateConnectionAsync(cancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        await channel.ExchangeDeclareAsync(EventsExchange, ExchangeType.Topic, durable: true, cancellationToken: cancellationToken);
        await channel.QueueDeclareAsync(Archive, durable: true, exclusive: false, autoDelete: false, StreamArguments(options.Value), cancellationToken: cancellationToken);
        await channel.QueueBindAsync(Archive, EventsExchange, "#", cancellationToken: cancellationToken);
        await connection.CloseAsync(cancellationToken);
    }

    /// <summary>Declares as <see cref="DeclareAsync"/> does, and waits for a broker that is not there yet.</summary>
    /// <exception cref="TimeoutException">It did not come.</exception>
    public async Task DeclareWithPatienceAsync(TimeSpan patience, TimeProvider clock, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        while (true)
        {
            try
            {
                await DeclareAsync(cancellationToken);
                return;
            }
            catch (BrokerUnreachableException e)
            {
                if (clock.GetElapsedTime(started) > patience)
                {
                    throw new TimeoutException(BrokerFault.Explain(e, Address), e);
                }

                await Task.Delay(TimeSpan.FromSeconds(1), clock, cancellationToken);
            }
        }
    }

    private static Dictionary<string, object?> StreamArguments(BrokerOptions options) => new()
    {
        ["x-queue-type"] = "stream",
        ["x-max-age"] = options.ArchiveDays.ToString(CultureInfo.InvariantCulture) + "D",
        ["x-max-length-bytes"] = options.ArchiveMebibytes * 1024L * 1024L,
    };
}
