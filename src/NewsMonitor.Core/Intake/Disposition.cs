namespace NewsMonitor.Core.Intake;

/// <summary>What became of an entry. Every entry of every fetch ends in exactly one.</summary>
public enum Disposition
{
    /// <summary>An article seen for the first time.</summary>
    New,

    /// <summary>A known article in a new state.</summary>
    Revised,

    /// <summary>A known article, unchanged.</summary>
    Known,

    /// <summary>A known article, seen at this source for the first time.</summary>
    Sighting,

    /// <summary>The same article twice in one fetch.</summary>
    Repeated,

    /// <summary>An entry without title, link and id: kept aside for the operator.</summary>
    Quarantined,

    /// <summary>Beyond the number of entries that one fetch may bring.</summary>
    OverLimit,
}
