using CodeHollow.FeedReader;
using Dapper;
using Npgsql;

namespace NewsMonitor.Benchmarks.Load;

/// <summary>The poller that everybody writes first: read the feed, insert each entry, leave the duplicates to the unique key.</summary>
internal static class NaivePoller
{
    public const string Command = "load-naive";

    public const string Connection = "LOAD_CONNECTION";

    public const string Schema = """
        create table article (
            url text primary key, source text not null, title text not null, author text, summary text, content text,
            published_at timestamptz, stored_at timestamptz not null default now())
        """;

    private const int Concurrency = 16;

    private const string InsertSql = """
        insert into article (url, source, title, author, summary, content, published_at)
        values (@Url, @Source, @Title, @Author, @Summary, @Content, @Published)
        on conflict do nothing
        """;

    public static async Task<int> RunAsync()
    {
        await using var database = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable(Connection)!);
        await ChildProcess.ServeAsync(line => Parallel.ForEachAsync(
            File.ReadLines(line), new ParallelOptions { MaxDegreeOfParallelism = Concurrency }, async (url, stop) => await PollAsync(database, url, stop)));
        return 0;
    }

    private static async Task PollAsync(NpgsqlDataSource database, string url, CancellationToken cancellationToken)
    {
        var feed = await FeedReader.ReadAsync(url, cancellationToken);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        foreach (var item in feed.Items)
        {
            await connection.ExecuteAsync(new CommandDefinition(
                InsertSql,
                new
                {
                    Url = item.Link,
                    Source = url,
                    item.Title,
                    item.Author,
                    Summary = item.Description,
                    item.Content,
                    Published = item.PublishingDate?.ToUniversalTime(),
                },
                cancellationToken: cancellationToken));
        }
    }
}
