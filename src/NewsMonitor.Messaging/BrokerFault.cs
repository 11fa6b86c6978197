using RabbitMQ.Client.Exceptions;

namespace NewsMonitor.Messaging;

/// <summary>What callers must know of a broker that fails, without knowing its client.</summary>
public static class BrokerFault
{
    /// <summary>AMQP 0-9-1 reply code.</summary>
    private const int NotFound = 404;

    /// <summary>True when the broker refused or did not answer.</summary>
    public static bool Is(Exception fault) => fault is BrokerUnreachableException or OperationInterruptedException or IOException;

    /// <summary>One line: what went wrong, and what to do.</summary>
    public static string Explain(Exception fault, BrokerAddress address) => fault switch
    {
        OperationInterruptedException { ShutdownReason.ReplyCode: NotFound } =>
            $"RabbitMQ at {address} has no exchange or stream of NewsMonitor yet: run 'newsmonitor topology', or start the worker.",
        OperationInterruptedException { ShutdownReason: { } reason } => $"RabbitMQ at {address} refuses: {reason.ReplyText}",
        _ => $"RabbitMQ at {address}: {Reason(fault)}",
    };

    /// <summary>"None of the endpoints were reachable" says nothing; the reason lies beneath: refused login, refused connection, unknown host.</summary>
    private static string Reason(Exception fault) => fault is BrokerUnreachableException or AggregateException && fault.InnerException is { } inner
        ? Reason(inner)
        : fault.Message;
}
