using Dapper;
using NewsMonitor.IntegrationTests.Running;
using NewsMonitor.Storage.Migrations;
using Npgsql;

namespace NewsMonitor.IntegrationTests.Database;

public sealed class MigrationTests
{
    [Fact]
    public async Task From_nothing_every_migration_is_applied_and_a_second_run_applies_none()
    {
        await using var installation = await Installation.CreateEmptyAsync();

        var first = (await installation.RunAsync("migrate")).Succeeded();
        var second = (await installation.RunAsync("migrate")).Succeeded();

        Assert.Equal(Migrator.ScriptNames, Applied(first).Select(name => $"NewsMonitor.Storage.Migrations.{name}"));
        Assert.Equal("The schema is up to date.", second.Output.Trim());
        Assert.Equal(Migrator.ScriptNames, await JournalAsync(installation));
    }

    [Fact]
    public async Task Two_processes_that_migrate_at_once_both_succeed_and_apply_each_migration_once()
    {
        await using var installation = await Installation.CreateEmptyAsync();

        var results = await Task.WhenAll(installation.RunAsync("migrate"), installation.RunAsync("migrate"));

        Assert.All(results, result => result.Succeeded());
        Assert.Equal(Migrator.ScriptNames.Count, results.Sum(result => Applied(result).Count));
        Assert.Equal(Migrator.ScriptNames, await JournalAsync(installation));
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_in_words_and_never_written_to()
    {
        await using var site = await LoopbackSite.StartAsync();
        site.Map("/feed/", "application/rss+xml", new TestFeed("https://beispiel.de").Add(1).ToBytes());
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", site.Url("/feed/")));
        await installation.ExecuteAsync("insert into monitor.migration (scriptname, applied) values ('NewsMonitor.Storage.Migrations.9999_later.sql', now())");

        await using var worker = installation.StartWorker();
        await worker.WaitForLogAsync("belongs to a newer version of NewsMonitor: install that version");
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);

        Assert.False(worker.HasExited);
        Assert.Empty(site.Requests);
        Assert.True(await installation.ScalarAsync<bool>("""
            select not exists (select from monitor.fetch) and not exists (select from monitor.source_day)
               and not exists (select from monitor.source_poll where last_attempt_at is not null or lease_token is not null)
            """));
        Assert.Single(worker.Log.Split('\n'), line => line.Contains("Waiting: the schema", StringComparison.Ordinal));

        // It waits and does not give up: with the newer version's row gone, it begins.
        await installation.ExecuteAsync("delete from monitor.migration where scriptname like '%9999%'");
        await installation.SettleAsync();
        Assert.Single(site.Requests);
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("apply")]
    [InlineData("import", "seeds/sample/perspektiven-global.xml", "--source", "beispiel")]
    public async Task A_database_of_a_newer_version_is_refused_by_every_command_that_writes(params string[] command)
    {
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", new Uri("http://127.0.0.1:1/")));
        await installation.ExecuteAsync("insert into monitor.migration (scriptname, applied) values ('NewsMonitor.Storage.Migrations.9999_later.sql', now())");
        installation.WriteSeeds([new TestSource("anderes", new Uri("http://127.0.0.1:1/"))]);

        var result = await installation.RunAsync(command);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("belongs to a newer version of NewsMonitor", result.Errors, StringComparison.Ordinal);
        Assert.Equal(1, await installation.ScalarAsync<long>("select count(*) from monitor.configuration_set"));
        Assert.Equal(0, await installation.ScalarAsync<long>("select count(*) from monitor.fetch"));
    }

    [Fact]
    public async Task An_empty_database_is_waited_for_with_words_about_the_next_step()
    {
        await using var installation = await Installation.CreateEmptyAsync();
        await using var worker = installation.StartWorker();

        await worker.WaitForLogAsync($"lacks {Migrator.ScriptNames.Count} migrations: run 'newsmonitor migrate'");
        (await installation.RunAsync("migrate")).Succeeded();
        await worker.WaitForLogAsync("no configuration is active: run 'newsmonitor apply'");
        await installation.ApplyAsync(new TestSource("beispiel", new Uri("http://127.0.0.1:1/feed/")));
        await worker.WaitForLogAsync("is ready");
    }

    [Fact]
    public async Task A_migration_that_fails_is_named_and_rolled_back_and_can_be_tried_again()
    {
        await using var installation = await Installation.CreateEmptyAsync();
        await using var owner = new NpgsqlConnection(TestServices.On(TestServices.OwnerConnection, installation.Name));
        await owner.ExecuteAsync("create schema monitor; create table monitor.quarantine ()");

        var failed = await installation.RunAsync("migrate");

        Assert.Equal(1, failed.ExitCode);
        Assert.Contains("Migration 0004_fetch.sql failed: ", failed.Errors, StringComparison.Ordinal);
        Assert.Contains("\"quarantine\" already exists", failed.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", failed.Errors, StringComparison.Ordinal);
        Assert.Equal(Migrator.ScriptNames.Take(3), await JournalAsync(installation));
        Assert.True(await installation.ScalarAsync<bool>("select to_regclass('monitor.fetch') is null"));

        await owner.ExecuteAsync("drop table monitor.quarantine");
        (await installation.RunAsync("migrate")).Succeeded();
        Assert.Equal(Migrator.ScriptNames, await JournalAsync(installation));
    }

    private static List<string> Applied(CommandResult result) =>
        [.. result.Output.Split('\n').Where(line => line.StartsWith("applied ", StringComparison.Ordinal)).Select(line => line["applied ".Length..].Trim())];

    private static Task<IReadOnlyList<string>> JournalAsync(Installation installation) =>
        installation.QueryAsync<string>("select scriptname from monitor.migration order by schemaversionsid");
}
