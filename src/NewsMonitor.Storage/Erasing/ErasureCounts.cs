namespace NewsMonitor.Storage.Erasing;

/// <summary>What lost its words.</summary>
public sealed record ErasureCounts
{
    /// <summary>Articles.</summary>
    public int Articles { get; init; }

    /// <summary>States of theirs.</summary>
    public int Revisions { get; init; }

    /// <summary>Events on them.</summary>
    public int Events { get; init; }

    /// <summary>Events of stories and alerts that quoted them.</summary>
    public int QuotingEvents { get; init; }

    /// <summary>Of these events those that waited to be sent.</summary>
    public int Unsent { get; init; }

    /// <summary>Stories whose title was theirs.</summary>
    public int Stories { get; init; }

    /// <summary>Alerts whose reasons rested on them.</summary>
    public int Alerts { get; init; }

    /// <summary>Entries of the source that could not be read.</summary>
    public int Quarantined { get; init; }

    public static ErasureCounts operator +(ErasureCounts one, ErasureCounts other) => new()
    {
        Articles = one.Articles + other.Articles,
        Revisions = one.Revisions + other.Revisions,
        Events = one.Events + other.Events,
        QuotingEvents = one.QuotingEvents + other.QuotingEvents,
        Unsent = one.Unsent + other.Unsent,
        Stories = one.Stories + other.Stories,
        Alerts = one.Alerts + other.Alerts,
        Quarantined = one.Quarantined + other.Quarantined,
    };
}
