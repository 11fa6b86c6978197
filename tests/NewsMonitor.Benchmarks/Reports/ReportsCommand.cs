using Dapper;
using NewsMonitor.Benchmarks.Load;

namespace NewsMonitor.Benchmarks.Reports;

/// <summary>Fills a database with a made-up year and measures what asking it costs, on this machine alone: a PostgreSQL of its own, nothing left behind that was not asked for.</summary>
internal static class ReportsCommand
{
    public static async Task<int> RunAsync(IReadOnlyList<string> options)
    {
        ReportsArguments arguments;
        try
        {
            arguments = ReportsArguments.Read(options);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            Console.Error.WriteLine($"{e.Message}\n\n{ReportsArguments.Help}");
            return 2;
        }

        // As AddStorage sets it for the stores, which are used here without it.
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        await using var postgres = await PrivatePostgres.StartAsync(broker: false, CancellationToken.None, arguments.Keep);
        await using var database = new YearDatabase(arguments, postgres);
        await database.EnsureFilledAsync(CancellationToken.None);
        await MadeReports.MakeAsync(database, arguments.Searched, CancellationToken.None);
        await TableSizes.PrintAsync(database, arguments.Articles, CancellationToken.None);
        if (arguments.Wants("questions"))
        {
            await QuestionTimes.PrintAsync(database, CancellationToken.None);
        }

        if (arguments.Wants("search"))
        {
            await SearchTimes.PrintAsync(database, CancellationToken.None);
        }

        if (arguments.Wants("intake"))
        {
            await IntakeBeside.PrintAsync(database, postgres, CancellationToken.None);
        }

        if (arguments.Wants("erase"))
        {
            await EraseTimes.PrintAsync(database, CancellationToken.None);
        }

        if (arguments.Wants("retention"))
        {
            await RetentionTimes.PrintAsync(database, CancellationToken.None);
        }

        return 0;
    }
}
