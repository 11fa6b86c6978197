using MassTransit;
using RabbitMQ.Client.Exceptions;

namespace NewsMonitor.Messaging.Publishing;

/// <summary>What kind of failure a publish ended in.</summary>
internal static class PublishFault
{
    public const string Timeout = "timeout";
    public const string Returned = "returned";
    public const string Refused = "refused";
    public const string Connection = "connection";
    public const string Poison = "poison";
    public const string Other = "other";

    /// <summary>All classes: the label of a metric comes from a closed list.</summary>
    public static IReadOnlyList<string> Classes { get; } = [Timeout, Returned, Refused, Connection, Poison, Other];

    /// <summary>A fault of the event, not of the broker: sending the same bytes again cannot help.</summary>
    public static bool IsPoison(Exception fault) => ClassOf(fault) == Poison;

    public static string ClassOf(Exception fault) => fault switch
    {
        ArgumentException or FormatException or OverflowException => Poison,
        OperationCanceledException or TimeoutException => Timeout,
        MessageReturnedException => Returned,
        BrokerUnreachableException or RabbitMqConnectionException or AlreadyClosedException or IOException => Connection,
        OperationInterruptedException => Refused,
        _ => Other,
    };
}
