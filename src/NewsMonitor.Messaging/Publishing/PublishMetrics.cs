using System.Diagnostics.Metrics;
using NewsMonitor.Core.Events;

namespace NewsMonitor.Messaging.Publishing;

/// <summary>What an operator's graphs and alarms about delivery are made of. Every label comes from a closed list.</summary>
public sealed class PublishMetrics
{
    /// <summary>Meter of the product.</summary>
    public const string MeterName = "NewsMonitor";

    /// <summary>Outcome of a publish that the broker confirmed.</summary>
    public const string Sent = "sent";

    /// <summary>Outcome of a publish without a confirm; the label <c>failure</c> says why.</summary>
    public const string Failed = "failed";

    private static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30] };

    private readonly Counter<long> _publishes;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _lost;
    private int _running;

    /// <summary>Makes the instruments.</summary>
    public PublishMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _publishes = meter.CreateCounter<long>("newsmonitor.publishes", "{event}", "Publishes by what they came to.");
        _duration = meter.CreateHistogram("newsmonitor.publish.duration", "s", "Time from a publish to the broker's confirm.", advice: Seconds);
        _lost = meter.CreateCounter<long>("newsmonitor.topology.lost", "{part}", "Exchanges and queues that vanished from the broker and were declared anew.");
        meter.CreateObservableGauge("newsmonitor.publishes.running", () => Volatile.Read(ref _running), "{event}", "Publishes that wait for their confirm.");
    }

    /// <summary>A publish begins.</summary>
    public void Started() => Interlocked.Increment(ref _running);

    /// <summary>It was confirmed after so long.</summary>
    public void Confirmed(TimeSpan duration)
    {
        Interlocked.Decrement(ref _running);
        _duration.Record(duration.TotalSeconds);
        _publishes.Add(1, Label("outcome", Sent));
    }

    /// <summary>It was not confirmed.</summary>
    /// <param name="failure">One of a closed list: timeout, returned, refused, connection, poison, other.</param>
    public void NotConfirmed(string failure)
    {
        Interlocked.Decrement(ref _running);
        _publishes.Add(1, Label("outcome", Failed), Label("failure", failure));
    }

    /// <summary>A part of the topology had vanished.</summary>
    public void Lost(TopologyKind kind) => _lost.Add(1, Label("kind", kind == TopologyKind.Exchange ? "exchange" : "queue"));

    private static KeyValuePair<string, object?> Label(string name, string value) => new(name, value);
}
