namespace NewsMonitor.Core.Scheduling;

/// <summary>What the first listing of a source tells about its past: the times of its entries are a sample.</summary>
internal static class FirstListing
{
    /// <summary>Entries beyond these add nothing but the influence of one document.</summary>
    private const int MostEntries = 200;

    private static readonly TimeSpan Oldest = TimeSpan.FromDays(28);

    /// <summary>The rhythm by the times alone; nothing when too few are credible.</summary>
    /// <remarks>
    /// Not credible: times ahead of now; old ones (an article that was pinned years ago says nothing about the rhythm of today); and a time that
    /// many entries share to the minute, which is when the site was moved or the feed was made.
    /// </remarks>
    public static Rhythm Learn(IEnumerable<DateTimeOffset?> published, DateTimeOffset now, TimeZoneInfo zone)
    {
        var times = published.OfType<DateTimeOffset>()
            .Where(time => time <= now && now - time <= Oldest)
            .OrderDescending()
            .Take(MostEntries)
            .ToList();
        var minutes = times.Select(time => time.UtcTicks / TimeSpan.TicksPerMinute).Distinct().Count();
        if (times.Count < 3 || minutes * 2 < times.Count)
        {
            return Rhythm.Unknown;
        }

        // A few pinned articles stretch the span; what is several times older than the middle one is left out.
        var middle = now - times[times.Count / 2];
        var sample = times.TakeWhile(time => now - time <= middle * 4).ToList();
        var start = sample[^1];
        var slots = new SlotCounts([], 1);

        // The oldest entry only marks where the span begins: counting it would make every rate too high.
        slots.Add(sample.SkipLast(1).Select(time => (DateTimeOffset?)time), start, now, zone);
        return new Rhythm { Counts = slots.Counts, Weeks = Rhythm.Exposure((now - start).TotalDays / 7) };
    }
}
