using System.Globalization;
using Dapper;
using Npgsql;

namespace NewsMonitor.Benchmarks.Reports;

/// <summary>What it takes to erase the largest source by the product's own command, and what the others notice of it. Its words are gone afterwards.</summary>
internal static class EraseTimes
{
    private const string LargestSql = """
        select s.key, count(*) as articles from monitor.identity i join monitor.source s on s.id = i.owner_id where i.erased_at is null
        group by s.key order by articles desc limit 1
        """;

    public static async Task PrintAsync(YearDatabase database, CancellationToken cancellationToken)
    {
        await using var owner = await database.Owner.OpenConnectionAsync(cancellationToken);
        var (key, articles) = await owner.QuerySingleAsync<(string Key, long Articles)>(new CommandDefinition(LargestSql, commandTimeout: 0));
        await using var worker = NpgsqlDataSource.Create(database.WorkerConnection);
        await using var installation = database.ForLoad();
        var (work, stall, _) = await new StallProbe(worker).DuringAsync(
            () => installation.ProductAsync(["erase", key, "--reason", "measured", "--yes"], cancellationToken), cancellationToken);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"\nerased a source of {articles} articles in {work.TotalSeconds:F0} s; longest stall of a transaction beside it {stall.TotalMilliseconds:F0} ms"));
    }
}
