namespace NewsMonitor.Core.Watch;

/// <summary>How urgent an alert is. The smaller the number, the graver.</summary>
public enum AlertPriority
{
    /// <summary>Wake somebody.</summary>
    P1 = 1,

    /// <summary>Today's first business.</summary>
    P2,

    /// <summary>To be read today.</summary>
    P3,

    /// <summary>For the record.</summary>
    P4,
}
