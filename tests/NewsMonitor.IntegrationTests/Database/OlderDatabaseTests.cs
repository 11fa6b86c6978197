using Dapper;
using Microsoft.Extensions.Options;
using NewsMonitor.IntegrationTests.Running;
using NewsMonitor.Storage;
using NewsMonitor.Storage.Migrations;
using Npgsql;

namespace NewsMonitor.IntegrationTests.Database;

/// <summary>A database as an older version left it, with its articles.</summary>
public sealed class OlderDatabaseTests
{
    private const string BeforeReports = "0020";

    [Fact]
    public async Task Its_articles_are_there_for_the_new_version_also_when_somebody_was_in_the_way_of_a_migration()
    {
        await using var installation = await Installation.CreateEmptyAsync();
        var owner = TestServices.On(TestServices.OwnerConnection, installation.Name);
        await new Migrator(Options.Create(new StorageOptions { Connection = owner })).MigrateAsync(BeforeReports, TestContext.Current.CancellationToken);
        await GeneratedYear.FillAsync(installation, 400, TimeProvider.System.GetUtcNow());

        await using (var writer = new NpgsqlConnection(owner))
        {
            await writer.OpenAsync(TestContext.Current.CancellationToken);
            await writer.ExecuteAsync("begin; lock table monitor.event_default in row exclusive mode");
            var failed = await installation.RunAsync("migrate");
            Assert.Equal(1, failed.ExitCode);
            Assert.Contains("Migration 0023_indexes_of_changes.sql failed: ", failed.Errors, StringComparison.Ordinal);
            Assert.Contains("run it again", failed.Errors, StringComparison.Ordinal);
        }

        Assert.True(await installation.ScalarAsync<bool>("select to_regclass('monitor.revision_changes') is not null and to_regclass('monitor.event_of_no_article') is null"));
        (await installation.RunAsync("migrate")).Succeeded();

        Assert.False(await installation.ScalarAsync<bool>("select exists (select from pg_index where not indisvalid)"));
        Assert.Equal(400, await installation.ScalarAsync<long>("select count(*) from report.article"));
        Assert.Equal(40, await installation.ScalarAsync<long>("select count(source_id) from monitor.story_article"));
        Assert.Equal(40, await installation.ScalarAsync<long>("""
            select count(a.announced_at) from monitor.article a join monitor.identity i on i.article_id = a.id
            where (a.announced_at, a.backfill) is not distinct from (i.announced_at, i.backfill)
            """));
        Assert.InRange(await installation.ScalarAsync<long>("select count(*) from monitor.search_backlog"), 365, 367);
    }
}
