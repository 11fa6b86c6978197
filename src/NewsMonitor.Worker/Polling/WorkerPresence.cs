using Microsoft.Extensions.Logging;
using NewsMonitor.Storage;
using NewsMonitor.Storage.Polling;
using NewsMonitor.Worker.Schedule;

namespace NewsMonitor.Worker.Polling;

/// <summary>Reports that this worker is alive, and learns which share of the sources is its own.</summary>
internal sealed partial class WorkerPresence(WorkerRoster roster, CatchUp catchUp, Readiness readiness, ILogger<WorkerPresence> logger)
{
    /// <summary>If nobody reported for this long, nobody polled: a power cut, an update, a machine that was put to sleep.</summary>
    private static readonly TimeSpan Downtime = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LeavePatience = TimeSpan.FromSeconds(3);

    private readonly Guid _id = Guid.CreateVersion7();
    private readonly string _name = $"{Environment.MachineName}/{Environment.ProcessId}";
    private bool _reported;

    /// <summary>This worker's share; everything until the first report.</summary>
    public WorkShare Share { get; private set; } = WorkShare.All;

    /// <summary>Reports once. A database that fails is told about by those who poll.</summary>
    public async Task ReportAsync(CancellationToken cancellationToken)
    {
        if (!readiness.IsOpen)
        {
            return;
        }

        try
        {
            var report = await roster.ReportAsync(_id, _name, cancellationToken);
            if (report.Share.Workers != Share.Workers)
            {
                LogShare(report.Share.Workers, report.Share.Rank + 1);
            }

            if (report.Away > Downtime)
            {
                LogDowntime(report.Away.Value, await catchUp.SpreadAsync(cancellationToken));
            }

            (Share, _reported) = (report.Share, true);
        }
        catch (Exception e) when (DatabaseFault.Is(e) && !cancellationToken.IsCancellationRequested)
        {
            // The share stays as it was; what is overdue is anybody's.
        }
    }

    /// <summary>Takes leave, so that the others take the share over at once.</summary>
    public async Task LeaveAsync()
    {
        if (!_reported)
        {
            return;
        }

        try
        {
            using var patience = new CancellationTokenSource(LeavePatience);
            await roster.LeaveAsync(_id, patience.Token);
        }
        catch (Exception e) when (DatabaseFault.Is(e) || e is OperationCanceledException)
        {
            // It will be missed soon enough.
        }
    }

    [LoggerMessage(EventId = 431, Level = LogLevel.Information, Message = "{Workers} workers share the sources; this is number {Rank}")]
    private partial void LogShare(int workers, int rank);

    [LoggerMessage(EventId = 432, Level = LogLevel.Warning, Message = "Nobody has polled for {Away}: {Sources} sources have waited; they are asked once each, spread over the next minutes")]
    private partial void LogDowntime(TimeSpan away, int sources);
}
