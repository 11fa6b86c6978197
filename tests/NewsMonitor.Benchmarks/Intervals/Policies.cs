using NewsMonitor.Core.Scheduling;

namespace NewsMonitor.Benchmarks.Intervals;

/// <summary>What decides on the next poll of one source: told of a poll and what was new in it, answers with the pause in hours.</summary>
internal delegate double Policy(double now, ReadOnlySpan<double> arrivals);

/// <summary>The ways to poll that are compared.</summary>
internal static class Policies
{
    /// <summary>The product's own.</summary>
    public static Policy Adaptive(SimulatedSource source)
    {
        var rhythm = Rhythm.Unknown;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(source.Source.TimeZone);
        return (now, arrivals) =>
        {
            DateTimeOffset?[] published = [.. arrivals.ToArray().Select(source.Published)];
            var at = SimulatedTime.At(now);
            rhythm = rhythm.Observe(published, published.Length == 0 ? null : source.Window, at, zone);
            return PollPlanner.AfterSuccess(source.Source, rhythm, PollHints.None, at).TotalHours;
        };
    }

    /// <summary>The same pause for all.</summary>
    public static Policy Fixed(double pause) => (_, _) => pause;

    /// <summary>Knows the true rate of every hour, though not the articles; the same bounds, the same care for the window.</summary>
    public static Policy Clairvoyant(SimulatedSource source, double pace)
    {
        var (shortest, longest) = (source.Source.Interval.Shortest.TotalHours, source.Source.Interval.Longest.TotalHours);
        longest = Math.Max(shortest, Math.Min(longest, source.Window / source.Rates.Max() / 2));
        return (now, _) =>
        {
            var (rest, hour) = (pace, now);
            while (hour < now + longest && (int)hour < source.Rates.Length)
            {
                var (speed, left) = (Math.Sqrt(source.Rates[(int)hour]), Math.Floor(hour) + 1 - hour);
                if (rest <= speed * left)
                {
                    return Math.Clamp(hour + (rest / speed) - now, shortest, longest);
                }

                (rest, hour) = (rest - (speed * left), Math.Floor(hour) + 1);
            }

            return longest;
        };
    }
}
