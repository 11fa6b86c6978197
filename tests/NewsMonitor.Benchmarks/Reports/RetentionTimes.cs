using System.Globalization;
using Microsoft.Extensions.Options;
using NewsMonitor.Storage.Retention;
using Npgsql;

namespace NewsMonitor.Benchmarks.Reports;

/// <summary>What it takes to let a month go, and what the others notice of it. The database is smaller afterwards.</summary>
internal static class RetentionTimes
{
    public static async Task PrintAsync(YearDatabase database, CancellationToken cancellationToken)
    {
        await using var worker = NpgsqlDataSource.Create(database.WorkerConnection);
        Console.WriteLine("\nretention                                              took s   longest stall of a transaction beside it, ms");
        await StepAsync(new RetentionOptions { IrrelevantTextMonths = 11, ArticleMonths = 0, EventMonths = 0, FetchMonths = 0, QuarantineMonths = 0 });
        await StepAsync(new RetentionOptions { IrrelevantTextMonths = 11, ArticleMonths = 11, EventMonths = 11, FetchMonths = 11, QuarantineMonths = 0 });

        async Task StepAsync(RetentionOptions options)
        {
            IReadOnlyList<string> done;
            do
            {
                done = [];
                var (work, stall, _) = await new StallProbe(worker).DuringAsync(
                    async () => done = await new MonthlyRetention(worker, Options.Create(options)).StepAsync(cancellationToken), cancellationToken);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{string.Join(", ", done.DefaultIfEmpty("nothing left")),-52} {work.TotalSeconds,9:F2} {stall.TotalMilliseconds,10:F1}"));
            }
            while (done.Count > 0);
        }
    }
}
