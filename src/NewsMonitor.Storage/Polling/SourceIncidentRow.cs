using NewsMonitor.Core.Events;
using NewsMonitor.Core.Fetching;

namespace NewsMonitor.Storage.Polling;

/// <summary>A source's incident that has begun, changed or ended, as the review finds it.</summary>
internal sealed class SourceIncidentRow
{
    public string Kind { get; init; } = "";

    public string Slot { get; init; } = "";

    public string Message { get; init; } = "";

    public DateTime StartedAt { get; init; }

    public int Revision { get; init; }

    public TimeSpan? Lasted { get; init; }

    public bool IsReminder { get; init; }

    public bool IsRetired { get; init; }

    public string Key { get; init; } = "";

    public string Name { get; init; } = "";

    public string Url { get; init; } = "";

    public int Failures { get; init; }

    public string? Failure { get; init; }

    public string? FailureMessage { get; init; }

    public int? HttpStatus { get; init; }

    public DateTime? LastSuccessAt { get; init; }

    public DateTime? LastNewAt { get; init; }

    public DateTime? NextAttemptAt { get; init; }

    public DateTime? ExpectedBy { get; init; }

    public double? ExpectedMissed { get; init; }

    public long FetchedLate { get; init; }

    /// <summary>For the log; null for what it has heard.</summary>
    public SourceIncident? ToLog() => IsReminder ? null : new SourceIncident { Kind = Kind, Source = Key, Message = Message, IsOver = Lasted is not null };

    /// <summary>For subscribers; null for what is told to the log alone.</summary>
    public SourceNews? ToNews() => Slot != "trouble" || IsRetired ? null : new SourceNews
    {
        Key = Key,
        Name = Name,
        Url = Url,
        Trouble = Enum.Parse<SourceTrouble>(Kind, ignoreCase: true),
        Lasted = Lasted,
        StartedAt = StartedAt,
        Revision = Revision,
        Failures = Failures,
        Failure = FetchFailures.Of(Failure),
        Message = FailureMessage ?? "",
        Status = HttpStatus,
        LastSuccessAt = LastSuccessAt,
        LastNewAt = LastNewAt,
        NextAttemptAt = NextAttemptAt,
        ExpectedBy = ExpectedBy,
        ExpectedMissed = ExpectedMissed is { } missed ? (int)Math.Min(missed, int.MaxValue) : null,
        FetchedLate = (int)Math.Min(FetchedLate, int.MaxValue),
    };
}
