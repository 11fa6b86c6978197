using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsMonitor.Core.Events;

namespace NewsMonitor.Messaging.Publishing;

/// <summary>Carries events from the outbox to the broker: claim, publish, remove what was confirmed, all three at the same time.</summary>
/// <remarks>
/// A window of publishes is kept full: whenever one is answered the next begins, so that a slow one holds up nobody. What is claimed and what is
/// answered wait in short queues: memory stays the same however many events wait. A crash between confirm and removal sends an event again, with
/// the same id and the same bytes.
/// </remarks>
public sealed partial class OutboxRelay(
    IOutbox outbox,
    IEventPublisher publisher,
    OutboxBell bell,
    BrokerCircuit circuit,
    BrokerTopology topology,
    PublishMetrics metrics,
    IOptions<BrokerOptions> options,
    TimeProvider clock,
    ILogger<OutboxRelay> logger)
{
    /// <summary>After so many attempts an event that can never be sent as it is gets parked.</summary>
    private const int PoisonAttempts = 5;

    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(5);

    /// <summary>When to look for what other processes have committed.</summary>
    private static readonly TimeSpan IdlePause = TimeSpan.FromMilliseconds(250);

    /// <summary>Answers are gathered so long: one statement removes many rows.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(10);

    /// <summary>Sends until it is asked to stop, then lets publishes under way end.</summary>
    /// <param name="onTurn">Called whenever the outbox has answered, several times a second.</param>
    /// <param name="stop">Ends it; nothing is thrown then.</param>
    /// <exception cref="Exception">The outbox failed. Start it again: what was claimed comes back when its lease ends.</exception>
    public async Task RunAsync(Action onTurn, CancellationToken stop)
    {
        var window = options.Value.InFlight;
        var claimed = Channel.CreateBounded<LeasedEvent>(window);
        var answers = Channel.CreateBounded<Answer>(window * 4);
        using var broken = new CancellationTokenSource();
        await Task.WhenAll(
            StageAsync(() => ClaimAsync(claimed.Writer, answers.Writer, onTurn, stop, broken.Token)),
            StageAsync(() => SendAsync(claimed.Reader, answers.Writer, window, stop, broken.Token)),
            StageAsync(() => SettleAsync(answers.Reader, broken.Token)));

        // A stage that fails takes the others with it.
        async Task StageAsync(Func<Task> stage)
        {
            try
            {
                await stage();
            }
            catch (OperationCanceledException) when (broken.IsCancellationRequested)
            {
                // Another one tells why.
            }
            catch
            {
                await broken.CancelAsync();
                throw;
            }
        }
    }

    private async Task ClaimAsync(
        ChannelWriter<LeasedEvent> claimed, ChannelWriter<Answer> answers, Action onTurn, CancellationToken stop, CancellationToken broken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, broken);
        while (!either.IsCancellationRequested)
        {
            var probe = circuit.IsOpen;
            if (probe)
            {
                await PauseAsync(BrokerCircuit.ProbePause, either.Token);
            }

            var batch = await outbox.ClaimAsync(probe ? 1 : options.Value.InFlight, options.Value.EventLease, broken);
            onTurn();
            foreach (var leased in batch)
            {
                if (probe)
                {
                    await answers.WriteAsync(await PublishAsync(leased), broken);
                }
                else
                {
                    await claimed.WriteAsync(leased, broken);
                }
            }

            if (batch.Count == 0)
            {
                await bell.WaitAsync(IdlePause, clock, either.Token);
            }
        }

        claimed.Complete();
    }

    private async Task SendAsync(
        ChannelReader<LeasedEvent> claimed, ChannelWriter<Answer> answers, int window, CancellationToken stop, CancellationToken broken)
    {
        await Task.WhenAll(Enumerable.Range(0, window).Select(_ => SendOneByOneAsync()));
        answers.Complete();

        async Task SendOneByOneAsync()
        {
            await foreach (var leased in claimed.ReadAllAsync(broken))
            {
                await answers.WriteAsync(circuit.IsOpen || stop.IsCancellationRequested ? Answer.NotTried(leased) : await PublishAsync(leased), broken);
            }
        }
    }

    private async Task<Answer> PublishAsync(LeasedEvent leased)
    {
        var started = clock.GetTimestamp();
        metrics.Started();
        try
        {
            await publisher.PublishAsync(leased);
            metrics.Confirmed(clock.GetElapsedTime(started));
            circuit.Confirmed();
            return Answer.Confirmed(leased);
        }
        catch (Exception e)
        {
            // The boundary of one event: whatever it was, the event stays in the outbox.
            metrics.NotConfirmed(PublishFault.ClassOf(e));
            if (!PublishFault.IsPoison(e))
            {
                circuit.Failed(e);
                topology.Doubt.Ring();
            }

            return Answer.Failed(leased, e);
        }
    }

    private async Task SettleAsync(ChannelReader<Answer> answers, CancellationToken broken)
    {
        List<Answer> gathered = [];
        while (await answers.WaitToReadAsync(broken))
        {
            await Task.Delay(Gathering, clock, broken);
            while (answers.TryRead(out var answer))
            {
                gathered.Add(answer);
            }

            await SettleAsync(gathered, broken);
            gathered.Clear();
        }
    }

    private async Task SettleAsync(IReadOnlyList<Answer> answers, CancellationToken cancellationToken)
    {
        if (answers.Where(answer => answer.IsConfirmed).Select(answer => answer.Leased).ToList() is { Count: > 0 } confirmed)
        {
            await outbox.RemoveAsync(confirmed, cancellationToken);
        }

        foreach (var answer in answers.Where(IsHopeless))
        {
            LogParked(answer.Leased.Event.Id, answer.Leased.Event.Type, answer.Leased.Attempts, answer.Reason);
            await outbox.ParkAsync(answer.Leased, answer.Reason, cancellationToken);
        }

        var postponed = answers
            .Where(answer => !answer.IsConfirmed && !IsHopeless(answer))
            .Select(answer => new PostponedEvent(answer.Leased, Delay(answer), answer.Reason))
            .ToList();
        if (postponed.Count > 0)
        {
            await outbox.PostponeAsync(postponed, cancellationToken);
        }
    }

    private static bool IsHopeless(Answer answer) =>
        answer.Fault is { } fault && PublishFault.IsPoison(fault) && answer.Leased.Attempts >= PoisonAttempts;

    /// <summary>
    /// 1 s, doubling to 5 minutes, spread by the event's id so that a thousand events do not come back at one moment. While the broker takes
    /// nothing the probes are the back-off: an event must not wait for minutes once it does again.
    /// </summary>
    private TimeSpan Delay(Answer answer)
    {
        var doubled = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(answer.Leased.Attempts - 1, 10)));
        var longest = circuit.IsOpen || answer.Fault is null ? TimeSpan.FromSeconds(1) : LongestDelay;
        var spread = 0.75 + (answer.Leased.Event.Id.ToByteArray()[15] / 255.0 * 0.5);
        return (doubled < longest ? doubled : longest) * spread;
    }

    private async Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken) =>
        await Task.Delay(pause, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    [LoggerMessage(EventId = 303, Level = LogLevel.Error, Message = "Event {EventId} ({EventType}) was parked after {Attempts} attempts: {Reason}")]
    private partial void LogParked(Guid eventId, string eventType, int attempts, string reason);

    /// <summary>What became of a leased event.</summary>
    private sealed record Answer(LeasedEvent Leased, bool IsConfirmed, Exception? Fault)
    {
        public string Reason => Fault is null ? "not tried: RabbitMQ takes no events, or the worker stopped" : $"{Fault.GetType().Name}: {Fault.Message}";

        public static Answer Confirmed(LeasedEvent leased) => new(leased, IsConfirmed: true, Fault: null);

        public static Answer Failed(LeasedEvent leased, Exception fault) => new(leased, IsConfirmed: false, fault);

        public static Answer NotTried(LeasedEvent leased) => new(leased, IsConfirmed: false, Fault: null);
    }
}
