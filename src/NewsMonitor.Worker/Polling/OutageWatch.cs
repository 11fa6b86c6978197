using Microsoft.Extensions.Logging;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Scheduling;
using NewsMonitor.Storage.Polling;

namespace NewsMonitor.Worker.Polling;

/// <summary>
/// Knows when we ourselves are cut off. Then no source is blamed, a few are asked as probes, and it is one incident; the first answer ends it, and
/// everything that has waited is caught up with.
/// </summary>
internal sealed partial class OutageWatch(Incidents incidents, CatchUp catchUp, TimeProvider clock, ILogger<OutageWatch> logger)
{
    /// <summary>Sources that are asked at a time while we are cut off.</summary>
    public const int Probes = 2;

    /// <summary>When a source is asked again that could not be reached meanwhile.</summary>
    public static readonly TimeSpan Retry = TimeSpan.FromSeconds(30);

    private const string Sign = "many hosts that have nothing to do with each other cannot be reached";

    private static readonly TimeSpan ConfirmEvery = TimeSpan.FromSeconds(2);

    private readonly OutageDetector _detector = new();
    private long _confirmed;
    private bool _told;

    public bool IsCutOff => _detector.IsCutOff;

    /// <summary>Takes note of an outcome; true when it is a failure that is ours.</summary>
    public bool IsOurs(string host, FetchResult result) => IsOurs(host, (result as FetchResult.Failed)?.Failure, result.Effort.Status);

    /// <param name="host">The host that was asked.</param>
    /// <param name="failure">Why it failed; null when it did not.</param>
    /// <param name="status">The HTTP status that came back; null when none did.</param>
    /// <inheritdoc cref="IsOurs(string, FetchResult)"/>
    public bool IsOurs(string host, FetchFailure? failure, int? status)
    {
        var cutOff = _detector.Report(host, failure, status, clock.GetUtcNow());
        return cutOff && OutageDetector.IsNetworkFailure(failure, status);
    }

    /// <summary>Takes note of an answer that needs no judgement.</summary>
    public void Answered(string host, int? status) => _detector.Report(host, null, status, clock.GetUtcNow());

    /// <summary>Tells the database, and the log, what has changed since the last call. Once a second is often enough.</summary>
    public async Task UpdateAsync(CancellationToken cancellationToken)
    {
        if (IsCutOff && (!_told || clock.GetElapsedTime(_confirmed) >= ConfirmEvery))
        {
            _confirmed = clock.GetTimestamp();
            if (await incidents.OpenOutageAsync(Sign, Math.Max(1, _detector.FailingHosts), Retry, cancellationToken) && !_told)
            {
                LogCutOff(Probes);
            }

            _told = true;
        }
        else if (_told && !IsCutOff)
        {
            var end = await incidents.CloseOutageAsync(cancellationToken);
            if (end.Lasted is { } lasted)
            {
                LogBack(lasted);
            }

            if (!end.IsOpen)
            {
                _told = false;
                var waiting = await catchUp.SpreadAsync(cancellationToken);
                LogCatchingUp(waiting);
            }
        }
    }

    [LoggerMessage(EventId = 421, Level = LogLevel.Error, Message = "Cut off: many hosts that have nothing to do with each other cannot be reached. No source is blamed; {Probes} at a time are asked until one answers. Look at the network, the DNS and the proxy of this machine")]
    private partial void LogCutOff(int probes);

    [LoggerMessage(EventId = 422, Level = LogLevel.Warning, Message = "The net is back after {Lasted}")]
    private partial void LogBack(TimeSpan lasted);

    [LoggerMessage(EventId = 423, Level = LogLevel.Information, Message = "{Count} sources have waited; they are asked once each, spread over the next minutes")]
    private partial void LogCatchingUp(int count);
}
