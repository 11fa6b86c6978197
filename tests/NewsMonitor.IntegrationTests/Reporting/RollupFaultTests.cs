using Dapper;
using NewsMonitor.IntegrationTests.Running;
using NewsMonitor.Storage.Reporting;
using Npgsql;

namespace NewsMonitor.IntegrationTests.Reporting;

/// <summary>Nothing is lost and nothing counted twice, whoever dies, is late or comes at the same time.</summary>
public sealed class RollupFaultTests
{
    private const string Hour = "(date_trunc('day', now(), 'Europe/Berlin') - interval '12 hours')";

    private const string Counted = "select coalesce(string_agg(concat_ws(' ', topic, articles), ', '), '') from report.daily_topic";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_that_is_ended_in_the_middle_has_taken_nothing_and_stored_nothing()
    {
        await using var installation = await RollupScene.CreateAsync();
        await installation.ExecuteAsync(RollupScene.Article(1, Hour) + RollupScene.Article(2, Hour));
        await using var worker = NpgsqlDataSource.Create(installation.WorkerConnection);
        var rollups = new Rollups(worker);
        DefaultTypeMap.MatchNamesWithUnderscores = true;

        await using (var blocked = await BlockedAsync(installation, rollups))
        {
            // Others do not wait for it.
            Assert.Null(await rollups.RefreshAsync(null, Stop).WaitAsync(TimeSpan.FromSeconds(10), Stop));

            await installation.ExecuteAsync("select pg_terminate_backend(pid) from pg_locks where relation = 'monitor.rollup_latency'::regclass and not granted");
            await Assert.ThrowsAnyAsync<NpgsqlException>(() => blocked.Refresh);
        }

        Assert.Equal("", await installation.ScalarAsync<string>(Counted));
        Assert.True(await installation.ScalarAsync<int>("select hours_waiting from report.freshness") > 0);
        Assert.Equal(1, await Sums.SumAsync(rollups));
        Assert.Equal("land 2", await installation.ScalarAsync<string>(Counted));
        Assert.Equal("0 t t", await installation.ScalarAsync<string>(
            "select concat_ws(' ', hours_waiting, complete_until = summed_at, summed_at > now() - interval '1 minute') from report.freshness"));
    }

    [Fact]
    public async Task What_is_committed_while_sums_are_made_is_found_by_the_next()
    {
        await using var installation = await RollupScene.CreateAsync();
        await installation.ExecuteAsync(RollupScene.Article(1, Hour));
        await using var worker = NpgsqlDataSource.Create(installation.WorkerConnection);
        var rollups = new Rollups(worker);
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        await using var late = new NpgsqlConnection(installation.Database);
        await late.OpenAsync(Stop);
        await using var transaction = await late.BeginTransactionAsync(Stop);
        await late.ExecuteAsync(RollupScene.Article(2, Hour));

        await using (var blocked = await BlockedAsync(installation, rollups))
        {
            await transaction.CommitAsync(Stop);
            await blocked.ReleaseAsync();
            Assert.NotNull(await blocked.Refresh);
        }

        Assert.Equal("land 1", await installation.ScalarAsync<string>(Counted));
        await Sums.SumAsync(rollups);
        Assert.Equal("land 2", await installation.ScalarAsync<string>(Counted));
    }

    [Fact]
    public async Task Several_at_once_make_the_sums_that_one_makes()
    {
        await using var installation = await RollupScene.CreateAsync();
        await installation.ExecuteAsync(string.Concat(Enumerable.Range(1, 60).Select(n => RollupScene.Article(n, $"{Hour} - interval '37 hours' * {n % 30}"))));
        await using var worker = NpgsqlDataSource.Create(installation.WorkerConnection);
        var rollups = new Rollups(worker);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Sums.SumAsync(rollups), Stop)));
        await Sums.SumAsync(rollups);

        Assert.Equal("60 60", await installation.ScalarAsync<string>(
            "select concat_ws(' ', (select sum(articles) from report.daily_topic), (select sum(articles) from report.hourly_source))"));
        // A second time nothing is written.
        await installation.ExecuteAsync("select monitor.queue_rollups()");
        var before = await installation.QueryAsync<string>("select concat_ws(' ', xmin, day, key) from monitor.rollup_day order by 1");
        await Sums.SumAsync(rollups);
        Assert.Equal(before, await installation.QueryAsync<string>("select concat_ws(' ', xmin, day, key) from monitor.rollup_day order by 1"));
    }

    /// <summary>A refresh that has taken its lines and made its hours and days, and waits for the table that comes last.</summary>
    private static async Task<BlockedRefresh> BlockedAsync(Installation installation, Rollups rollups)
    {
        var other = new NpgsqlConnection(installation.Database);
        await other.OpenAsync(Stop);
        var transaction = await other.BeginTransactionAsync(Stop);
        await other.ExecuteAsync("lock table monitor.rollup_latency in access exclusive mode");
        var refresh = rollups.RefreshAsync(null, Stop);
        await Eventually.HoldsAsync(
            () => installation.ScalarAsync<bool>("select exists (select from pg_locks where relation = 'monitor.rollup_latency'::regclass and not granted)"),
            () => "the refresh does not come to the table that is locked");
        return new BlockedRefresh(other, transaction, refresh);
    }

    private sealed record BlockedRefresh(NpgsqlConnection Other, NpgsqlTransaction Transaction, Task<SummedSlice?> Refresh) : IAsyncDisposable
    {
        public Task ReleaseAsync() => Transaction.RollbackAsync(Stop);

        public async ValueTask DisposeAsync()
        {
            await Transaction.DisposeAsync();
            await Other.DisposeAsync();
        }
    }
}
