using NewsMonitor.Core.Sources;

namespace NewsMonitor.Core.Scheduling;

/// <summary>How the requests are shared out among sources and hours, so that all articles together wait least.</summary>
/// <remarks>
/// A source that publishes λ articles an hour and is asked every T hours makes its articles wait λT/2 an hour, and costs 1/T requests. For
/// a given sum of requests the sum of waiting is least where the derivatives agree: λ/2 = μ/T², so T is proportional to 1/√λ. (The same law for
/// newsfeeds: Sia, Cho, Cho, "Efficient Monitoring Algorithm for Fast News Alerts", IEEE TKDE 19(7), 2007.) Where λ changes with time the
/// density of requests follows √λ: the next one comes when the integral of √λ since the last has reached a constant. The constant is the same for
/// all sources of the same bounds: an article an hour is worth the geometric mean of the bounds.
/// </remarks>
internal static class Pace
{
    /// <summary>The pause from now, within the bounds.</summary>
    public static TimeSpan Pause(HourlyRates rates, PollInterval bounds, DateTimeOffset now)
    {
        var rest = Math.Sqrt(bounds.Shortest.TotalHours * bounds.Longest.TotalHours);
        var end = now + bounds.Longest;
        for (var from = now; from < end;)
        {
            var to = HourOfWeek.EndOf(from);
            var speed = Math.Sqrt(rates.At(from));
            if (rest <= speed * (to - from).TotalHours)
            {
                var pause = from + TimeSpan.FromHours(rest / speed) - now;
                return pause > bounds.Longest ? bounds.Longest : pause > bounds.Shortest ? pause : bounds.Shortest;
            }

            rest -= speed * (to - from).TotalHours;
            from = to;
        }

        return bounds.Longest;
    }
}
