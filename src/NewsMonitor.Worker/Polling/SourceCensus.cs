using NewsMonitor.Storage.Reporting;
using NewsMonitor.Worker.Health;
using NewsMonitor.Worker.Schedule;

namespace NewsMonitor.Worker.Polling;

/// <summary>How many sources are in each state.</summary>
internal sealed class SourceCensus(SourceHealthQuery health, Readiness readiness, TimeProvider clock)
    : Census<IReadOnlyDictionary<string, int>>(readiness, clock)
{
    protected override Task<IReadOnlyDictionary<string, int>> AskAsync(CancellationToken cancellationToken) => health.CountByStateAsync(cancellationToken);
}
