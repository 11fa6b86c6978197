namespace NewsMonitor.Storage.Erasing;

/// <summary>Whose words are to go.</summary>
/// <param name="Subject">Public id of an article, or key of a source: what the record says.</param>
/// <param name="SourceId">The source; null for an article.</param>
/// <param name="Articles">The articles that have words, oldest first.</param>
public sealed record ErasureTarget(string Subject, int? SourceId, IReadOnlyList<ErasableArticle> Articles)
{
    public string Kind => SourceId is null ? "article" : "source";
}

/// <summary>An article by the place where its rows lie.</summary>
public sealed record ErasableArticle(long Id, DateTime FirstSeenAt);
