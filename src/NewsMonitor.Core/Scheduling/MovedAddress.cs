namespace NewsMonitor.Core.Scheduling;

/// <summary>
/// Watches a source whose address answers with permanent redirects (301, 308). They are followed at once, but a move is told to the operator only
/// when it is stable: a captive portal or a mistaken configuration also says "permanently".
/// </summary>
/// <param name="Target">Where the redirects lead.</param>
/// <param name="Count">How many answers in a row have said so.</param>
/// <param name="FirstSeen">When the first of them came.</param>
/// <param name="LastSeen">When the latest of them came.</param>
public sealed record MovedAddress(Uri Target, int Count, DateTimeOffset FirstSeen, DateTimeOffset LastSeen)
{
    /// <summary>Fewest identical answers that make a move.</summary>
    public const int Enough = 5;

    /// <summary>Shortest time over which they must have come.</summary>
    public static readonly TimeSpan LongEnough = TimeSpan.FromHours(24);

    /// <summary>True when the source has moved, as far as one can know.</summary>
    public bool IsStable => Count >= Enough && LastSeen - FirstSeen >= LongEnough;

    /// <summary>What is known after another answer.</summary>
    /// <param name="known">What was known before; null when the last answer was no permanent redirect.</param>
    /// <param name="target">Where this answer's permanent redirects lead; null when there were none.</param>
    /// <param name="now">When it came.</param>
    public static MovedAddress? After(MovedAddress? known, Uri? target, DateTimeOffset now) =>
        target is null ? null
        : known is not null && known.Target.AbsoluteUri == target.AbsoluteUri
            ? known with { Count = known.Count < int.MaxValue ? known.Count + 1 : known.Count, LastSeen = now }
        : new MovedAddress(target, 1, now, now);
}
