namespace NewsMonitor.Feeds.Pages;

/// <summary>What reading a page came to. A page without an article is a value, not an exception.</summary>
public abstract record ArticlePageResult
{
    private ArticlePageResult()
    {
    }

    public sealed record Found(ArticlePage Page) : ArticlePageResult;

    /// <param name="Why">One line for the operator, without raw input.</param>
    public sealed record NotFound(string Why) : ArticlePageResult;
}
