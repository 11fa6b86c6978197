using Microsoft.Extensions.Logging;
using NewsMonitor.Core.Search;
using NewsMonitor.Storage.Search;
using NewsMonitor.Worker.Configuration;

namespace NewsMonitor.Worker.Search;

/// <summary>Makes search documents of what was stored or has changed. Not for several threads at once.</summary>
internal sealed partial class SearchIndexer(SearchIndex index, ActiveConfiguration configuration, ILogger<SearchIndexer> logger)
{
    private const int Batch = 100;

    // When the first article waits: most processes that are started have none.
    private readonly Lazy<WordsBeside> _words = new(() => new WordsBeside(CompoundParts.German));

    /// <summary>One turn.</summary>
    /// <returns>True when there may be more to do at once.</returns>
    public async Task<bool> TurnAsync(CancellationToken cancellationToken)
    {
        var turn = await index.IndexAsync(Batch, Beside, cancellationToken);
        foreach (var article in turn.Failed)
        {
            LogLeftOut(article.Id, article.Reason);
        }

        return turn.Taken > 0;
    }

    /// <summary>Goes on with what was stored before there was a search.</summary>
    /// <returns>False when all of it is done.</returns>
    public Task<bool> GoBackAsync(CancellationToken cancellationToken) => index.ExpandBacklogAsync(cancellationToken);

    private string Beside(SearchableArticle article) =>
        string.Join(' ', article.About.SelectMany(Names).Append(_words.Value.Of(article.Language, article.Title, article.Lead, article.Text)));

    /// <summary>What people call a topic or an entity, in every language: an English article on the Bundeswehr is found by its German name.</summary>
    private IEnumerable<string> Names(string id) => configuration.Current?.Stamp switch
    {
        { } stamp when stamp.Entities.TryGetValue(id, out var entity) => entity.Labels.Values,
        { } stamp when stamp.Topics.TryGetValue(id, out var topic) => topic.Labels.Values,
        _ => [],
    };

    [LoggerMessage(EventId = 613, Level = LogLevel.Warning, Message = "Article {Article} cannot be found by search until it changes: {Reason}")]
    private partial void LogLeftOut(long article, string reason);
}
