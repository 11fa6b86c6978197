using Npgsql;

namespace NewsMonitor.Storage.Search;

/// <summary>Makes the documents that <c>report.search</c> looks into, of the articles that wait for theirs.</summary>
/// <remarks>
/// Tasks and documents are one transaction. One worker at a time: of two that had the same article at once, the one with the older text could be the last
/// to write. A worker that freezes meanwhile is thrown out by the server.
/// </remarks>
public sealed class SearchIndex(NpgsqlDataSource dataSource)
{
    private const string TurnSql = """
        set local idle_in_transaction_session_timeout = '20s';
        select pg_try_advisory_xact_lock(hashtext('newsmonitor.search'))
        """;

    private const string ClaimSql = """
        delete from monitor.search_task
        where ctid = any (array(select t.ctid from monitor.search_task t limit @Limit for update skip locked))
        returning article_id, first_seen_at
        """;

    // The day is a parameter of each scan: months that do not hold it are not touched.
    private const string ExpandSql = """
        with taken as (
            delete from monitor.search_backlog
            where day = (select max(day) from monitor.search_backlog) and not exists (select from monitor.search_task)
            returning day
        ), expanded as (
            insert into monitor.search_task (article_id, first_seen_at)
            select a.id, a.first_seen_at from taken t
            join monitor.article a on a.first_seen_at >= t.day::timestamp at time zone 'UTC' and a.first_seen_at < (t.day + 1)::timestamp at time zone 'UTC'
        )
        select count(*)::int from taken
        """;

    private const string ReadSql = """
        select a.id, a.first_seen_at, a.language, a.title, a.lead, left(coalesce(r.page_text, r.text, ''), 100000) as text,
               array(select e.entity from monitor.article_entity e where e.article_id = a.id and e.first_seen_at = a.first_seen_at and e.salience = 'main')
               || array(select t.topic from monitor.article_topic t where t.article_id = a.id and t.first_seen_at = a.first_seen_at and t.salience = 'main') as about
        from unnest(@Ids, @FirstSeen) as g (id, first_seen_at)
        join monitor.article a on a.id = g.id and a.first_seen_at = g.first_seen_at
        left join monitor.revision r on r.article_id = a.id and r.first_seen_at = a.first_seen_at and r.number = a.revision and r.first_seen_at between @First and @Last
        where a.first_seen_at between @First and @Last
        """;

    // The text is read once more, rather than sent there and back. If it has changed since, another task waits already.
    private const string WriteSql = """
        insert into monitor.article_search (article_id, first_seen_at, language, words)
        select a.id, a.first_seen_at, a.language, monitor.search_words(a.language, a.title, a.lead, coalesce(r.page_text, r.text, ''), g.beside)
        from unnest(@Ids, @FirstSeen, @Beside) as g (id, first_seen_at, beside)
        join monitor.article a on a.id = g.id and a.first_seen_at = g.first_seen_at
        left join monitor.revision r on r.article_id = a.id and r.first_seen_at = a.first_seen_at and r.number = a.revision and r.first_seen_at between @First and @Last
        where a.first_seen_at between @First and @Last
        on conflict (article_id, first_seen_at) do update set language = excluded.language, words = excluded.words
        """;

    private const string RemoveSql = """
        delete from monitor.article_search s using unnest(@Ids, @FirstSeen) as g (id, first_seen_at)
        where s.article_id = g.id and s.first_seen_at = g.first_seen_at and s.first_seen_at between @First and @Last
        """;

    private const string OneArticle = "one_article";

    /// <summary>Works off waiting tasks.</summary>
    /// <param name="limit">At most so many; their texts are in memory together.</param>
    /// <param name="wordsBeside">What an article is to be found by beside its text.</param>
    /// <param name="cancellationToken">Stops the call; the transaction is rolled back, and the tasks wait on.</param>
    /// <exception cref="NpgsqlException">The database failed; the tasks wait on.</exception>
    public async Task<SearchTurn> IndexAsync(int limit, Func<SearchableArticle, string> wordsBeside, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wordsBeside);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var step = new TransactionStep(connection, transaction, cancellationToken);
        if (!await step.ScalarAsync<bool>(TurnSql, new { }))
        {
            return SearchTurn.Idle;
        }

        var claimed = (await step.QueryAsync<(long Id, DateTime FirstSeenAt)>(ClaimSql, new { Limit = limit })).ToList();
        if (claimed.Count == 0)
        {
            return SearchTurn.Idle;
        }

        var places = claimed.Distinct().ToList();
        var articles = (await step.QueryAsync<SearchableArticle>(ReadSql, Keys(places))).ToList();
        var failed = await WriteAsync(step, articles, wordsBeside);

        // Gone are those that were not found; of one that failed, no older words shall stay.
        var lost = places.ExceptBy(articles.Select(article => article.Id).Except(failed.Select(article => article.Id)), place => place.Id).ToList();
        if (lost.Count > 0)
        {
            await step.ExecuteAsync(RemoveSql, Keys(lost));
        }

        await transaction.CommitAsync(cancellationToken);
        return new SearchTurn(claimed.Count, articles.Count - failed.Count, lost.Count - failed.Count, failed);
    }

    /// <summary>Lets the newest day of the backlog wait as tasks, where none waits.</summary>
    /// <returns>False when there is no backlog, tasks wait, or another worker is at it.</returns>
    public async Task<bool> ExpandBacklogAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var step = new TransactionStep(connection, transaction, cancellationToken);
        var isExpanded = await step.ScalarAsync<bool>(TurnSql, new { }) && await step.ScalarAsync<int>(ExpandSql, new { }) > 0;
        await transaction.CommitAsync(cancellationToken);
        return isExpanded;
    }

    private static async Task<IReadOnlyList<UnsearchableArticle>> WriteAsync(
        TransactionStep step, List<SearchableArticle> articles, Func<SearchableArticle, string> wordsBeside)
    {
        List<UnsearchableArticle> failed = [];
        List<(SearchableArticle Article, string Beside)> documents = [];
        foreach (var article in articles)
        {
            try
            {
                documents.Add((article, wordsBeside(article)));
            }
            catch (Exception e) when (!step.CancellationToken.IsCancellationRequested)
            {
                // The boundary of one article: a text that nobody foresaw keeps no other from being found.
                failed.Add(new UnsearchableArticle(article.Id, e.Message));
            }
        }

        if (documents.Count > 0 && await TryWriteAsync(step, documents) is not null)
        {
            foreach (var document in documents)
            {
                if (await TryWriteAsync(step, [document]) is { } reason)
                {
                    failed.Add(new UnsearchableArticle(document.Article.Id, reason));
                }
            }
        }

        return failed;
    }

    /// <summary>Null when all were written; else what is wrong with one of them, and none was.</summary>
    private static async Task<string?> TryWriteAsync(TransactionStep step, List<(SearchableArticle Article, string Beside)> documents)
    {
        await step.Transaction.SaveAsync(OneArticle, step.CancellationToken);
        try
        {
            var firstSeen = documents.Select(document => document.Article.FirstSeenAt).ToArray();
            await step.ExecuteAsync(WriteSql, new
            {
                Ids = documents.Select(document => document.Article.Id).ToArray(),
                FirstSeen = firstSeen,
                Beside = documents.Select(document => document.Beside).ToArray(),
                First = firstSeen.Min(),
                Last = firstSeen.Max(),
            });
            await step.Transaction.ReleaseAsync(OneArticle, step.CancellationToken);
            return null;
        }
        catch (PostgresException e) when (IsOfTheArticle(e))
        {
            await step.Transaction.RollbackAsync(OneArticle, step.CancellationToken);
            return e.MessageText;
        }
    }

    /// <summary>Data that do not fit (class 22), or too much of them (54). All else would fail for every article, and is no reason to leave one out.</summary>
    private static bool IsOfTheArticle(PostgresException fault) =>
        fault.SqlState.StartsWith("22", StringComparison.Ordinal) || fault.SqlState.StartsWith("54", StringComparison.Ordinal);

    private static object Keys(List<(long Id, DateTime FirstSeenAt)> places) => new
    {
        Ids = places.Select(place => place.Id).ToArray(),
        FirstSeen = places.Select(place => place.FirstSeenAt).ToArray(),
        First = places.Min(place => place.FirstSeenAt),
        Last = places.Max(place => place.FirstSeenAt),
    };
}
