namespace NewsMonitor.Core.Scheduling;

/// <summary>
/// The rate at which a source publishes in each hour of the week, estimated from its <see cref="Rhythm"/>. Few articles say little about an hour:
/// an hour is drawn towards the same hour of like days, that towards the mean of the source, and that towards what sources are like
/// (Gamma-Poisson shrinkage, Robbins 1956: each level counts as much as a few articles would).
/// </summary>
internal sealed class HourlyRates
{
    /// <summary>What is assumed of a source nobody has watched yet: an article an hour. More than most publish, so that new ones are asked soon.</summary>
    private const double UnknownRate = 1;

    /// <summary>The assumption weighs as much as watching for this long.</summary>
    private const double UnknownHours = 12;

    private const double LikeHoursWeight = 3;
    private const double HourWeight = 4;

    private static readonly double FadeOfWeek = Math.Pow(2, -1 / Rhythm.HalfLifeWeeks);

    private static readonly double[] FadeOfHours =
        [.. Enumerable.Range(0, Rhythm.SlotsOfWeek).Select(age => Math.Pow(FadeOfWeek, (double)age / Rhythm.SlotsOfWeek))];

    private static readonly double[] FadeOfWeeks =
        [.. Enumerable.Range(0, Rhythm.MostWeeks + 2).Select(weeks => Math.Pow(FadeOfWeek, weeks))];

    private readonly double[] _rates = new double[Rhythm.SlotsOfWeek];
    private readonly TimeZoneInfo _zone;

    public HourlyRates(Rhythm rhythm, TimeZoneInfo zone, DateTimeOffset now)
    {
        _zone = zone;
        var counts = Credible(rhythm.Counts);
        var exposures = Exposures(rhythm, zone, now);
        Arrivals = counts.Sum();
        Mean = (Arrivals + (UnknownRate * UnknownHours)) / (exposures.Sum() + UnknownHours);
        Fill(counts, exposures);
    }

    /// <summary>Articles that the estimate rests on, faded.</summary>
    public double Arrivals { get; }

    /// <summary>Articles per hour, over the week; more than 0.</summary>
    public double Mean { get; }

    /// <summary>Articles per hour in the busiest hour.</summary>
    public double Highest => _rates.Max();

    /// <summary>Articles per hour in the hour of the week around a moment; more than 0.</summary>
    public double At(DateTimeOffset moment) => _rates[HourOfWeek.Of(moment, _zone)];

    private static double[] Credible(IReadOnlyList<float> counts)
    {
        var credible = new double[Rhythm.SlotsOfWeek];
        for (var slot = 0; slot < Math.Min(counts.Count, credible.Length); slot++)
        {
            credible[slot] = counts[slot] is > 0 and < 1e9f ? counts[slot] : 0;
        }

        return credible;
    }

    /// <summary>For how many hours each hour of the week was watched, faded: it was watched once a week, back to when the watch began.</summary>
    private static double[] Exposures(Rhythm rhythm, TimeZoneInfo zone, DateTimeOffset now)
    {
        var exposures = new double[Rhythm.SlotsOfWeek];
        if (double.IsNaN(rhythm.Weeks) || rhythm.Weeks <= 0)
        {
            return exposures;
        }

        var span = Rhythm.Span(rhythm.Weeks) * Rhythm.SlotsOfWeek;
        var last = HourOfWeek.Of(rhythm.At ?? now, zone);
        for (var slot = 0; slot < exposures.Length; slot++)
        {
            exposures[slot] = Exposure((last - slot + Rhythm.SlotsOfWeek) % Rhythm.SlotsOfWeek, span);
        }

        return exposures;
    }

    /// <summary>Of an hour that was last some hours ago: a geometric series over the weeks, and the part of an hour with which the watch began.</summary>
    private static double Exposure(int age, double span)
    {
        var whole = (int)Math.Max(0, Math.Floor((span - 1 - age) / Rhythm.SlotsOfWeek) + 1);
        var part = Math.Clamp(span - age - (whole * Rhythm.SlotsOfWeek), 0, 1);
        var rest = FadeOfWeeks[whole];
        return FadeOfHours[age] * (((1 - rest) / (1 - FadeOfWeek)) + (part * rest));
    }

    private static int LikeHours(int slot) => (slot % 24) + (slot / 24 < 5 ? 0 : 24);

    private void Fill(double[] counts, double[] exposures)
    {
        var (likeCounts, likeExposures) = (new double[48], new double[48]);
        for (var slot = 0; slot < counts.Length; slot++)
        {
            likeCounts[LikeHours(slot)] += counts[slot];
            likeExposures[LikeHours(slot)] += exposures[slot];
        }

        for (var slot = 0; slot < counts.Length; slot++)
        {
            var like = LikeHours(slot);
            var likeRate = (likeCounts[like] + LikeHoursWeight) / (likeExposures[like] + (LikeHoursWeight / Mean));
            _rates[slot] = (counts[slot] + HourWeight) / (exposures[slot] + (HourWeight / likeRate));
        }
    }
}
