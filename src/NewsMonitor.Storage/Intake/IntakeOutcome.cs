namespace NewsMonitor.Storage.Intake;

/// <summary>What became of the transaction that stores a plan.</summary>
public enum IntakeOutcome
{
    /// <summary>Stored.</summary>
    Committed,

    /// <summary>Another worker has leased the source meanwhile; nothing was stored.</summary>
    LeaseLost,

    /// <summary>Another source stored or changed one of the articles meanwhile; nothing was stored: look up and plan again.</summary>
    Overtaken,
}
