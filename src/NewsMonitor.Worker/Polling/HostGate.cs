using NewsMonitor.Storage;
using NewsMonitor.Storage.Polling;

namespace NewsMonitor.Worker.Polling;

/// <summary>The hosts of one fetch: its own, which is leased with it, and those that redirects lead to, which are leased as they come. Given back at the end.</summary>
internal sealed class HostGate(HostSlots slots, string own, long token, PollingOptions options) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>How long the hosts that redirects led to are left alone.</summary>
    public TimeSpan Gap { get; set; } = options.HostGap;

    /// <inheritdoc cref="Feeds.EnterHost"/>
    public async Task<TimeSpan?> EnterAsync(string site, CancellationToken cancellationToken)
    {
        if (site == own || _taken.Contains(site))
        {
            return null;
        }

        try
        {
            if (await slots.TakeAsync(site, token, options.Lease, cancellationToken) is { } wait)
            {
                return wait > options.HostGap ? wait : options.HostGap;
            }
        }
        catch (Exception e) when (DatabaseFault.Is(e) && !cancellationToken.IsCancellationRequested)
        {
            // Who cannot know asks nobody. As an exception it would look like a failure of the site.
            return options.HostGap;
        }

        _taken.Add(site);
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_taken.Count == 0)
        {
            return;
        }

        try
        {
            using var patience = new CancellationTokenSource(Patience);
            await slots.ReleaseAsync(_taken, token, Gap, patience.Token);
        }
        catch (Exception e) when (DatabaseFault.Is(e) || e is OperationCanceledException)
        {
            // The leases end by themselves.
        }
    }
}
