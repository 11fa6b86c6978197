using System.Diagnostics;
using System.Globalization;
using Dapper;
using NewsMonitor.Core.Search;
using NewsMonitor.Storage.Reporting;
using NewsMonitor.Storage.Search;
using Npgsql;

namespace NewsMonitor.Benchmarks.Reports;

/// <summary>
/// Makes the sums and search documents that are missing. The sums all by the product's own refresher; of the documents the newest by its indexer, to
/// see how fast it is, and the others month by month with the same SQL, without the words that C# adds beside the text.
/// </summary>
internal static class MadeReports
{
    private const int Batch = 100;
    private const int Indexed = 20_000;
    private const int SideBySide = 2;

    public static async Task MakeAsync(YearDatabase database, long searched, CancellationToken cancellationToken)
    {
        await using var worker = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database.WorkerConnection) { CommandTimeout = 0 }.ConnectionString);
        await YearDatabase.TimedAsync("summed", async () =>
        {
            var rollups = new Rollups(worker);
            while (await rollups.RefreshAsync(null, cancellationToken) is not null)
            {
            }
        });
        await database.ExecuteAsync($"""
            truncate monitor.search_task;
            insert into monitor.search_task select id, first_seen_at from monitor.article order by first_seen_at desc limit {Indexed}
            """, cancellationToken);
        await IndexAsync(new SearchIndex(worker), cancellationToken);
        await YearDatabase.TimedAsync("search documents made", () => FillDocumentsAsync(database, searched, cancellationToken));
        await database.ExecuteAsync("delete from monitor.search_backlog; truncate monitor.search_task", cancellationToken);
        // One word alone would be taken for the name of a procedure: hence the semicolon.
        await YearDatabase.TimedAsync("vacuumed", () => database.ExecuteAsync("vacuum (analyze);", cancellationToken));
    }

    private static async Task IndexAsync(SearchIndex index, CancellationToken cancellationToken)
    {
        var beside = new WordsBeside(CompoundParts.German);
        var (watch, taken) = (Stopwatch.StartNew(), 0);
        while (await index.IndexAsync(Batch, article => beside.Of(article.Language, article.Title, article.Lead, article.Text), cancellationToken) is { Taken: > 0 } turn)
        {
            taken += turn.Taken;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"search indexer: {taken / watch.Elapsed.TotalSeconds:F0} articles a second"));
    }

    private static async Task FillDocumentsAsync(YearDatabase database, long searched, CancellationToken cancellationToken)
    {
        await using var connection = await database.Owner.OpenConnectionAsync(cancellationToken);
        var months = await connection.QueryAsync<string>("""
            select month from (
                select right(c.relname, 7) as month, sum(c.reltuples) over (order by c.relname desc) - c.reltuples as newer
                from pg_inherits join pg_class c on c.oid = inhrelid where inhparent = 'monitor.article'::regclass and c.relname ~ '_\d{4}_\d\d$') m
            where newer < @searched
            """, new { searched });
        await Parallel.ForEachAsync(
            months,
            new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken },
            async (month, cancel) => await database.ExecuteAsync($"""
                set local gin_pending_list_limit = '64MB';
                insert into monitor.article_search_{month} (article_id, first_seen_at, language, words)
                select a.id, a.first_seen_at, a.language, monitor.search_words(a.language, a.title, a.lead, coalesce(r.page_text, r.text), '')
                from monitor.article_{month} a join monitor.revision_{month} r on r.article_id = a.id and r.number = a.revision
                where not exists (select from monitor.article_search_{month} s where s.article_id = a.id)
                """, cancel));
    }
}
