using System.Threading.Channels;
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

    private readonly Channel<UnchangedPoll> _polls = Channel.CreateUnbounded<UnchangedPoll>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Lock _lock = new();
    private Task? _ending;

    /// <summary>Takes a poll to its end, soon. Its lease is kept until then.</summary>
    public void Add(UnchangedPoll poll)
    {
        _polls.Writer.TryWrite(poll);
        lock (_lock)
        {
            if (_ending is null or { IsCompleted: true })
            {
                _ending = Task.Run(EndGatheredAsync);
            }
        }
    }

    /// <summary>Completes when nothing waits.</summary>
    public async Task EmptyAsync()
    {
        while (_polls.Reader.Count > 0 || _ending is { IsCompleted: false })
        {
            await (_ending ?? Task.CompletedTask);
        }
    }

    private async Task EndGatheredAsync()
    {
        do
        {
            await Task.Delay(Gathering, clock);
            List<UnchangedPoll> gathered = [];
            while (gathered.Count < MostAtOnce && _polls.Reader.TryRead(out var poll))
            {
                gathered.Add(poll);
            }

            await EndAsync(gathered);
        }
        while (MoreHaveCome());
    }

    /// <summary>Decided under the lock of <see cref="Add"/>: a poll that comes while this task ends must find it ended.</summary>
    private bool MoreHaveCome()
    {
        lock (_lock)
        {
            if (_polls.Reader.Count > 0)
            {
                return true;
            }

            _ending = null;
            return false;
        }
    }

    private async Task EndAsync(List<UnchangedPoll> polls)
    {
        if (polls.Count == 0)
        {
            return;
        }

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
            LogNotEnded(polls.Count, DatabaseFault.Explain(e));
        }
    }

    [LoggerMessage(EventId = 404, Level = LogLevel.Warning, Message = "{Source}: another worker has taken over; nothing was stored")]
    private partial void LogLeaseLost(string source);

    [LoggerMessage(EventId = 411, Level = LogLevel.Warning, Message = "{Count} unchanged polls could not be recorded ({Reason}); their sources are polled again when their leases end")]
    private partial void LogNotEnded(int count, string reason);
}
