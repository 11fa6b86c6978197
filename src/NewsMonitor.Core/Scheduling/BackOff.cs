using NewsMonitor.Core.Sources;

namespace NewsMonitor.Core.Scheduling;

/// <summary>A pause that grows with each failure in a row.</summary>
/// <param name="First">After the first failure.</param>
/// <param name="Factor">By which it grows.</param>
/// <param name="Longest">However many failures.</param>
internal sealed record BackOff(TimeSpan First, double Factor, TimeSpan Longest)
{
    private static readonly TimeSpan QuarterDay = TimeSpan.FromHours(6);
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>The steps of one grade; a source that is asked seldom anyway is asked no oftener for failing, once it fails on.</summary>
    public static BackOff For(FailureGrade grade, PollInterval interval)
    {
        var (shortest, longest) = (interval.Shortest, interval.Longest);
        return grade switch
        {
            FailureGrade.Throttled => new BackOff(Larger(shortest, TimeSpan.FromMinutes(5)) * 2, 2, Larger(Day, longest)),
            FailureGrade.Transient => new BackOff(Smaller(shortest, TimeSpan.FromMinutes(1)), 2, Larger(QuarterDay, longest)),
            FailureGrade.Content => new BackOff(shortest, 1.5, Larger(QuarterDay, longest)),
            FailureGrade.Refused => new BackOff(Larger(shortest, TimeSpan.FromMinutes(15)), 2, Larger(Day, longest)),
            FailureGrade.Gone => new BackOff(Day, 1, Day),
            FailureGrade.Internal => new BackOff(shortest, 2, Larger(QuarterDay, longest)),
            _ => throw new ArgumentOutOfRangeException(nameof(grade)),
        };
    }

    /// <param name="failures">Failures in a row; 1 or more.</param>
    public TimeSpan After(int failures)
    {
        var pause = First.TotalSeconds * Math.Pow(Factor, Math.Min(failures - 1, 64));
        return pause < Longest.TotalSeconds ? TimeSpan.FromSeconds(pause) : Longest;
    }

    private static TimeSpan Larger(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static TimeSpan Smaller(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
