using System.Globalization;
using NewsMonitor.Core.Events;
using NewsMonitor.Messaging.Replaying;
using NewsMonitor.Storage.Events;

namespace NewsMonitor.Worker.Outbox;

/// <summary>Sends a choice of the event log to one queue, at a measured pace, and knows how far it came.</summary>
internal sealed class Replay(EventHistory log, QueueReplay queue, TimeProvider clock, TextWriter progress)
{
    /// <summary>Events read, and under way, at a time.</summary>
    private const int Page = 100;

    private static readonly TimeSpan ProgressInterval = TimeSpan.FromSeconds(5);

    private long _reportedAt = clock.GetTimestamp();

    /// <summary>Number up to which everything chosen was confirmed: a later run goes on behind it.</summary>
    public long Position { get; private set; }

    /// <summary>Events that were confirmed.</summary>
    public int Sent { get; private set; }

    /// <summary>Events whose words were erased: there is nothing to send.</summary>
    public int Erased { get; private set; }

    /// <summary>Sends until the end of the choice, or until it is asked to stop; what is under way then is waited for.</summary>
    /// <param name="choice">Which events.</param>
    /// <param name="after">Position of an earlier run; 0 for none.</param>
    /// <param name="rate">Events a second at most.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="Exception">Database or broker failed; <see cref="Position"/> tells how far it came.</exception>
    public async Task RunAsync(EventChoice choice, long after, double rate, CancellationToken cancellationToken)
    {
        Position = after;
        var last = await log.CompleteUpToAsync(clock, cancellationToken);
        while (await log.ReadAsync(choice, Position, last, Page, cancellationToken) is { Count: > 0 } page)
        {
            await SendAsync(page, rate, cancellationToken);
        }

        Position = Math.Max(Position, last);
    }

    private async Task SendAsync(IReadOnlyList<LoggedEvent> logged, double rate, CancellationToken cancellationToken)
    {
        var page = logged.Where(one => !one.IsErased).ToList();
        List<Task> sending = [];
        var started = clock.GetTimestamp();
        foreach (var one in page)
        {
            var early = TimeSpan.FromSeconds(sending.Count / rate) - clock.GetElapsedTime(started);
            if (early > TimeSpan.Zero)
            {
                await Task.Delay(early, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            if (cancellationToken.IsCancellationRequested || sending.Exists(sent => sent.IsFaulted || sent.IsCanceled))
            {
                break;
            }

            sending.Add(queue.SendAsync(one));
        }

        // In their order: behind the first that fails nothing counts, even if it arrived.
        for (var i = 0; i < sending.Count; i++)
        {
            await sending[i];
            Position = page[i].Sequence;
            Sent++;
        }

        cancellationToken.ThrowIfCancellationRequested();
        Position = logged[^1].Sequence;
        Erased += logged.Count - page.Count;
        // The last one has its share of the time, too.
        var rest = TimeSpan.FromSeconds(page.Count / rate) - clock.GetElapsedTime(started);
        if (rest > TimeSpan.Zero)
        {
            await Task.Delay(rest, clock, cancellationToken);
        }

        Report(logged[^1].RecordedAt);
    }

    private void Report(DateTimeOffset at)
    {
        if (clock.GetElapsedTime(_reportedAt) >= ProgressInterval)
        {
            progress.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Sent} sent, events of {at:yyyy-MM-dd HH:mm:ss}Z, position {Position}"));
            _reportedAt = clock.GetTimestamp();
        }
    }
}
