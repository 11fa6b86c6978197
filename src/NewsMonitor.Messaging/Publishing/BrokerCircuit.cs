using Microsoft.Extensions.Logging;

namespace NewsMonitor.Messaging.Publishing;

/// <summary>Whether the broker takes events. While it does not, one event at a time probes it: a hundred time-outs would tell no more.</summary>
/// <remarks>It closes with the first confirm. One event that always fails does not open it while others go out.</remarks>
public sealed partial class BrokerCircuit(ILogger<BrokerCircuit> logger)
{
    /// <summary>Failures in a row, without a confirm among them.</summary>
    private const int FaultsThatOpen = 3;

    private readonly Lock _lock = new();
    private int _faults;

    /// <summary>Pause before each probe.</summary>
    public static TimeSpan ProbePause { get; } = TimeSpan.FromSeconds(5);

    /// <summary>True while the broker takes nothing.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>The broker has confirmed an event.</summary>
    public void Confirmed()
    {
        lock (_lock)
        {
            _faults = 0;
            if (IsOpen)
            {
                IsOpen = false;
                LogClosed();
            }
        }
    }

    /// <summary>A publish has failed, and not by the event's own fault.</summary>
    public void Failed(Exception fault)
    {
        lock (_lock)
        {
            _faults++;
            if (_faults >= FaultsThatOpen && !IsOpen)
            {
                IsOpen = true;
                LogOpened(PublishFault.ClassOf(fault), fault.Message, ProbePause.TotalSeconds);
            }
        }
    }

    [LoggerMessage(EventId = 301, Level = LogLevel.Warning, Message = "RabbitMQ does not take events ({Class}: {Reason}); they wait in the outbox, and one every {Seconds} s asks whether it does again")]
    private partial void LogOpened(string @class, string reason, double seconds);

    [LoggerMessage(EventId = 302, Level = LogLevel.Information, Message = "RabbitMQ takes events again")]
    private partial void LogClosed();
}
