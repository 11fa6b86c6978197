using System.Text;
using NewsMonitor.Messaging.Subscribing;

namespace NewsMonitor.Worker.Tail;

/// <summary>Prints events as a subscriber gets them; what is no event goes elsewhere, so that a program can read the output.</summary>
internal static class EventPrinter
{
    public static async Task PrintAsync(EventSubscription subscription, TailOptions options, TextWriter output, TextWriter notices, CancellationToken cancellationToken)
    {
        using var idle = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var events = options.Archive
            ? subscription.ArchiveAsync("first", idle.Token)
            : subscription.LiveAsync(options.Team, options.Keys, () => notices.WriteLine("-- subscribed; waiting for events --"), idle.Token);
        StartClock();
        try
        {
            await foreach (var received in events)
            {
                var line = options.Layout switch
                {
                    EventLayout.Json => Encoding.UTF8.GetString(received.Body.Span),
                    EventLayout.Block => EventText.Block(received.Body),
                    _ => EventText.Line(received.Body),
                };
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
