using System.Globalization;
using Microsoft.Extensions.Options;
using NewsMonitor.Core.Events;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace NewsMonitor.Messaging.Publishing;

/// <summary>The exchanges, the archive and the queue of dead letters that the worker owns. Subscribers own their queues.</summary>
/// <remarks>
/// The archive is a stream bound with "#": no event is ever unroutable, hence a returned one is a real fault; and because both its caps are set,
/// it never fills the disk.
/// </remarks>
public sealed class BrokerTopology(IOptions<BrokerOptions> options, ITopologyNews news, PublishMetrics metrics)
{
    /// <summary>Topic exchange of article, story and alert events.</summary>
    public const string EventsExchange = "monitor.events";

    /// <summary>Topic exchange of what concerns operators: sources, outages, configuration, delivery.</summary>
    public const string OpsExchange = "monitor.ops";

    /// <summary>Topic exchange to which the broker moves what a subscriber could not handle, and the quorum queue that keeps it.</summary>
    public const string Dead = "monitor.dead";

    /// <summary>Capped stream that holds every event of the last weeks, for replay by self-service.</summary>
    public const string Archive = "monitor.archive";

    private const ushort NotFound = 404;
    private const int DeadLettersKept = 100_000;

    private readonly HashSet<TopologyPart> _declared = [];
    private readonly Queue<TopologyPart> _untold = new();

    /// <summary>Exchanges that events are published to.</summary>
    public static IReadOnlyList<string> EventExchanges { get; } = [EventsExchange, OpsExchange];

    /// <summary>Where the broker is.</summary>
    public BrokerAddress Address { get; } = BrokerAddress.Parse(options.Value.Url, options.Value.Password);

    /// <summary>Rung when a publish failed: a vanished exchange or queue shows so before the minute is over.</summary>
    public Bell Doubt { get; } = new();

    private static IReadOnlyList<TopologyPart> Parts { get; } =
    [
        .. EventExchanges.Append(Dead).Select(exchange => new TopologyPart(TopologyKind.Exchange, exchange)),
        new(TopologyKind.Queue, Archive),
        new(TopologyKind.Queue, Dead),
    ];

    /// <summary>Declares what is missing; what is there already stays as it is. Tells of what was declared before and has vanished since.</summary>
    /// <remarks>A lost binding comes back with the rest, and nobody hears of it: AMQP lists no bindings.</remarks>
    /// <exception cref="BrokerUnreachableException">Nobody answers, or the login is refused.</exception>
    /// <exception cref="OperationInterruptedException">Something of that name has other arguments.</exception>
    public async Task DeclareAsync(CancellationToken cancellationToken)
    {
        await using var connection = await Address.ToFactory("topology").CreateConnectionAsync(cancellationToken);
        foreach (var part in Parts.Where(_declared.Contains))
        {
            if (!await ExistsAsync(connection, part, cancellationToken))
            {
                metrics.Lost(part.Kind);
                _untold.Enqueue(part);
            }
        }

        await DeclareAsync(connection, cancellationToken);
        await connection.CloseAsync(cancellationToken);
        _declared.UnionWith(Parts);
        while (_untold.TryPeek(out var lost))
        {
            await news.LostAsync(lost, cancellationToken);
            _untold.Dequeue();
        }
    }

    /// <summary>Declares as <see cref="DeclareAsync(CancellationToken)"/> does, and waits for a broker that is not there yet.</summary>
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

    /// <summary>Asks with a passive declare. The broker closes the channel of one that fails, hence a channel for each.</summary>
    private static async Task<bool> ExistsAsync(IConnection connection, TopologyPart part, CancellationToken cancellationToken)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        try
        {
            await (part.Kind == TopologyKind.Exchange
                ? channel.ExchangeDeclarePassiveAsync(part.Name, cancellationToken)
                : channel.QueueDeclarePassiveAsync(part.Name, cancellationToken));
            return true;
        }
        catch (OperationInterruptedException e) when (e.ShutdownReason?.ReplyCode == NotFound)
        {
            return false;
        }
    }

    private async Task DeclareAsync(IConnection connection, CancellationToken cancellationToken)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        await QueueAsync(Archive, StreamArguments(options.Value));
        foreach (var exchange in EventExchanges)
        {
            await channel.ExchangeDeclareAsync(exchange, ExchangeType.Topic, durable: true, cancellationToken: cancellationToken);
            await channel.QueueBindAsync(Archive, exchange, "#", cancellationToken: cancellationToken);
        }

        await channel.ExchangeDeclareAsync(Dead, ExchangeType.Topic, durable: true, cancellationToken: cancellationToken);
        await QueueAsync(Dead, DeadLetterArguments());
        await channel.QueueBindAsync(Dead, Dead, "#", cancellationToken: cancellationToken);

        Task QueueAsync(string name, Dictionary<string, object?> arguments) =>
            channel.QueueDeclareAsync(name, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: cancellationToken);
    }

    private static Dictionary<string, object?> StreamArguments(BrokerOptions options) => new()
    {
        ["x-queue-type"] = "stream",
        ["x-max-age"] = options.ArchiveDays.ToString(CultureInfo.InvariantCulture) + "D",
        ["x-max-length-bytes"] = options.ArchiveMebibytes * 1024L * 1024L,
    };

    private static Dictionary<string, object?> DeadLetterArguments() => new()
    {
        ["x-queue-type"] = "quorum",
        ["x-max-length"] = DeadLettersKept,
        // RabbitMQ 4 drops what was read and put back twenty times, and whoever lists dead letters does just that.
        ["x-delivery-limit"] = 1_000_000,
        ["x-overflow"] = "drop-head",
    };
}
