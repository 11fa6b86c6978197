namespace NewsMonitor.Core.Scheduling;

/// <summary>What follows from a failure.</summary>
/// <param name="Next">Pause until the next try; more than 0.</param>
/// <param name="Park">True when the source is only probed now and then, until it answers again.</param>
/// <param name="Grade">What kind of trouble it is.</param>
public sealed record PollDelay(TimeSpan Next, bool Park, FailureGrade Grade);
