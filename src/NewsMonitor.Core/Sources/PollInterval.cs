namespace NewsMonitor.Core.Sources;

/// <summary>How long the pause between two polls may be: one length for ever, or bounds between which it follows what the source publishes.</summary>
/// <param name="Shortest">At least this long; 1 minute to 7 days.</param>
/// <param name="Longest">At most this long; not shorter than <paramref name="Shortest"/>, and 7 days at most.</param>
public sealed record PollInterval(TimeSpan Shortest, TimeSpan Longest)
{
    /// <summary>Of a source for which nothing is said: 5 minutes to 2 hours.</summary>
    public static PollInterval Default { get; } = new(TimeSpan.FromMinutes(5), TimeSpan.FromHours(2));

    /// <summary>True when the operator has fixed the pause: nothing that is learnt changes it.</summary>
    public bool IsFixed => Shortest == Longest;

    /// <summary>One length for ever.</summary>
    public static PollInterval Fixed(TimeSpan length) => new(length, length);
}
