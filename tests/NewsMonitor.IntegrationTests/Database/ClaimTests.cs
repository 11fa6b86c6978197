using System.Collections.Concurrent;
using Dapper;
using NewsMonitor.Core.Events;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Sources;
using NewsMonitor.IntegrationTests.Running;
using NewsMonitor.Messaging.Events;
using NewsMonitor.Storage.Intake;
using NewsMonitor.Storage.Polling;
using Npgsql;

namespace NewsMonitor.IntegrationTests.Database;

/// <summary>Who may poll what, when several workers ask; with the worker's login.</summary>
public sealed class ClaimTests(SharedInstallation shared) : IClassFixture<SharedInstallation>
{
    private const int Sources = 200;
    private const int Hosts = 40;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Three_claimers_of_200_due_sources_get_each_once_and_one_per_host_at_a_time()
    {
        var installation = await shared.GetAsync();
        await FillAsync(installation);
        await using var worker = DataSource(installation);
        var due = new DueSources(worker);
        var unchanged = new UnchangedPolls(worker);
        var hosts = (await installation.QueryAsync<(int, string)>("select source_id, host from monitor.source_poll")).ToDictionary();
        var busy = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var claimed = new ConcurrentQueue<int>();

        async Task ClaimAsync(string claimer)
        {
            while (claimed.Count < Sources && await due.CountAsync(TimeSpan.Zero, Stop) > 0)
            {
                foreach (var lease in await due.ClaimAsync(7, Lease, WorkShare.All, Stop))
                {
                    claimed.Enqueue(lease.SourceId);
                    Assert.True(busy.TryAdd(hosts[lease.SourceId], claimer), $"{hosts[lease.SourceId]} was leased twice at a time");
                    await Task.Yield();
                    busy.TryRemove(hosts[lease.SourceId], out _);
                    Assert.Empty(await unchanged.EndAsync([Unchanged(lease)], TimeSpan.Zero, Stop));
                }
            }
        }

        await Task.WhenAll(ClaimAsync("a"), ClaimAsync("b"), ClaimAsync("c"));

        Assert.Equal(Sources, claimed.Count);
        Assert.Equal(Sources, claimed.Distinct().Count());
    }

    [Fact]
    public async Task Claimers_at_once_share_the_hosts_and_leave_nothing_to_claim()
    {
        var installation = await shared.GetAsync();
        await FillAsync(installation);
        await using var worker = DataSource(installation);
        var due = new DueSources(worker);

        var leases = (await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => due.ClaimAsync(Sources, Lease, WorkShare.All, Stop)))).SelectMany(batch => batch)
            .Concat(await due.ClaimAsync(Sources, Lease, WorkShare.All, Stop)).ToList();

        Assert.Equal(Hosts, leases.Count);
        Assert.Equal(Hosts, leases.Select(lease => lease.SourceId).Distinct().Count());
        Assert.Equal(Hosts, leases.Select(lease => lease.Token).Distinct().Count());
        Assert.Equal(Hosts, await installation.ScalarAsync<int>("select count(distinct host)::int from monitor.source_poll where lease_until > now()"));
        Assert.Empty(await due.ClaimAsync(Sources, Lease, WorkShare.All, Stop));
    }

    [Fact]
    public async Task An_expired_lease_is_taken_over_and_its_old_holder_can_store_nothing()
    {
        var installation = await shared.GetAsync();
        await FillAsync(installation);
        await using var worker = DataSource(installation);
        var due = new DueSources(worker);
        var log = new PollLog(worker);
        var intake = new IntakeStore(worker, new ArticleEventWriter(), new OutboxBell());
        var old = Assert.Single(await due.ClaimAsync(1, Lease, WorkShare.All, Stop));
        await installation.ExecuteAsync("""
            update monitor.source_poll set lease_until = now() - interval '1 second', next_due_at = '2000-01-01' where lease_until is not null;
            update monitor.host set lease_until = now() - interval '1 second' where lease_until is not null
            """);
        var taken = Assert.Single(await due.ClaimAsync(1, Lease, WorkShare.All, Stop));
        Assert.Equal(old.SourceId, taken.SourceId);
        Assert.True(taken.Token > old.Token);

        Assert.Equal(IntakeOutcome.LeaseLost, await intake.StoreAsync(old, Source(old.Key), Facts, OneQuarantined, Stop));
        Assert.Equal(old, Assert.Single(await new UnchangedPolls(worker).EndAsync([Unchanged(old)], TimeSpan.Zero, Stop)).Lease);
        Assert.False(await log.FailedAsync(Failed(old), Stop));
        Assert.False(await log.PostponedAsync(old, FetchEffort.None, Facts.Timing, Stop));
        Assert.True(await installation.ScalarAsync<bool>($"""
            select not exists (select from monitor.fetch where source_id = {old.SourceId})
               and not exists (select from monitor.source_day where source_id = {old.SourceId})
               and not exists (select from monitor.quarantine)
            """));

        Assert.Equal(IntakeOutcome.Committed, await intake.StoreAsync(taken, Source(taken.Key), Facts, OneQuarantined, Stop));
        Assert.Equal(1, await installation.ScalarAsync<int>($"select quarantined from monitor.fetch where source_id = {old.SourceId}"));
        Assert.Equal(1, await installation.ScalarAsync<long>("select count(*) from monitor.quarantine"));
    }

    [Fact]
    public async Task A_lease_that_has_ended_is_lost_even_when_nobody_has_taken_it()
    {
        var installation = await shared.GetAsync();
        await FillAsync(installation);
        await using var worker = DataSource(installation);
        var lease = Assert.Single(await new DueSources(worker).ClaimAsync(1, Lease, WorkShare.All, Stop));
        await installation.ExecuteAsync("update monitor.source_poll set lease_until = now() - interval '1 second' where lease_until is not null");

        Assert.Equal(
            IntakeOutcome.LeaseLost,
            await new IntakeStore(worker, new ArticleEventWriter(), new OutboxBell()).StoreAsync(lease, Source(lease.Key), Facts, OneQuarantined, Stop));
        Assert.False(await new PollLog(worker).FailedAsync(Failed(lease), Stop));
        Assert.Single(await new UnchangedPolls(worker).EndAsync([Unchanged(lease)], TimeSpan.Zero, Stop));
        Assert.Equal(0, await installation.ScalarAsync<long>("select count(*) from monitor.source_day"));
    }

    [Fact]
    public async Task Two_workers_take_their_own_hosts_first_and_what_is_overdue_is_anybody_s()
    {
        var installation = await shared.GetAsync();
        await FillAsync(installation);
        await using var worker = DataSource(installation);
        var due = new DueSources(worker);

        var first = await due.ClaimAsync(Sources, Lease, new WorkShare(2, 0), Stop);
        var again = await due.ClaimAsync(Sources, Lease, new WorkShare(2, 0), Stop);
        var second = await due.ClaimAsync(Sources, Lease, new WorkShare(2, 1), Stop);

        Assert.Empty(again);
        Assert.Equal(Hosts, first.Count + second.Count);
        Assert.InRange(first.Count, Hosts / 4, Hosts * 3 / 4);

        await FillAsync(installation);
        await installation.ExecuteAsync("update monitor.source_poll set next_due_at = now() - interval '11 seconds'");
        Assert.Equal(Hosts, (await due.ClaimAsync(Sources, Lease, new WorkShare(2, 0), Stop)).Count);
    }

    private static FetchFacts Facts { get; } = new()
    {
        Effort = FetchEffort.None,
        Validators = Validators.None,
        Import = false,
        Backfill = false,
        Rules = new RuleSetStamp(1, "sha256:0"),
        Timing = new PollTiming(TimeSpan.FromHours(1), TimeSpan.Zero),
        Lesson = new PollLesson(null),
    };

    private static IntakePlan OneQuarantined { get; } = new()
    {
        Counts = new DispositionCounts { Seen = 1, Quarantined = 1 },
        New = [],
        Revised = [],
        Sightings = [],
        AddedKeys = [],
        DistrustedKeys = [],
        Quarantined = [new("nothing to be recognised by", "<item/>")],
    };

    private static UnchangedPoll Unchanged(LeasedSource lease) => new(lease, Validators.None, FetchEffort.None, TimeSpan.FromHours(1), null);

    private static FailedPoll Failed(LeasedSource lease) =>
        new(lease, new FetchResult.Failed(FetchFailure.Timeout, "late"), 1, new PollTiming(TimeSpan.FromHours(1), TimeSpan.Zero), false);

    private static Source Source(string key) => new() { Key = key, Name = key, Url = new Uri("http://127.0.0.1:1/"), Publisher = key };

    private static NpgsqlDataSource DataSource(Installation installation)
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        return NpgsqlDataSource.Create(installation.WorkerConnection);
    }

    /// <summary>200 sources on 40 hosts, all due and free; nothing else is.</summary>
    private static Task FillAsync(Installation installation) => installation.ExecuteAsync($"""
        delete from monitor.quarantine;
        delete from monitor.fetch;
        delete from monitor.source_day;
        delete from monitor.source_poll;
        delete from monitor.host;
        delete from monitor.source;
        insert into monitor.host (name) select 'host-' || n from generate_series(1, {Hosts}) as n;
        insert into monitor.source (key, name, url, kind, language, time_zone, publisher, tier, poll_interval, poll_interval_longest)
        select 'quelle-' || n, 'Quelle', 'http://127.0.0.1:1/' || n, 'auto', 'de', 'UTC', 'p', 3, interval '1 hour', interval '1 hour' from generate_series(1, {Sources}) as n;
        insert into monitor.source_poll (source_id, host)
        select id, 'host-' || (1 + row_number() over () % {Hosts}) from monitor.source
        """);
}
