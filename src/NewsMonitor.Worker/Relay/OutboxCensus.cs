using System.Diagnostics.Metrics;
using NewsMonitor.Messaging.Publishing;
using NewsMonitor.Storage.Events;
using NewsMonitor.Worker.Health;
using NewsMonitor.Worker.Schedule;

namespace NewsMonitor.Worker.Relay;

/// <summary>How many events wait, how long already, and how many are parked; the same from every worker.</summary>
internal sealed class OutboxCensus : Census<OutboxSummary>
{
    private readonly OutboxReview _outbox;

    public OutboxCensus(OutboxReview outbox, IMeterFactory meters, Readiness readiness, TimeProvider clock)
        : base(readiness, clock)
    {
        _outbox = outbox;
        var meter = meters.Create(PublishMetrics.MeterName);
        meter.CreateObservableGauge("newsmonitor.outbox.waiting", () => Measure(summary => summary.Waiting), "{event}", "Events that wait to be sent.");
        meter.CreateObservableGauge("newsmonitor.outbox.parked", () => Measure(summary => summary.Parked), "{event}", "Events that cannot be sent as they are.");
        meter.CreateObservableGauge(
            "newsmonitor.outbox.oldest.age", () => Measure(summary => summary.OldestSeconds), "s", "Age of the oldest event that waits, parked ones not counted.");
    }

    protected override Task<OutboxSummary> AskAsync(CancellationToken cancellationToken) => _outbox.SummaryAsync(cancellationToken);

    private IEnumerable<Measurement<T>> Measure<T>(Func<OutboxSummary, T> number)
        where T : struct => Latest is { } summary ? [new Measurement<T>(number(summary))] : [];
}
