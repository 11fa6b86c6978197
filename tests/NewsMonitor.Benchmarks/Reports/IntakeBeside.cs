using System.Globalization;
using Dapper;
using NewsMonitor.Benchmarks.Load;
using Npgsql;

namespace NewsMonitor.Benchmarks.Reports;

/// <summary>
/// Whether intake is slower while analysts ask: the real worker takes feeds of thirty new articles each into the filled database, alone and beside analysts
/// who ask one reference question after the other.
/// </summary>
internal static class IntakeBeside
{
    private const int Rate = 10;
    private const int Seconds = 30;
    private const int Measured = Rate * Seconds;

    // Alone first and last: what is slower because the database has grown shows there.
    private static readonly int[] Analysts = [0, 1, 2, 0];

    public static async Task PrintAsync(YearDatabase database, PrivatePostgres postgres, CancellationToken cancellationToken)
    {
        await using var settings = database.ForLoad();
        await settings.ExecuteAsync("alter system set track_commit_timestamp = on");
        await postgres.RestartAsync(cancellationToken);
        // Its connections have ended with the server.
        database.Owner.Clear();

        var load = new LoadArguments { Sources = Measured * Analysts.Length };
        await using var farm = await LoadRun.StartFarmAsync(load, TimeProvider.System.GetUtcNow().AddHours(-6), cancellationToken);
        await using var installed = database.ForLoad();
        await installed.InstallAsync(farm.Options, cancellationToken);
        await using var worker = ChildProcess.Start(LoadWorker.Command, installed.Environment);
        worker.Drain(show: "\"LogLevel\":\"Error\"");
        await installed.MakeDueAsync(load.Sources..farm.Options.Sources);
        await LatencyRun.SettleAsync(farm, installed, farm.Options.Sources - load.Sources, cancellationToken);

        Console.WriteLine($"\nintake, {Rate} feeds of {load.Items} new articles a second: from the first byte of an answer to its commit, ms\nanalysts    questions   median     99 %");
        for (var round = 0; round < Analysts.Length; round++)
        {
            using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var asking = Enumerable.Range(0, Analysts[round]).Select(number => Task.Run(() => AskAsync(database, number, over.Token), cancellationToken)).ToList();
            var delays = await LatencyRun.DelaysAsync(farm, installed, (round * Measured)..((round + 1) * Measured), Rate, cancellationToken);
            await over.CancelAsync();
            var questions = (await Task.WhenAll(asking)).Sum();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{Analysts[round],8} {questions,12} {LatencyRun.At(delays, 0.5),8:F1} {LatencyRun.At(delays, 0.99),8:F1}"));
        }
    }

    private static async Task<int> AskAsync(YearDatabase database, int number, CancellationToken over)
    {
        var questions = Questions.All().SelectMany(question => new[] { question.FromSums, question.Raw }).OfType<string>().ToList();
        await using var connection = await database.Owner.OpenConnectionAsync(CancellationToken.None);
        await connection.ExecuteAsync("set role newsmonitor_report");
        var asked = 0;
        try
        {
            for (; !over.IsCancellationRequested; asked++)
            {
                await connection.ExecuteAsync(new CommandDefinition(questions[(asked + (number * 7)) % questions.Count], commandTimeout: 0, cancellationToken: over));
            }
        }
        catch (Exception e) when (over.IsCancellationRequested && e is OperationCanceledException or PostgresException { SqlState: PostgresErrorCodes.QueryCanceled })
        {
            // The last question was not waited for.
        }

        return asked;
    }
}
