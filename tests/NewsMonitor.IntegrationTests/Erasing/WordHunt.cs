using NewsMonitor.IntegrationTests.Running;

namespace NewsMonitor.IntegrationTests.Erasing;

/// <summary>Looks for words in every row of every table, whoever made the table: also in what is stored as bytes, and in the words of search documents.</summary>
internal static class WordHunt
{
    private const string TablesSql = """
        select c.relname from pg_class c where c.relnamespace = 'monitor'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition order by 1
        """;

    /// <summary>The tables that hold the word.</summary>
    public static async Task<IReadOnlyList<string>> HoldersAsync(Installation installation, string word)
    {
        var tables = await installation.QueryAsync<string>(TablesSql);
        List<string> holders = [];
        foreach (var table in tables)
        {
            var bytes = table == "event" ? "|| convert_from(t.body, 'UTF8')" : "";
            if (await installation.ScalarAsync<bool>($"select exists (select from monitor.{table} t where (t::text {bytes}) ilike '%{word}%')"))
            {
                holders.Add(table);
            }
        }

        return holders;
    }
}
