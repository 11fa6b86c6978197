using Microsoft.Extensions.Logging;
using NewsMonitor.Storage;
using NewsMonitor.Storage.Polling;
using NewsMonitor.Worker.Schedule;

namespace NewsMonitor.Worker.Polling;

/// <summary>Reports that this worker is alive, and learns which share of the sources is its own.</summary>
internal sealed partial class WorkerPresence(WorkerRoster roster, CatchUp catchUp, Readiness readiness, ILogger<WorkerPresence> logger) : IDisposable
{
    /// <summary>If nobody reported for this long, nobody polled: a power cut, an update, a machine that was put to sleep.</summary>
    private static readonly TimeSpan Downtime = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LeavePatience = TimeSpan.FromSeconds(3);

    private readonly Guid _id = Guid.CreateVersion7();
    private readonly string _name = $"{Environment.MachineName}/{Environment.ProcessId}";

    // A second report beside the first would find that somebody works here, and polls would start before what has waited was spread.
    private readonly SemaphoreSlim _oneAtATime = new(1);

    /// <summary>False until the first report: nothing should be polled before it.</summary>
    public bool HasReported { get; private set; }

    /// <summary>This worker's share; everything until the first report.</summary>
    public WorkShare Share { get; private set; } = WorkShare.All;

    /// <summary>Reports once. A database that fails is told about by those who poll.</summary>
    public async Task ReportAsync(CancellationToken cancellationToken)
    {
        if (!readiness.IsOpen)
        {
            return;
        }

        await _oneAtATime.WaitAsync(cancellationToken);
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

            (Share, HasReported) = (report.Share, true);
        }
        catch (Exception e) when (DatabaseFault.Is(e) && !cancellationToken.IsCancellationRequested)
        {
            // The share stays as it was; what is overdue is anybody's.
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>Takes leave, so that the others take the share over at once.</summary>
    public async Task LeaveAsync()
    {
        if (!HasReported)
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

    public void Dispose() => _oneAtATime.Dispose();

    [LoggerMessage(EventId = 431, Level = LogLevel.Information, Message = "{Workers} workers share the sources; this is number {Rank}")]
    private partial void LogShare(int workers, int rank);

    [LoggerMessage(EventId = 432, Level = LogLevel.Warning, Message = "Nobody has polled for {Away}: {Sources} sources have waited; they are asked once each, spread over the next minutes")]
    private partial void LogDowntime(TimeSpan away, int sources);
}
