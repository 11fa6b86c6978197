using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsMonitor.Storage;
using NewsMonitor.Storage.Reporting;

namespace NewsMonitor.Worker.Reporting;

/// <summary>Has the sums of schema report made, whichever worker comes first.</summary>
internal sealed partial class ReportRefresh(Rollups rollups, IOptions<ReportingOptions> options, ILogger<ReportRefresh> logger)
{
    /// <summary>Then the next ring begins again with the newest: a year that was tagged again must not keep today waiting.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(45);

    private string? _zone = options.Value.TimeZone;

    /// <summary>Works off what waits, slice by slice, unless another worker is at it. Failures are logged: the next ring tries again.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            await TakeOverZoneAsync(cancellationToken);
            await WorkOffAsync(cancellationToken);
        }
        catch (Exception e) when (DatabaseFault.Is(e) && !cancellationToken.IsCancellationRequested)
        {
            LogFailed(DatabaseFault.Explain(e));
        }
    }

    // Once: of two workers with different zones the one that starts last has its way, and they do not take turns.
    private async Task TakeOverZoneAsync(CancellationToken cancellationToken)
    {
        if (_zone is { } zone)
        {
            if (await rollups.ChangeZoneAsync(zone, cancellationToken))
            {
                LogZone(zone);
            }

            _zone = null;
        }
    }

    private async Task WorkOffAsync(CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        DateTime? before = null;
        while (Stopwatch.GetElapsedTime(began) < Turn && await rollups.RefreshAsync(before, cancellationToken) is { } slice)
        {
            before = slice.Since;
        }
    }

    [LoggerMessage(EventId = 601, Level = LogLevel.Information, Message = "Reports count by the hours and days of {Zone} from now on; everything is summed anew")]
    private partial void LogZone(string zone);

    [LoggerMessage(EventId = 602, Level = LogLevel.Warning, Message = "The sums of the reports were not brought up to date: {Reason}; next try in a minute")]
    private partial void LogFailed(string reason);
}
