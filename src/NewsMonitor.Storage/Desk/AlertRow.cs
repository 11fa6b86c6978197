using NewsMonitor.Core.Watch;

namespace NewsMonitor.Storage.Desk;

/// <summary>A row of <see cref="AlertRows"/>.</summary>
internal sealed class AlertRow
{
    public string Rule { get; init; } = "";

    public long StoryId { get; init; }

    public Guid Story { get; init; }

    public DateOnly? Day { get; init; }

    public string Status { get; init; } = "";

    public int Revision { get; init; }

    public short Priority { get; init; }

    public bool Late { get; init; }

    public string[] Because { get; init; } = [];

    public DateTime StartsAt { get; init; }

    public DateTime ExpiresAt { get; init; }

    public int Sources { get; init; }

    public int Articles { get; init; }

    public int SameStory { get; init; }

    public int RateLimited { get; init; }

    public string? Closed { get; init; }

    public DateTime? HeldUntil { get; init; }

    public short? HeldPriority { get; init; }

    public bool? HeldLate { get; init; }

    public string[]? HeldBecause { get; init; }

    public int? HeldSources { get; init; }

    public Guid? HeldReplaces { get; init; }

    public StoredAlert ToAlert() => new()
    {
        Key = Day is { } day ? AlertKey.OfDay(Rule, day) : AlertKey.OfStory(Rule, Story),
        Status = Enum.Parse<AlertStatus>(Status, ignoreCase: true),
        Revision = Revision,
        Priority = (AlertPriority)Priority,
        Late = Late,
        Because = Because,
        StartsAt = StartsAt,
        ExpiresAt = ExpiresAt,
        Sources = Sources,
        Articles = Articles,
        SameStory = SameStory,
        RateLimited = RateLimited,
        Closed = Closed is null ? null : Enum.Parse<CloseReason>(Closed, ignoreCase: true),
        Held = HeldUntil is { } until
            ? new HeldNews(until, (AlertPriority)HeldPriority!.Value, HeldLate ?? false, HeldBecause ?? [], HeldSources ?? 1, HeldReplaces)
            : null,
    };
}
