namespace NewsMonitor.Benchmarks.Intervals;

/// <summary>The sixteen weeks that are simulated, with the four before them from which the first listings come. The clocks go forward in them.</summary>
internal static class SimulatedTime
{
    public const int HistoryHours = 4 * 168;
    public const int WarmUpHours = 4 * 168;
    public const int MeasuredHours = 12 * 168;
    public const int AllHours = HistoryHours + WarmUpHours + MeasuredHours;

    /// <summary>Hour 0: a Monday.</summary>
    public static readonly DateTimeOffset Start = new(2027, 2, 1, 0, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset At(double hour) => Start + TimeSpan.FromHours(hour);

    public static double HourOf(DateTimeOffset time) => (time - Start).TotalHours;
}
