using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsMonitor.Storage;
using NewsMonitor.Storage.Polling;

namespace NewsMonitor.Worker.Polling;

/// <summary>Gathers polls that found nothing changed for a moment, and ends them together.</summary>
internal sealed partial class UnchangedQueue(UnchangedPolls store, IOptions<PollingOptions> options, TimeProvider clock, ILogger<UnchangedQueue> logger)
{
    private const int MostAtOnce = 500;

    /// <summary>Long enough to gather many when many come, too short for anybody to notice when few do.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private List<UnchangedPoll> _waiting = [];
    private Task _ending = Task.CompletedTask;

    /// <summary>Takes a poll to its end, soon. Its lease is kept until then.</summary>
    public void Add(UnchangedPoll poll)
    {
        lock (_lock)
        {
            _waiting.Add(poll);
            if (_waiting.Count == 1)
            {
                _ending = EndGatheredAsync(_ending);
            }
        }
    }

    /// <summary>Completes when nothing waits.</summary>
    public Task EmptyAsync()
    {
        lock (_lock)
        {
            return _ending;
        }
    }

    private async Task EndGatheredAsync(Task before)
    {
        await Task.WhenAll(before, Task.Delay(Gathering, clock));
        List<UnchangedPoll> gathered;
        lock (_lock)
        {
            (gathered, _waiting) = (_waiting, []);
        }

        foreach (var some in gathered.Chunk(MostAtOnce))
        {
            await EndAsync(some);
        }
    }

    private async Task EndAsync(UnchangedPoll[] polls)
    {
        try
        {
            // Not to be broken off by a stop: it takes milliseconds, and has a deadline of its own.
            foreach (var lost in await store.EndAsync(polls, options.Value.HostGap, CancellationToken.None))
            {
                LogLeaseLost(lost.Lease.Key);
            }
        }
        catch (Exception e) when (DatabaseFault.Is(e))
        {
            // Nothing is lost that the next poll does not bring: the leases end by themselves, and the sources stay due.
            LogNotEnded(polls.Length, DatabaseFault.Explain(e));
        }
    }

    [LoggerMessage(EventId = 404, Level = LogLevel.Warning, Message = "{Source}: another worker has taken over; nothing was stored")]
    private partial void LogLeaseLost(string source);

    [LoggerMessage(EventId = 411, Level = LogLevel.Warning, Message = "{Count} unchanged polls could not be recorded ({Reason}); their sources are polled again when their leases end")]
    private partial void LogNotEnded(int count, string reason);
}
