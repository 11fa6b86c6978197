using System.Diagnostics;

namespace NewsMonitor.FeedFarm.Serving;

/// <summary>What one loopback address was asked: whether a poller keeps its distance from a host shows here.</summary>
internal sealed class HostTraffic(string address)
{
    private readonly Lock _gate = new();
    private long _lastEnd;
    private int _inFlight;
    private int _mostInFlight;
    private TimeSpan? _shortestGap;
    private int _requests;

    public string Address => address;

    public void Enter()
    {
        lock (_gate)
        {
            _requests++;
            _mostInFlight = Math.Max(_mostInFlight, ++_inFlight);
            if (_lastEnd != 0)
            {
                var gap = _inFlight > 1 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(_lastEnd);
                _shortestGap = _shortestGap < gap ? _shortestGap : gap;
            }
        }
    }

    public void Leave()
    {
        lock (_gate)
        {
            _inFlight--;
            _lastEnd = Stopwatch.GetTimestamp();
        }
    }

    public HostFacts Facts()
    {
        lock (_gate)
        {
            return new HostFacts(address, _requests, _mostInFlight, _shortestGap);
        }
    }

    /// <summary>Starts counting again; requests that are under way stay so.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            (_requests, _mostInFlight, _shortestGap, _lastEnd) = (0, _inFlight, null, 0);
        }
    }
}

/// <param name="Address">The loopback address.</param>
/// <param name="Requests">Requests for feeds.</param>
/// <param name="MostInFlight">Most of them at once.</param>
/// <param name="ShortestGap">Shortest time from the end of an answer to the next request; zero when they overlapped, null after fewer than two.</param>
internal sealed record HostFacts(string Address, int Requests, int MostInFlight, TimeSpan? ShortestGap);
