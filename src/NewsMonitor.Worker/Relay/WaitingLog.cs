using Microsoft.Extensions.Logging;

namespace NewsMonitor.Worker.Relay;

/// <summary>Says once that sending waits, and why, and once that it goes on.</summary>
internal sealed partial class WaitingLog(ILogger logger)
{
    private string? _fault;

    public void Waits(string fault, TimeSpan pause)
    {
        if (_fault != fault)
        {
            LogWaiting(logger, fault, pause.TotalSeconds);
        }

        _fault = fault;
    }

    public void GoesOn(string withWhom)
    {
        if (_fault is not null)
        {
            LogBack(logger, withWhom);
        }

        _fault = null;
    }

    [LoggerMessage(EventId = 311, Level = LogLevel.Warning, Message = "Sending waits: {Fault}; events are kept; trying every {Seconds} s")]
    private static partial void LogWaiting(ILogger logger, string fault, double seconds);

    [LoggerMessage(EventId = 312, Level = LogLevel.Information, Message = "Sending goes on: {WithWhom} answers")]
    private static partial void LogBack(ILogger logger, string withWhom);
}
