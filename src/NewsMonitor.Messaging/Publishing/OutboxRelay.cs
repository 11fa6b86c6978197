using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsMonitor.Core.Events;

namespace NewsMonitor.Messaging.Publishing;

/// <summary>Carries events from the outbox to the broker, a batch at a time: claim, publish, remove what was confirmed.</summary>
/// <remarks>A crash between confirm and removal sends an event again, with the same id and the same bytes.</remarks>
public sealed partial class OutboxRelay(IOutbox outbox, EventPublisher publisher, IOptions<BrokerOptions> options, ILogger<OutboxRelay> logger)
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(5);

    /// <summary>After so many attempts an event that can never be sent as it is gets parked.</summary>
    private const int PoisonAttempts = 5;

    private bool _brokerFails;

    /// <summary>Sends one batch. While the broker fails, a batch is one event: a probe instead of a hundred time-outs.</summary>
    public async Task<RelayRound> SendBatchAsync(CancellationToken cancellationToken)
    {
        var batch = await outbox.ClaimAsync(_brokerFails ? 1 : options.Value.InFlight, options.Value.EventLease, cancellationToken);
        if (batch.Count == 0)
        {
            return RelayRound.Idle;
        }

        var faults = await Task.WhenAll(batch.Select(leased => TryPublishAsync(leased, cancellationToken)));
        var confirmed = batch.Where((_, index) => faults[index] is null).ToList();
        if (confirmed.Count > 0)
        {
            await outbox.RemoveAsync(confirmed, cancellationToken);
        }

        for (var index = 0; index < batch.Count; index++)
        {
            if (faults[index] is { } fault)
            {
                await GiveBackAsync(batch[index], fault, cancellationToken);
            }
        }

        Note(faults.FirstOrDefault(fault => fault is not null && !IsPoison(fault)), confirmed.Count);
        return new RelayRound(confirmed.Count, batch.Count - confirmed.Count);
    }

    private async Task<Exception?> TryPublishAsync(LeasedEvent leased, CancellationToken cancellationToken)
    {
        try
        {
            await publisher.PublishAsync(leased, cancellationToken);
            return null;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever it was, the event stays in the outbox: the boundary of one event.
            return e;
        }
    }

    private async Task GiveBackAsync(LeasedEvent leased, Exception fault, CancellationToken cancellationToken)
    {
        var reason = $"{fault.GetType().Name}: {fault.Message}";
        if (IsPoison(fault) && leased.Attempts >= PoisonAttempts)
        {
            LogParked(leased.Event.Id, leased.Event.Type, leased.Attempts, reason);
            await outbox.ParkAsync(leased, reason, cancellationToken);
            return;
        }

        await outbox.PostponeAsync(leased, Delay(leased), reason, cancellationToken);
    }

    /// <summary>1 s, doubling to 5 minutes, spread by the event's id so that a thousand events do not come back at one moment.</summary>
    private static TimeSpan Delay(LeasedEvent leased)
    {
        var doubled = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(leased.Attempts - 1, 10)));
        var spread = 0.75 + (leased.Event.Id.ToByteArray()[15] / 255.0 * 0.5);
        return (doubled < LongestDelay ? doubled : LongestDelay) * spread;
    }

    /// <summary>A fault of the event, not of the broker: sending the same bytes again cannot help.</summary>
    private static bool IsPoison(Exception fault) => fault is ArgumentException or FormatException or OverflowException;

    private void Note(Exception? brokerFault, int confirmed)
    {
        if (brokerFault is not null && confirmed == 0)
        {
            if (!_brokerFails)
            {
                LogBrokerFails(brokerFault.GetType().Name, brokerFault.Message);
            }

            _brokerFails = true;
        }
        else if (confirmed > 0)
        {
            if (_brokerFails)
            {
                LogBrokerBack();
            }

            _brokerFails = false;
        }
    }

    [LoggerMessage(EventId = 301, Level = LogLevel.Warning, Message = "RabbitMQ does not take events ({Fault}: {Reason}); they wait in the outbox and are sent when it does")]
    private partial void LogBrokerFails(string fault, string reason);

    [LoggerMessage(EventId = 302, Level = LogLevel.Information, Message = "RabbitMQ takes events again")]
    private partial void LogBrokerBack();

    [LoggerMessage(EventId = 303, Level = LogLevel.Error, Message = "Event {EventId} ({EventType}) was parked after {Attempts} attempts: {Reason}")]
    private partial void LogParked(Guid eventId, string eventType, int attempts, string reason);
}

/// <summary>What one batch came to.</summary>
public sealed record RelayRound(int Sent, int Failed)
{
    public static RelayRound Idle { get; } = new(0, 0);
}
