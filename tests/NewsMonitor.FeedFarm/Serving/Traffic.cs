using System.Diagnostics;

namespace NewsMonitor.FeedFarm.Serving;

/// <summary>Counts what the farm was asked and what it answered.</summary>
internal sealed class Traffic(Farm farm)
{
    private long _requests;
    private long _full;
    private long _notModified;
    private long _faulted;
    private long _bytes;

    public void CountRequest() => Interlocked.Increment(ref _requests);

    public void CountFull(int bytes)
    {
        Interlocked.Increment(ref _full);
        Interlocked.Add(ref _bytes, bytes);
    }

    public void CountNotModified() => Interlocked.Increment(ref _notModified);

    public void CountFault() => Interlocked.Increment(ref _faulted);

    public FarmStats Stats()
    {
        var hosts = farm.Hosts.Select(host => host.Facts()).Where(host => host.Requests > 0).ToList();
        return new FarmStats
        {
            Requests = _requests,
            Full = _full,
            NotModified = _notModified,
            Faulted = _faulted,
            Bytes = _bytes,
            HostsAsked = hosts.Count,
            MostInFlightPerHost = hosts.Select(host => host.MostInFlight).DefaultIfEmpty().Max(),
            ShortestGapPerHost = hosts.Min(host => host.ShortestGap),
            CpuSeconds = Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds,
        };
    }

    public void Reset()
    {
        _requests = _full = _notModified = _faulted = _bytes = 0;
        foreach (var host in farm.Hosts)
        {
            host.Reset();
        }
    }
}
