using System.Text.Json;
using NewsMonitor.Core.Scheduling;

namespace NewsMonitor.Storage.Polling;

/// <summary>A publisher's hints as the database keeps them; null for none, which is what most say.</summary>
internal static class HintsJson
{
    public static string? Write(PollHints hints) => hints == PollHints.None
        ? null
        : JsonSerializer.Serialize(new Stored(
            hints.TimeToLive?.TotalSeconds, hints.UpdatePeriod?.TotalSeconds, hints.FreshFor?.TotalSeconds,
            hints.SkipHours.Count > 0 ? [.. hints.SkipHours.Order()] : null,
            hints.SkipDays.Count > 0 ? [.. hints.SkipDays.Order()] : null));

    public static PollHints Read(string json)
    {
        var stored = JsonSerializer.Deserialize<Stored>(json)!;
        return new PollHints
        {
            TimeToLive = Seconds(stored.TimeToLive),
            UpdatePeriod = Seconds(stored.UpdatePeriod),
            FreshFor = Seconds(stored.FreshFor),
            SkipHours = (stored.SkipHours ?? []).ToHashSet(),
            SkipDays = (stored.SkipDays ?? []).ToHashSet(),
        };
    }

    private static TimeSpan? Seconds(double? seconds) => seconds is { } value ? TimeSpan.FromSeconds(value) : null;

    private sealed record Stored(double? TimeToLive, double? UpdatePeriod, double? FreshFor, int[]? SkipHours, DayOfWeek[]? SkipDays);
}
