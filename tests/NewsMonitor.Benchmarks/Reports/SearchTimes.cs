using System.Diagnostics;
using System.Globalization;
using Dapper;

namespace NewsMonitor.Benchmarks.Reports;

/// <summary>How long the first page of a search takes: words that stand in every tenth text and in one of a million, phrases, alternatives, parts of compounds.</summary>
internal static class SearchTimes
{
    private const int Rounds = 5;

    private static readonly string[] Queries =
    [
        "Bundeswehr", "Verteidigung", "Waffenruhe", "Bündnis", "Rüstungshaushalt", "\"die Bundeswehr\"", "Drohnen Abwehr -Haushalt", "Raketenabwehr or Luftschutz",
        "defence", "Musikwald Reisewarnung Kriegssaison", "Quastenflosser",
    ];

    public static async Task PrintAsync(YearDatabase database, CancellationToken cancellationToken)
    {
        await using var connection = await database.Owner.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync("set role newsmonitor_report");
        Console.WriteLine("\nsearch: first page, ms                   hits    first   median    (goal 1000)");
        foreach (var query in Queries)
        {
            var times = new List<double>();
            var hits = 0;
            for (var round = 0; round < Rounds; round++)
            {
                var watch = Stopwatch.StartNew();
                hits = (await connection.QueryAsync(new CommandDefinition("select * from report.search(@query)", new { query }, commandTimeout: 0))).Count();
                times.Add(watch.Elapsed.TotalMilliseconds);
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{query,-38} {hits,6} {times[0],8:F0} {times.Order().ElementAt(Rounds / 2),8:F0}"));
        }

        await connection.ExecuteAsync("reset role");
    }
}
