using System.Globalization;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;

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

    private readonly BrokerAddress _address = BrokerAddress.Parse(options.Value.Url, options.Value.Password);

    /// <summary>Host, port and virtual host, for messages.</summary>
    public string Address => _address.ToString();

    /// <summary>Declares what is missing; what is there already stays as it is.</summary>
    /// <exception cref="RabbitMQ.Client.Exceptions.BrokerUnreachableException">Nobody answers, or the login is refused.</exception>
    /// <exception cref="RabbitMQ.Client.Exceptions.OperationInterruptedException">Something of that name has other arguments.</exception>
    public async Task DeclareAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _address.ToFactory("topology").CreateConnectionAsync(cancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        await channel.ExchangeDeclareAsync(EventsExchange, ExchangeType.Topic, durable: true, cancellationToken: cancellationToken);
        await channel.QueueDeclareAsync(Archive, durable: true, exclusive: false, autoDelete: false, StreamArguments(options.Value), cancellationToken: cancellationToken);
        await channel.QueueBindAsync(Archive, EventsExchange, "#", cancellationToken: cancellationToken);
        await connection.CloseAsync(cancellationToken);
    }

    private static Dictionary<string, object?> StreamArguments(BrokerOptions options) => new()
    {
        ["x-queue-type"] = "stream",
        ["x-max-age"] = options.ArchiveDays.ToString(CultureInfo.InvariantCulture) + "D",
        ["x-max-length-bytes"] = options.ArchiveMebibytes * 1024L * 1024L,
    };
}
