using System.Collections.Concurrent;
using System.Diagnostics;

namespace NewsMonitor.FeedFarm.Serving;

/// <summary>Refuses, and lets one request pass once the client has stayed away for as long as it was asked to.</summary>
internal sealed class Throttle(TimeSpan retryAfter)
{
    private readonly ConcurrentDictionary<int, long> _refused = new();

    public bool HasWaited(FarmSource source)
    {
        if (_refused.TryGetValue(source.Id, out var refused) && Stopwatch.GetElapsedTime(refused) >= retryAfter)
        {
            return _refused.TryRemove(source.Id, out _);
        }

        _refused[source.Id] = Stopwatch.GetTimestamp();
        return false;
    }
}
