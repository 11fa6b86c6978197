using System.Threading.Channels;

namespace NewsMonitor.Core.Events;

/// <summary>One part of a process tells another that there is something to do; that one would look sooner or later anyway.</summary>
public class Bell
{
    private readonly Channel<bool> _rings = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Ends the wait of who listens, or its next one. Never waits itself.</summary>
    public void Ring() => _rings.Writer.TryWrite(true);

    /// <summary>Returns when the bell was rung since the last wait, or when the time is over.</summary>
    /// <param name="atMost">How long to wait.</param>
    /// <param name="clock">Measures it.</param>
    /// <param name="cancellationToken">Ends the wait early; nothing is thrown.</param>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await _rings.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            // The time is over.
        }
    }
}
