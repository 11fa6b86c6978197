namespace NewsMonitor.Core.Intake;

/// <summary>How many entries of one fetch ended in which disposition. Their sum is what was seen: the database checks it.</summary>
public sealed record DispositionCounts
{
    /// <summary>Entries that the fetch brought.</summary>
    public int Seen { get; init; }

    /// <summary>See <see cref="Disposition.New"/>.</summary>
    public int New { get; init; }

    /// <summary>See <see cref="Disposition.Revised"/>.</summary>
    public int Revised { get; init; }

    /// <summary>See <see cref="Disposition.Known"/>.</summary>
    public int Known { get; init; }

    /// <summary>See <see cref="Disposition.Sighting"/>.</summary>
    public int Sighting { get; init; }

    /// <summary>See <see cref="Disposition.Repeated"/>.</summary>
    public int Repeated { get; init; }

    /// <summary>See <see cref="Disposition.Quarantined"/>.</summary>
    public int Quarantined { get; init; }

    /// <summary>See <see cref="Disposition.OverLimit"/>.</summary>
    public int OverLimit { get; init; }

    /// <summary>Nothing was seen.</summary>
    public static DispositionCounts None { get; } = new();
}
