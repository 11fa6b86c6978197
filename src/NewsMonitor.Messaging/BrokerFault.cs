using RabbitMQ.Client.Exceptions;

namespace NewsMonitor.Messaging;

/// <summary>Says in one line what is wrong with the broker.</summary>
public static class BrokerFault
{
    /// <summary>The client's "none of the endpoints were reachable" says nothing; the reason lies beneath: refused login, refused connection, unknown host.</summary>
    public static string Explain(Exception fault) => fault switch
    {
        BrokerUnreachableException { InnerException: { } inner } => Explain(inner),
        AggregateException { InnerException: { } inner } => Explain(inner),
        _ => fault.Message,
    };
}
