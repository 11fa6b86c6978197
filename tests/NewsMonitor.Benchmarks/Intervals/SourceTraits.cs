namespace NewsMonitor.Benchmarks.Intervals;

/// <summary>What a simulated source is like.</summary>
/// <param name="PerDay">Articles a day, on average.</param>
/// <param name="Window">Entries in its listing.</param>
/// <param name="Night">How busy it is from 0 to 6 o'clock; daytime is about 1.</param>
/// <param name="Weekend">How busy Saturdays and Sundays are; other days are 1.</param>
/// <param name="Clump">Articles that come together, on average; 1 or more.</param>
/// <param name="IsFlat">No hour differs from another.</param>
internal sealed record SourceTraits(double PerDay, int Window, double Night, double Weekend, double Clump, bool IsFlat = false);
