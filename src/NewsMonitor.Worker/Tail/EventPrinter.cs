using System.Text;
using NewsMonitor.Messaging.Subscribing;

namespace NewsMonitor.Worker.Tail;

/// <summary>Prints events as a subscriber gets them.</summary>
internal static class EventPrinter
{
    public static async Task PrintAsync(EventSubscription subscription, TailOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        using var idle = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var events = options.Archive
            ? subscription.ArchiveAsync("first", idle.Token)
            : subscription.LiveAsync(options.Team, options.Keys, () => output.WriteLine("-- subscribed; waiting for events --"), idle.Token);
        StartClock();
        try
        {
            await foreach (var received in events)
            {
                var line = options.Json ? Encoding.UTF8.GetString(received.Body.Span) : EventLine.Of(received.Body);
                await output.WriteLineAsync(line.AsMemory(), cancellationToken);
                await output.FlushAsync(cancellationToken);
                StartClock();
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Idle for as long as was asked: the end.
        }

        void StartClock()
        {
            if (options.Idle is { } patience)
            {
                idle.CancelAfter(patience);
            }
        }
    }
}
