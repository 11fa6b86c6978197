using NewsMonitor.Core.Fetching;

namespace NewsMonitor.Core.Scheduling;

/// <summary>
/// Tells a broken network of our own from broken sources: many hosts do not fail together. While it says that we are cut off, failures are
/// not the sources' and must not slow them down. May be told by many threads.
/// </summary>
public sealed class OutageDetector
{
    /// <summary>What is older says nothing about now.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromSeconds(90);

    private const int MostHosts = 256;
    private const int EnoughFailing = 5;
    private const int FewestKnown = 3;
    private const double FailingShare = 0.8;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (bool Failed, DateTimeOffset At)> _latest = new(StringComparer.OrdinalIgnoreCase);

    private bool _isCutOff;

    /// <summary>Whether we are cut off: from the failure that made it likely until the first answer of any kind.</summary>
    public bool IsCutOff
    {
        get
        {
            lock (_lock)
            {
                return _isCutOff;
            }
        }
    }

    /// <summary>How many hosts could not be reached lately.</summary>
    public int FailingHosts
    {
        get
        {
            lock (_lock)
            {
                return _latest.Values.Count(result => result.Failed);
            }
        }
    }

    /// <summary>Whether a failure may be that of our own network: no answer of any kind came.</summary>
    public static bool IsNetworkFailure(FetchFailure? failure, int? status) =>
        status is null && (failure is FetchFailure.Dns or FetchFailure.Connect or FetchFailure.Timeout);

    /// <summary>Takes note of what a request came to.</summary>
    /// <param name="host">The host that was asked.</param>
    /// <param name="failure">Why it failed; null when it did not.</param>
    /// <param name="status">The HTTP status that came back; null when none did. Any status is an answer.</param>
    /// <param name="now">When.</param>
    /// <returns><see cref="IsCutOff"/> after that.</returns>
    public bool Report(string host, FetchFailure? failure, int? status, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(host);
        lock (_lock)
        {
            if (failure is null || status is not null)
            {
                Answered(host, now);
            }
            else if (IsNetworkFailure(failure, status))
            {
                Failed(host, now);
            }

            return _isCutOff;
        }
    }

    /// <summary>The failures of an outage that is over are forgotten: they would bring it back with the next single one.</summary>
    private void Answered(string host, DateTimeOffset now)
    {
        if (_isCutOff)
        {
            _latest.Clear();
            _isCutOff = false;
        }

        Note(host, false, now);
    }

    private void Failed(string host, DateTimeOffset now)
    {
        Note(host, true, now);
        var failing = _latest.Values.Count(result => result.Failed);
        _isCutOff |= failing >= EnoughFailing ? failing >= FailingShare * _latest.Count : failing == _latest.Count && failing >= FewestKnown;
    }

    private void Note(string host, bool failed, DateTimeOffset now)
    {
        _latest[host] = (failed, now);
        foreach (var (old, _) in _latest.Where(pair => now - pair.Value.At > Memory).ToList())
        {
            _latest.Remove(old);
        }

        if (_latest.Count > MostHosts)
        {
            _latest.Remove(_latest.MinBy(pair => pair.Value.At).Key);
        }
    }
}
