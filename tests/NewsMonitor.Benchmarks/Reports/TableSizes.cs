using System.Globalization;
using Dapper;

namespace NewsMonitor.Benchmarks.Reports;

/// <summary>What the database takes on the disk, for a million articles.</summary>
internal static class TableSizes
{
    private const string Sql = """
        select coalesce(p.relname, c.relname) as name, sum(pg_table_size(c.oid))::bigint as rows, sum(pg_indexes_size(c.oid))::bigint as indexes
        from pg_class c left join pg_inherits i on i.inhrelid = c.oid left join pg_class p on p.oid = i.inhparent
        where c.relnamespace = 'monitor'::regnamespace and c.relkind = 'r'
        group by 1 having sum(pg_total_relation_size(c.oid)) > 1 << 20 order by 2 + 3 desc
        """;

    public static async Task PrintAsync(YearDatabase database, long articles, CancellationToken cancellationToken)
    {
        await using var connection = await database.Owner.OpenConnectionAsync(cancellationToken);
        var sizes = (await connection.QueryAsync<(string Name, long Rows, long Indexes)>(Sql)).ToList();
        Console.WriteLine("\nMiB per million articles    rows   indexes");
        foreach (var (name, rows, indexes) in sizes.Append(("all", sizes.Sum(size => size.Rows), sizes.Sum(size => size.Indexes))))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-22} {PerMillion(rows),9:F0} {PerMillion(indexes),9:F0}"));
        }

        double PerMillion(long bytes) => bytes / 1048576.0 / articles * 1_000_000;
    }
}
