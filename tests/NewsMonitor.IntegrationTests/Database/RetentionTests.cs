using System.Diagnostics;
using Dapper;
using Microsoft.Extensions.Options;
using NewsMonitor.IntegrationTests.Running;
using NewsMonitor.Storage;
using NewsMonitor.Storage.Retention;
using Npgsql;

namespace NewsMonitor.IntegrationTests.Database;

public sealed class RetentionTests
{
    private static readonly RetentionOptions Forever = new()
    {
        IrrelevantTextMonths = 0,
        ArticleMonths = 0,
        EventMonths = 0,
        FetchMonths = 0,
        QuarantineMonths = 0,
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Text_of_what_was_never_relevant_leaves_by_months_and_everything_else_stays()
    {
        await using var installation = await InstallationWithYearAsync();
        await using var worker = NpgsqlDataSource.Create(installation.WorkerConnection);
        var retention = new MonthlyRetention(worker, Options.Create(new RetentionOptions { IrrelevantTextMonths = 6, ArticleMonths = 0, EventMonths = 0, FetchMonths = 0 }));
        const string Left = """
            select count(*) filter (where i.announced_at is null), count(*) filter (where i.announced_at is not null)
            from monitor.revision r join monitor.identity i on i.article_id = r.article_id
            where r.first_seen_at < date_trunc('month', now(), 'UTC') - interval '6 months'
            """;
        const string Rest = """
            select concat_ws(' ', count(*), sum(hashtext(a.title)), count(*) filter (where a.first_seen_at >= date_trunc('month', now(), 'UTC') - interval '6 months' and a.lead <> ''),
                (select count(*) from monitor.revision r where r.first_seen_at >= date_trunc('month', now(), 'UTC') - interval '6 months'),
                (select count(*) from monitor.article_topic), (select count(*) from monitor.sighting), (select count(*) from monitor.event))
            from monitor.article a
            """;
        var before = await installation.QueryAsync<(long Irrelevant, long Relevant)>(Left);
        var rest = await installation.ScalarAsync<string>(Rest);
        Assert.InRange(before[0].Irrelevant, 100, int.MaxValue);

        var done = await StepsAsync(retention);

        Assert.InRange(done.Count, 6, 8);
        Assert.All(done, line => Assert.StartsWith("text of articles of 20", line, StringComparison.Ordinal));
        Assert.Equal([(0, before[0].Relevant)], await installation.QueryAsync<(long, long)>(Left));
        Assert.Equal(rest, await installation.ScalarAsync<string>(Rest));
        Assert.False(await installation.ScalarAsync<bool>("""
            select bool_or(a.lead <> '') from monitor.article a join monitor.identity i on i.article_id = a.id
            where i.announced_at is null and a.first_seen_at < date_trunc('month', now(), 'UTC') - interval '6 months'
            """));
        // A partition that was written anew has what the others have.
        Assert.Equal(1, await installation.ScalarAsync<long>("""
            select count(distinct (indexes, checks)) from (
                select (select count(*) from pg_index x where x.indrelid = i.inhrelid) as indexes, (select count(*) from pg_constraint k where k.conrelid = i.inhrelid) as checks
                from pg_inherits i where i.inhparent = 'monitor.article'::regclass) each
            """));
    }

    [Fact]
    public async Task What_is_too_old_leaves_as_a_whole_and_its_identity_stays()
    {
        await using var installation = await InstallationWithYearAsync();
        await using var worker = NpgsqlDataSource.Create(installation.WorkerConnection);
        var retention = new MonthlyRetention(
            worker, Options.Create(new RetentionOptions { IrrelevantTextMonths = 9, ArticleMonths = 9, EventMonths = 3, FetchMonths = 6 }));
        var identities = await installation.ScalarAsync<long>("select count(*) from monitor.identity");

        await StepsAsync(retention);

        foreach (var (table, clock, months) in (IEnumerable<(string, string, int)>)[
            ("article", "first_seen_at", 9), ("revision", "first_seen_at", 9), ("article_topic", "first_seen_at", 9), ("article_entity", "first_seen_at", 9),
            ("article_event_class", "first_seen_at", 9), ("sighting", "first_seen_at", 9), ("event", "recorded_at", 3), ("event_delivery", "recorded_at", 3), ("fetch", "started_at", 6)])
        {
            var oldest = await installation.ScalarAsync<bool>(
                $"select date_trunc('month', min({clock}), 'UTC') = date_trunc('month', now(), 'UTC') - interval '{months} months' from monitor.{table}");
            Assert.True(oldest, table);
        }

        Assert.Equal(identities, await installation.ScalarAsync<long>("select count(*) from monitor.identity"));
        Assert.Empty(await retention.StepAsync(Stop));
    }

    [Fact]
    public async Task Zero_keeps_everything_for_ever()
    {
        await using var installation = await InstallationWithYearAsync();
        await using var worker = NpgsqlDataSource.Create(installation.WorkerConnection);

        Assert.Empty(await new MonthlyRetention(worker, Options.Create(Forever)).StepAsync(Stop));
    }

    [Fact]
    public async Task A_transaction_that_an_analyst_leaves_open_holds_up_neither_intake_nor_events_and_retention_waits_for_another_hour()
    {
        await using var installation = await InstallationWithYearAsync();
        await using var site = await LoopbackSite.StartAsync();
        site.Map("/feed/", "application/rss+xml", new TestFeed("https://beispiel.de").Add(1).ToBytes());
        await installation.ApplyAsync(new TestSource("beispiel", site.Url("/feed/"), "15m"));
        await installation.ExecuteAsync("do $$ begin execute 'drop table monitor.fetch' || to_char((now() at time zone 'UTC') + interval '3 months', '_YYYY_MM'); end $$");
        await using var analyst = new NpgsqlConnection(installation.AnalystConnection);
        await analyst.OpenAsync(Stop);
        await analyst.ExecuteAsync("set idle_in_transaction_session_timeout = 0; set statement_timeout = 0; begin; select count(*) from report.article; select count(*) from report.fetch");
        await using var pool = NpgsqlDataSource.Create(installation.WorkerConnection);
        var retention = new MonthlyRetention(pool, Options.Create(new RetentionOptions { IrrelevantTextMonths = 2, ArticleMonths = 2 }));

        var watch = Stopwatch.StartNew();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => retention.StepAsync(Stop));
        Assert.Equal(PostgresErrorCodes.LockNotAvailable, refused.SqlState);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        refused = await Assert.ThrowsAsync<PostgresException>(() => new Maintenance(pool).EnsurePartitionsAsync(Stop));
        Assert.Equal(PostgresErrorCodes.LockNotAvailable, refused.SqlState);

        // The worker's own maintenance meets the same transaction, says so, and polls and sends on.
        await using var worker = installation.StartWorker();
        await worker.WaitForLogAsync("Maintenance stepped back");
        await Eventually.HoldsAsync(
            async () => await installation.ScalarAsync<bool>("select exists (select from report.article where source = 'beispiel') and not exists (select from monitor.outbox)"),
            () => worker.Log);

        await analyst.ExecuteAsync("commit");
        IReadOnlyList<string> gone = [];
        await Eventually.HoldsAsync(
            async () =>
            {
                try
                {
                    gone = await retention.StepAsync(Stop);
                    return true;
                }
                catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
                {
                    // The worker makes its reports just now.
                    return false;
                }
            },
            () => "somebody else holds the tables");
        Assert.NotEmpty(gone);
    }

    [Fact]
    public async Task A_poll_in_the_middle_of_its_work_is_not_refused_for_retention()
    {
        await using var installation = await InstallationWithYearAsync();
        await using var pool = NpgsqlDataSource.Create(installation.WorkerConnection);
        var retention = new MonthlyRetention(pool, Options.Create(new RetentionOptions { IrrelevantTextMonths = 6, ArticleMonths = 0, EventMonths = 0, FetchMonths = 0 }));
        await using var poll = await pool.OpenConnectionAsync(Stop);
        await poll.ExecuteAsync("begin; update monitor.article set lead = lead where first_seen_at > now() - interval '10 days'");

        var step = retention.StepAsync(Stop);
        await Eventually.HoldsAsync(
            async () => step.IsCompleted || await installation.ScalarAsync<bool>("select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')"),
            () => "retention neither waits nor ends");
        await poll.ExecuteAsync("update monitor.revision set title = title where first_seen_at > now() - interval '10 days'; commit");

        await Task.WhenAny(step);
        Assert.True(step.IsCompletedSuccessfully || (step.Exception?.InnerException is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable }), $"{step.Exception}");
    }

    [Fact]
    public async Task A_feed_that_still_shows_what_has_left_does_not_bring_it_back_as_news()
    {
        await using var site = await LoopbackSite.StartAsync();
        site.Map("/feed/", "application/rss+xml", new TestFeed("https://beispiel.de").Add(1).Add(2).ToBytes());
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", site.Url("/feed/"), "15m"));
        await using var worker = installation.StartWorker();
        await Eventually.HoldsAsync(async () => await installation.ScalarAsync<long>("select count(*) from monitor.article") == 2, () => worker.Log);
        foreach (var table in (string[])["article", "revision", "article_topic", "article_entity", "article_event_class", "sighting"])
        {
            await installation.ExecuteAsync($"delete from monitor.{table}");
        }

        site.Map("/feed/", "application/rss+xml", new TestFeed("https://beispiel.de").Add(1, title: "Anders").Add(2).Add(3).ToBytes());
        await installation.MakeDueAsync();
        await Eventually.HoldsAsync(async () => await installation.ScalarAsync<long>("select count(*) from monitor.article") > 0, () => worker.Log);

        Assert.Equal(["1 0 2 0"], await installation.QueryAsync<string>(
            "select concat_ws(' ', new, revised, known, sighting) from report.fetch order by started_at desc limit 1"));
        Assert.Equal(1, await installation.ScalarAsync<long>("select count(*) from monitor.revision"));
        Assert.Equal(1, await installation.ScalarAsync<long>("select count(*) from monitor.sighting"));
    }

    private static async Task<Installation> InstallationWithYearAsync()
    {
        var installation = await Installation.CreateMigratedAsync();
        await GeneratedYear.FillAsync(installation, 4000, TimeProvider.System.GetUtcNow());
        return installation;
    }

    private static async Task<List<string>> StepsAsync(MonthlyRetention retention)
    {
        var done = new List<string>();
        while (await retention.StepAsync(Stop) is { Count: > 0 } step)
        {
            done.AddRange(step);
            Assert.True(done.Count < 100, "it does not come to an end");
        }

        return done;
    }
}
