namespace NewsMonitor.Core.Scheduling;

/// <summary>
/// When in the week a source publishes, learnt from what it published: counts per hour of the week that fade with time, and for how long it
/// was watched. A value: <see cref="Observe"/> gives the next one. One row of a table holds it.
/// </summary>
public sealed record Rhythm
{
    /// <summary>Hours of a week: Monday 00:00 to 01:00 in the zone of the source is the first.</summary>
    public const int SlotsOfWeek = 168;

    /// <summary>After this many weeks an article counts half.</summary>
    public const double HalfLifeWeeks = 4;

    /// <summary>What is older has faded to nothing.</summary>
    internal const int MostWeeks = 104;

    private static readonly float[] Nothing = new float[SlotsOfWeek];

    /// <summary>Nothing is known.</summary>
    public static Rhythm Unknown { get; } = new();

    /// <summary>New articles per hour of the week, faded; 168 numbers, none negative.</summary>
    public IReadOnlyList<float> Counts { get; init; } = Nothing;

    /// <summary>For how many weeks the source was watched, faded as the counts are: at most 5.8.</summary>
    public double Weeks { get; init; }

    /// <summary>How many entries the listing showed last; 0 when that is not known.</summary>
    public int Window { get; init; }

    /// <summary>Most articles per hour that were seen to arrive together, faded.</summary>
    public double PeakRate { get; init; }

    /// <summary>Until when the source was watched; null when it never was.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The rhythm after a listing was read, or was found unchanged.</summary>
    /// <param name="arrivals">
    /// When each article that is new in the listing was published, by the source; null where it does not say. Of the very first listing:
    /// every entry, for they are a sample of the past.
    /// </param>
    /// <param name="window">How many entries the listing shows; null when it was not read (unchanged) or not read to its end.</param>
    /// <param name="now">When the listing was asked for; an earlier time than <see cref="At"/> changes nothing.</param>
    /// <param name="zone">Zone of the source.</param>
    public Rhythm Observe(IReadOnlyCollection<DateTimeOffset?> arrivals, int? window, DateTimeOffset now, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(arrivals);
        ArgumentNullException.ThrowIfNull(zone);
        if (At is not { } before)
        {
            return FirstListing.Learn(arrivals, now, zone) with { Window = window ?? 0, At = now };
        }

        if (now <= before)
        {
            return this;
        }

        var weeks = (now - before).TotalDays / 7;
        var fade = Math.Pow(2, -weeks / HalfLifeWeeks);
        var slots = new SlotCounts(Counts, fade);
        slots.Add(arrivals, before, now, zone);
        return new Rhythm
        {
            Counts = slots.Counts,
            Weeks = (Weeks * fade) + Exposure(weeks),
            Window = window ?? Window,
            PeakRate = Math.Max(PeakRate * fade, ArrivalRate.Of(arrivals.Count, now - before, window ?? Window)),
            At = now,
        };
    }

    /// <summary>What so many weeks without a gap, ending now, weigh.</summary>
    internal static double Exposure(double weeks) => HalfLifeWeeks / Math.Log(2) * (1 - Math.Pow(2, -weeks / HalfLifeWeeks));

    /// <summary>How many weeks without a gap weigh as much: the inverse of <see cref="Exposure"/>, at most two years.</summary>
    internal static double Span(double exposure)
    {
        var rest = 1 - (exposure * Math.Log(2) / HalfLifeWeeks);
        return rest <= 0 ? MostWeeks : Math.Clamp(-HalfLifeWeeks * Math.Log2(rest), 0, MostWeeks);
    }
}
