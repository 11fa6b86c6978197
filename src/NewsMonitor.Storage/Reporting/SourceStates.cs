namespace NewsMonitor.Storage.Reporting;

/// <summary>
/// The states of sources: a closed list. They are those of <c>report.source.state</c>, and <c>moved</c> for a source that is well otherwise:
/// its address redirects for good.
/// </summary>
public static class SourceStates
{
    /// <summary>The state of a source that is no longer polled.</summary>
    public const string Retired = "retired";

    /// <summary>All states, those first that need a person soonest.</summary>
    public static IReadOnlyList<string> MostUrgentFirst { get; } = ["down", "parked", "silent", "moved", "failing", "delayed", "new", "ok", Retired];

    /// <summary>The states that do not end by themselves.</summary>
    public static IReadOnlyList<string> NeedPerson { get; } = ["down", "parked", "silent", "moved"];
}
