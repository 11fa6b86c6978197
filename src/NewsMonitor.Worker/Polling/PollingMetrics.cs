using System.Diagnostics.Metrics;
using System.Reflection;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Messaging.Publishing;
using NewsMonitor.Storage.Reporting;

namespace NewsMonitor.Worker.Polling;

/// <summary>What an operator's graphs and alarms are made of.</summary>
/// <remarks>
/// Every label comes from a closed list. Keys and hosts of sources are none: thousands of them would make thousands of time series; the view
/// <c>report.source</c> tells about each.
/// </remarks>
internal sealed class PollingMetrics
{
    public const string New = "new";
    public const string Known = "known";
    public const string Unchanged = "unchanged";
    public const string Failed = "failed";
    public const string Postponed = "postponed";

    private static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60] };

    private readonly Counter<long> _fetches;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _bytes;
    private int _running;

    public PollingMetrics(IMeterFactory meters, OutageWatch outage, SourceCensus census)
    {
        var meter = meters.Create(PublishMetrics.MeterName);
        _fetches = meter.CreateCounter<long>("newsmonitor.fetches", "{fetch}", "Fetches of sources by what they came to.");
        _duration = meter.CreateHistogram("newsmonitor.fetch.duration", "s", "Time that the requests of a fetch took.", advice: Seconds);
        _bytes = meter.CreateCounter<long>("newsmonitor.fetch.bytes", "By", "Bytes read, after decompression.");
        meter.CreateObservableGauge("newsmonitor.polls.running", () => Volatile.Read(ref _running), "{poll}", "Polls under way in this worker.");
        meter.CreateObservableGauge("newsmonitor.outage", () => outage.IsCutOff ? 1 : 0, null, "1 while this worker itself is cut off from the net.");
        meter.CreateObservableGauge("newsmonitor.sources", () => ByState(census), "{source}", "Sources by state; the same from every worker.");
        meter.CreateObservableGauge("newsmonitor.build.info", () => new Measurement<int>(1, Label("version", Version)), null, "Always 1.");
    }

    private static string Version { get; } =
        typeof(PollingMetrics).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public void PollStarted() => Interlocked.Increment(ref _running);

    public void PollEnded() => Interlocked.Decrement(ref _running);

    /// <summary>Counts what a fetch cost, whatever it came to.</summary>
    public void Spent(FetchEffort effort)
    {
        if (effort.Requests > 0)
        {
            _duration.Record(effort.Duration.TotalSeconds);
            _bytes.Add(effort.Bytes);
        }
    }

    /// <param name="outcome">One of <see cref="New"/> (something new or revised), <see cref="Known"/>, <see cref="Unchanged"/>, <see cref="Postponed"/>.</param>
    public void CameTo(string outcome) => _fetches.Add(1, Label("outcome", outcome));

    public void CameTo(FetchFailure failure) => _fetches.Add(1, Label("outcome", Failed), Label("failure", FetchFailures.Name(failure)));

    private static IEnumerable<Measurement<int>> ByState(SourceCensus census) => census.Latest is { } counts
        ? SourceStates.MostUrgentFirst.Select(state => new Measurement<int>(counts.GetValueOrDefault(state), Label("state", state)))
        : [];

    private static KeyValuePair<string, object?> Label(string name, string value) => new(name, value);
}
