using System.Diagnostics;
using System.Globalization;
using Dapper;
using Npgsql;

namespace NewsMonitor.Benchmarks.Reports;

/// <summary>How long each reference question takes an analyst.</summary>
internal static class QuestionTimes
{
    private const int Rounds = 3;

    public static async Task PrintAsync(YearDatabase database, CancellationToken cancellationToken)
    {
        await using var connection = await database.Owner.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync("set role newsmonitor_report");
        Console.WriteLine("\nquestion: median (first), ms          rows       from sums (goal 2000)     raw (goal 10000)");
        foreach (var (name, fromSums, raw) in Questions.All())
        {
            var sums = await TimeAsync(fromSums);
            var all = await TimeAsync(raw);
            Console.WriteLine($"{name,-34} {(sums ?? all)!.Value.Rows,8} {Text(sums),24} {Text(all),24}");
        }

        await connection.ExecuteAsync("reset role");

        async Task<(int Rows, double First, double Median)?> TimeAsync(string? sql)
        {
            if (sql is null)
            {
                return null;
            }

            var times = new List<double>();
            var rows = 0;
            for (var round = 0; round < Rounds; round++)
            {
                var watch = Stopwatch.StartNew();
                await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
                await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                for (rows = 0; await reader.ReadAsync(cancellationToken); rows++)
                {
                }

                times.Add(watch.Elapsed.TotalMilliseconds);
            }

            return (rows, times[0], times.Order().ElementAt(Rounds / 2));
        }

        static string Text((int Rows, double First, double Median)? time) =>
            time is { } t ? string.Create(CultureInfo.InvariantCulture, $"{t.Median:F0} ({t.First:F0})") : "";
    }
}
