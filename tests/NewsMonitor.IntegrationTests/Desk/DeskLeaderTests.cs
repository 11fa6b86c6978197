using System.Diagnostics;
using NewsMonitor.IntegrationTests.Running;

namespace NewsMonitor.IntegrationTests.Desk;

/// <summary>Real workers, one of which leads the desk, and what happens to it.</summary>
public sealed class DeskLeaderTests
{
    private static readonly TimeSpan LeaseAndMore = TimeSpan.FromSeconds(40);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(400)]
    [InlineData(4000)]
    public async Task A_leader_killed_in_a_burst_loses_nothing_and_tells_nothing_twice(int articles)
    {
        if (articles > 400)
        {
            LongRun.Only();
        }

        await using var scene = await DeskScene.CreateAsync(4);
        await using var leader = scene.Installation.StartWorker();
        await leader.WaitForLogAsync("This worker leads the desk");
        await using var follower = scene.Installation.StartWorker();
        await scene.PlantAsync([.. Burst(articles)]);
        await Eventually.HoldsAsync(async () => await TakenAsync(scene) is > 0, () => leader.Log);
        leader.Kill();

        // As time would: the default run need not wait for it.
        await scene.Installation.ExecuteAsync("update monitor.desk_lease set lease_until = clock_timestamp()");
        await AllIsToldOnceAsync(scene, articles, follower);
        Assert.Contains("This worker leads the desk", follower.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(200)]
    public async Task A_leader_frozen_past_its_lease_commits_nothing_when_it_wakes(int underWay)
    {
        LongRun.Only();
        await using var scene = await DeskScene.CreateAsync(4);
        await using var leader = scene.Installation.StartWorker();
        await leader.WaitForLogAsync("This worker leads the desk");
        await scene.PlantAsync([.. Burst(underWay)]);
        await Eventually.HoldsAsync(async () => underWay == 0 || await TakenAsync(scene) is > 0, () => leader.Log);
        await SignalAsync(leader, "STOP");
        // Where it holds the lease in an open transaction, the server has to end that first: this statement waits for it.
        await scene.Installation.ExecuteAsync("set lock_timeout = '30s'; update monitor.desk_lease set lease_until = clock_timestamp()");

        await using var follower = scene.Installation.StartWorker();
        await scene.PlantAsync([.. Burst(40)]);
        await AllIsToldOnceAsync(scene, underWay + 40, follower);
        var before = await StateAsync(scene);
        await SignalAsync(leader, "CONT");
        await leader.WaitForLogAsync("This worker has lost the desk", LeaseAndMore);

        Assert.Equal(before, await StateAsync(scene));
        await scene.PlantAsync([.. Burst(20)]);
        await AllIsToldOnceAsync(scene, underWay + 60, follower);
    }

    [Fact]
    public async Task Whoever_has_lost_the_lease_stores_nothing()
    {
        await using var scene = await DeskScene.CreateAsync(4);
        await scene.PlantAsync([.. Burst(8)]);
        Assert.Equal(4, await scene.TakeOnceAsync(4));

        await scene.Installation.ExecuteAsync("update monitor.desk_lease set lease_until = clock_timestamp()");
        Assert.Null(await scene.TryTakeAsync(4));
        await scene.Installation.ExecuteAsync("update monitor.desk_lease set lease_until = clock_timestamp() + interval '1 minute', token = token + 1");
        Assert.Null(await scene.TryTakeAsync(4));
        Assert.Equal(4, await TakenAsync(scene));

        await scene.TakeOverAsync();
        Assert.Equal(4, await scene.TakeOnceAsync(4));
    }

    [Fact]
    public async Task A_backend_killed_in_a_transaction_of_the_desk_costs_nothing()
    {
        LongRun.Only();
        await using var scene = await DeskScene.CreateAsync(4);
        await using var worker = scene.Installation.StartWorker();
        await worker.WaitForLogAsync("This worker leads the desk");

        // The first article of a transaction waits, so that it is surely under way.
        await scene.Installation.ExecuteAsync("""
            create function monitor.wait_a_moment() returns trigger language plpgsql as 'begin perform pg_sleep(1); return new; end';
            create trigger wait_a_moment after insert on monitor.story_article for each statement execute function monitor.wait_a_moment()
            """);
        await scene.PlantAsync([.. Burst(100)]);
        await Eventually.HoldsAsync(
            async () => await scene.Installation.ScalarAsync<bool>("""
                select coalesce(bool_or(pg_terminate_backend(pid)), false) from pg_stat_activity
                where datname = current_database() and query like '%insert into monitor.story_article%' and state = 'active' and pid <> pg_backend_pid()
                """),
            () => worker.Log);
        await scene.Installation.ExecuteAsync("drop trigger wait_a_moment on monitor.story_article");

        await AllIsToldOnceAsync(scene, 100, worker);
        Assert.Contains("The desk goes on", worker.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_that_cannot_be_taken_is_left_out_after_five_attempts_and_the_others_go_on()
    {
        LongRun.Only();
        await using var scene = await DeskScene.CreateAsync(4);
        await scene.PlantAsync([.. Burst(8)]);
        await scene.Installation.ExecuteAsync("""
            create function monitor.refuse() returns trigger language plpgsql as 'begin if new.article_id = 3 then raise exception ''poison''; end if; return new; end';
            create trigger refuse before insert on monitor.story_article for each row execute function monitor.refuse()
            """);
        await using var worker = scene.Installation.StartWorker();

        await Eventually.HoldsAsync(async () => await TakenAsync(scene) is 7, () => worker.Log);
        // The pauses between attempts, as time would have it.
        await Eventually.HoldsAsync(
            async () =>
            {
                await scene.Installation.ExecuteAsync("update monitor.desk_parked set next_attempt_at = now() where attempts < 5");
                return worker.Log.Contains("is left out of the stories", StringComparison.Ordinal);
            },
            () => worker.Log);
        await scene.PlantAsync([.. Burst(8)]);
        await Eventually.HoldsAsync(async () => await TakenAsync(scene) is 15, () => worker.Log);

        Assert.Equal("3|5|true|true", await scene.Installation.ScalarAsync<string>("""
            select p.article_id || '|' || p.attempts || '|' || (p.error like '%poison%') || '|' || (i.desk_seq is not null)
            from monitor.desk_parked p join monitor.identity i using (article_id)
            """));
    }

    /// <summary>Four publishers tell each story.</summary>
    private static IEnumerable<Planted> Burst(int articles) => Enumerable.Range(0, articles).Select(number => new Planted(number / 4, (number % 4) + 1));

    private static Task<long> TakenAsync(DeskScene scene) => scene.Installation.ScalarAsync<long>("select count(*) from monitor.story_article");

    private static Task<string> StateAsync(DeskScene scene) => scene.Installation.ScalarAsync<string>("""
        select md5(string_agg(x, '' order by x)) from (
            select s::text as x from monitor.story s union all select a::text from monitor.story_article a union all select id::text from monitor.event) rows
        """);

    private static async Task AllIsToldOnceAsync(DeskScene scene, int articles, WorkerProcess worker)
    {
        await Eventually.HoldsAsync(async () => await TakenAsync(scene) == articles, () => $"not all were taken\n{worker.Log}", TimeSpan.FromSeconds(120));
        var stories = await scene.Installation.ScalarAsync<long>("select count(*) from monitor.story where merged_into is null");
        Assert.Equal(stories, await scene.Installation.ScalarAsync<long>("select count(*) from monitor.event where type = 'monitor.story.started.v1'"));
        Assert.Equal(0, await scene.Installation.ScalarAsync<long>("select count(*) - count(distinct subject) from monitor.event where type = 'monitor.story.started.v1'"));
        Assert.Equal(0, await scene.Installation.ScalarAsync<long>("""
            select count(*) from monitor.identity i full join monitor.story_article m on m.article_id = i.article_id
            where i.desk_seq is distinct from m.desk_seq
            """));
        Assert.Equal(0, await scene.Installation.ScalarAsync<long>("""
            select count(*) from monitor.story s
            cross join lateral (
                select count(*) as articles, count(distinct a.source_id) as sources
                from monitor.story_article m join monitor.article a on a.id = m.article_id where m.story_id = s.id) found
            where s.merged_into is null and (s.articles <> found.articles or s.sources <> found.sources)
            """));
    }

    private static async Task SignalAsync(WorkerProcess worker, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{worker.Id}"]);
        await kill.WaitForExitAsync(Stop);
    }
}
