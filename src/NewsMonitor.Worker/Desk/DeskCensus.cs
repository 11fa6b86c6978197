using NewsMonitor.Storage.Desk;
using NewsMonitor.Worker.Health;
using NewsMonitor.Worker.Schedule;

namespace NewsMonitor.Worker.Desk;

/// <summary>How long announced articles wait for the desk, and how many were left out; the same from every worker.</summary>
internal sealed class DeskCensus(WaitingArticles waiting, Readiness readiness, TimeProvider clock) : Census<DeskSummary>(readiness, clock)
{
    protected override Task<DeskSummary> AskAsync(CancellationToken cancellationToken) => waiting.SummaryAsync(cancellationToken);
}
