namespace NewsMonitor.Storage.Search;

/// <summary>What one turn of the indexer came to.</summary>
/// <param name="Taken">Number of tasks worked off; 0 when none waits, or another worker is at it.</param>
/// <param name="Indexed">Articles that have a new document.</param>
/// <param name="Removed">Articles that are gone, and their document with them.</param>
/// <param name="Failed">Articles that cannot be found until they change again.</param>
public sealed record SearchTurn(int Taken, int Indexed, int Removed, IReadOnlyList<UnsearchableArticle> Failed)
{
    public static SearchTurn Idle { get; } = new(0, 0, 0, []);
}

/// <summary>An article of which no document could be made.</summary>
/// <param name="Id">Its internal number.</param>
/// <param name="Reason">One line for the operator.</param>
public sealed record UnsearchableArticle(long Id, string Reason);
