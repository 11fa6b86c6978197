namespace NewsMonitor.FeedFarm;

/// <summary>What the farm is told at its start. All content follows from these values alone.</summary>
public sealed record FarmOptions
{
    public int Port { get; init; } = 28100;

    /// <summary>Loopback addresses over which the sources are spread in turn: 127.0.0.1 to 127.0.0.250, 127.0.1.1, … At most 4,096.</summary>
    public int Hosts { get; init; } = 1;

    public int Sources { get; init; } = 100;

    /// <summary>Fewest items of a feed; equal to <see cref="MaxItems"/>, all feeds have exactly so many.</summary>
    public int MinItems { get; init; } = 10;

    public int MaxItems { get; init; } = 50;

    public ulong Seed { get; init; } = 1;

    /// <summary>Virtual time before the first tick; the newest item is a few minutes older.</summary>
    public DateTimeOffset Epoch { get; init; } = new(2024, 7, 28, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Virtual time between two ticks.</summary>
    public TimeSpan TickSpan { get; init; } = TimeSpan.FromMinutes(15);

    public SentValidators Validators { get; init; } = SentValidators.Both;

    /// <summary>Share of Atom feeds; the others are RSS 2.0.</summary>
    public double AtomShare { get; init; } = 0.2;

    /// <summary>Share of English feeds; the others are German.</summary>
    public double EnglishShare { get; init; } = 0.3;

    public FaultPlan Faults { get; init; } = FaultPlan.None;

    /// <summary>How long a slow source waits before it answers.</summary>
    public TimeSpan SlowBy { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>What a throttling source asks for.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(5);
}

/// <summary>Which validators the sources send with a 200.</summary>
public enum SentValidators
{
    Both,
    ETag,
    LastModified,
    None,
}
