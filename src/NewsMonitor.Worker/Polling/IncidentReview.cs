using Microsoft.Extensions.Logging;
using NewsMonitor.Storage;
using NewsMonitor.Storage.Polling;

namespace NewsMonitor.Worker.Polling;

/// <summary>Looks for sources that die quietly, and tells each case once: when it begins, and when it is over.</summary>
internal sealed partial class IncidentReview(Incidents incidents, ILogger<IncidentReview> logger)
{
    public async Task ReviewAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var incident in await incidents.ReviewAsync(cancellationToken))
            {
                Tell(incident);
            }
        }
        catch (Exception e) when (DatabaseFault.Is(e) && !cancellationToken.IsCancellationRequested)
        {
            // Those who poll tell about it; the next review finds all that has changed.
        }
    }

    private void Tell(SourceIncident incident)
    {
        if (incident.IsOver)
        {
            LogOver(incident.Source, incident.Kind);
            return;
        }

        switch (incident.Kind)
        {
            case "failing":
                LogFailing(incident.Source, incident.Message);
                break;
            case "parked":
                LogParked(incident.Source, incident.Message);
                break;
            case "moved":
                LogMoved(incident.Source, incident.Message);
                break;
            case "silent":
                LogSilent(incident.Source, incident.Message);
                break;
            case "gap":
                LogGap(incident.Source, incident.Message);
                break;
            default:
                LogDown(incident.Source, incident.Message);
                break;
        }
    }

    [LoggerMessage(EventId = 441, Level = LogLevel.Error, Message = "{Source} is down: it fails for a day ({Reason}); it is tried again and again, and comes back by itself")]
    private partial void LogDown(string source, string reason);

    [LoggerMessage(EventId = 442, Level = LogLevel.Error, Message = "{Source} is parked: nothing lies at its address any more ({Reason}); it is probed once a day. 'newsmonitor sources discover' looks for another address")]
    private partial void LogParked(string source, string reason);

    [LoggerMessage(EventId = 443, Level = LogLevel.Error, Message = "{Source} has moved: {Reason}. It is still read; change its url in sources.yaml")]
    private partial void LogMoved(string source, string reason);

    [LoggerMessage(EventId = 444, Level = LogLevel.Error, Message = "{Source} is silent against its rhythm: {Reason}. Look whether its feed is still the right one")]
    private partial void LogSilent(string source, string reason);

    [LoggerMessage(EventId = 446, Level = LogLevel.Warning, Message = "{Source} has a gap: {Reason}")]
    private partial void LogGap(string source, string reason);

    [LoggerMessage(EventId = 447, Level = LogLevel.Warning, Message = "{Source} fails again and again ({Reason}); it is tried at growing pauses, and comes back by itself")]
    private partial void LogFailing(string source, string reason);

    [LoggerMessage(EventId = 445, Level = LogLevel.Information, Message = "{Source} is no longer {Kind}")]
    private partial void LogOver(string source, string kind);
}
