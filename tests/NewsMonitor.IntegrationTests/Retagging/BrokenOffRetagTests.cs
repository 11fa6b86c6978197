using System.Diagnostics;
using NewsMonitor.IntegrationTests.Faults;
using NewsMonitor.IntegrationTests.Running;
using Npgsql;
using static NewsMonitor.IntegrationTests.Faults.WireProxy;

namespace NewsMonitor.IntegrationTests.Retagging;

/// <summary>A run that is stopped, or killed, at an exact moment: the next one goes on where it ended.</summary>
public sealed class BrokenOffRetagTests
{
    private const int Page = 200;
    private const int Articles = (2 * Page) + 50;

    [Fact]
    public async Task What_was_begun_is_finished_and_nothing_is_told_twice()
    {
        LongRun.Only();
        await using var installation = await Installation.CreateMigratedAsync();
        await GivenRules.ApplyAsync(installation, GivenRules.Soldiers);
        var feed = new TestFeed("https://beispiel.de");
        for (var number = 1; number <= Articles; number++)
        {
            feed.Add(number, "Bundeswehr baut Radweg");
        }

        await installation.ImportAsync("beispiel", feed);
        await GivenRules.ApplyAsync(installation, GivenRules.Paths);

        // Ctrl-C while the first transaction writes: it is committed, and no other begins.
        var stopped = await RunAsync(installation, "update monitor.article a set", process =>
        {
            Interrupt(process);
            return Verdict.Pass;
        });
        Assert.Equal(1, stopped.ExitCode);
        Assert.StartsWith("Stopped: what was stored stays", stopped.Errors, StringComparison.Ordinal);
        Assert.Contains("200 articles read, 200 tagged otherwise", stopped.Output, StringComparison.Ordinal);
        Assert.Equal((Page, Page), await DoneAsync(installation));

        // kill -9 while the next one is to be committed: nothing of it stays.
        await RunAsync(installation, "COMMIT", process =>
        {
            process.Kill();
            return Verdict.Cut;
        });
        Assert.Equal((Page, Page), await DoneAsync(installation));

        var whole = (await installation.RunAsync("retag", "--since", "2024-01-01", "--announce")).Succeeded();
        Assert.Contains($"{Articles} articles read, {Articles - Page} tagged otherwise", whole.Output, StringComparison.Ordinal);
        Assert.Equal((Articles, Articles), await DoneAsync(installation));
    }

    /// <summary>Runs it until its first transaction has these words on the wire, at its writing or behind that, and strikes.</summary>
    private static async Task<CommandResult> RunAsync(Installation installation, string moment, Func<Process, Verdict> strike)
    {
        Process? process = null;
        var struck = false;
        await using var database = new WireProxy(new NpgsqlConnectionStringBuilder(installation.Database).Port, passing =>
        {
            if (passing.FromWorker && passing.Text.Contains("update monitor.article a set", StringComparison.Ordinal))
            {
                passing.Connection.Marks.Add("written");
            }

            var now = !struck && passing.FromWorker && passing.Connection.Marks.Contains("written") && passing.Text.Contains(moment, StringComparison.Ordinal);
            struck |= now;
            return now ? strike(process!) : Verdict.Pass;
        });
        process = Executable.Start(["retag", "--since", "2024-01-01", "--announce"], new Dictionary<string, string>(installation.Settings, StringComparer.Ordinal)
        {
            ["NEWSMONITOR__Storage__Connection"] = new NpgsqlConnectionStringBuilder(installation.WorkerConnection) { Port = database.Port, Pooling = false }.ConnectionString,
        });
        using (process)
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
            Assert.True(struck, $"the moment never came\n{await output}\n{await errors}");
            return new CommandResult(process.ExitCode, await output, await errors);
        }
    }

    /// <summary>The proxy holds what passes back until the signal has been taken.</summary>
    private static void Interrupt(Process process)
    {
        using var kill = Process.Start("sh", ["-c", $"kill -INT {process.Id}; sleep 0.5"]);
        kill.WaitForExit();
    }

    /// <summary>Articles with the tags of the new rules, and articles that were told so.</summary>
    private static async Task<(long Tagged, long Told)> DoneAsync(Installation installation) => (
        await installation.ScalarAsync<long>("select count(*) from report.article_topic where topic = 'exercises' and set_number = 2"),
        await installation.ScalarAsync<long>("select count(distinct subject) from monitor.event where type = 'monitor.article.revised.v1'"));
}
