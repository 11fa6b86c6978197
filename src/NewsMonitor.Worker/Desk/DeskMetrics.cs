using System.Diagnostics.Metrics;
using NewsMonitor.Messaging.Publishing;
using NewsMonitor.Storage.Desk;

namespace NewsMonitor.Worker.Desk;

/// <summary>How the desk keeps up.</summary>
internal sealed class DeskMetrics
{
    private long _taken;
    private long _parked;
    private int _leads;

    public DeskMetrics(IMeterFactory meters, DeskCensus census)
    {
        var meter = meters.Create(PublishMetrics.MeterName);
        // Both are there before the first article: what is rare shows as 0, and not as a gap.
        meter.CreateObservableCounter(
            "newsmonitor.desk.articles", Articles, "{article}", "Articles that this worker's desk has taken, and those it had to leave out.");
        meter.CreateObservableGauge("newsmonitor.desk.leader", () => Volatile.Read(ref _leads), null, "1 while this worker leads the desk.");
        meter.CreateObservableGauge("newsmonitor.desk.parked", () => Measure(census, summary => summary.Parked), "{article}", "Articles that were left out of the stories.");
        meter.CreateObservableGauge(
            "newsmonitor.desk.oldest.age", () => Measure(census, summary => summary.OldestSeconds), "s", "Age of the oldest announcement that the desk has not taken; 0 when none waits.");
    }

    public void Leads(bool leads) => Volatile.Write(ref _leads, leads ? 1 : 0);

    public void Took(int articles) => Interlocked.Add(ref _taken, articles);

    public void Parked() => Interlocked.Increment(ref _parked);

    private IEnumerable<Measurement<long>> Articles() =>
    [
        new(Interlocked.Read(ref _taken), new KeyValuePair<string, object?>("outcome", "taken")),
        new(Interlocked.Read(ref _parked), new KeyValuePair<string, object?>("outcome", "parked")),
    ];

    private static IEnumerable<Measurement<T>> Measure<T>(DeskCensus census, Func<DeskSummary, T> number)
        where T : struct => census.Latest is { } summary ? [new Measurement<T>(number(summary))] : [];
}
