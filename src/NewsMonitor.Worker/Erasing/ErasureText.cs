using NewsMonitor.Storage.Erasing;

namespace NewsMonitor.Worker.Erasing;

/// <summary>What was erased, in numbers, and what cannot be reached.</summary>
internal static class ErasureText
{
    /// <summary>Where the words may still be, for the operator to see to.</summary>
    public const string Elsewhere =
        "The archive stream of the broker (monitor.archive) forgets by age alone, subscribers and their dead letters keep what they have, and so do backups.";

    public static string Of(ErasureCounts counts) => $"""
          articles          {counts.Articles}
          states            {counts.Revisions}
          events            {counts.Events}
          quoting events    {counts.QuotingEvents} (of stories and alerts)
          of these unsent   {counts.Unsent}
          story titles      {counts.Stories}
          alerts            {counts.Alerts}
          quarantined       {counts.Quarantined}
        """;
}
