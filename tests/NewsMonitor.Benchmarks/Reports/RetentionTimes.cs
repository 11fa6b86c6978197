using System.Globalization;
using Microsoft.Extensions.Options;
using NewsMonitor.Storage.Retention;
using Npgsql;

namespace NewsMonitor.Benchmarks.Reports;

/// <summary>What it takes to let a month go, and what the others notice of it. The database is smaller afterwards.</summary>
internal static class RetentionTimes
{
    /// <summary>What is older goes: of a year two whole months and the beginning of one.</summary>
    private const int Months = 9;

    public static async Task PrintAsync(YearDatabase database, CancellationToken cancellationToken)
    {
        await using var worker = NpgsqlDataSource.Create(database.WorkerConnection);
        Console.WriteLine("\nretention                                              took s   longest stall of a transaction beside it, ms");
        await StepAsync(new RetentionOptions { IrrelevantTextMonths = Months, ArticleMonths = 0, EventMonths = 0, FetchMonths = 0, QuarantineMonths = 0 });
        await StepAsync(new RetentionOptions { IrrelevantTextMonths = Months, ArticleMonths = Months, EventMonths = Months, FetchMonths = Months, QuarantineMonths = 0 });

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
