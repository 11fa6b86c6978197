using System.Text;
using System.Text.Json;
using Dapper;
using NewsMonitor.Core.Events;
using NewsMonitor.IntegrationTests.Running;
using NewsMonitor.Messaging.Events;
using NewsMonitor.Storage.Events;
using NewsMonitor.Storage.Polling;
using NewsMonitor.UnitTests.Contract;
using Npgsql;

namespace NewsMonitor.IntegrationTests.Polling;

/// <summary>
/// What operators' subscribers hear: each event once, when the state changes, in the transaction that notes it. The states of polls are set as
/// polls leave them, and clocks are turned in the database.
/// </summary>
public sealed class OpsEventTests(SharedInstallation shared) : IClassFixture<SharedInstallation>
{
    private const string Failing = "failures = 3, failing_since = now() - interval '10 minutes', failure = 'http_server_error', failure_message = '503 (https://u:secret@x.de/feed?key=secret)'";
    private const string Well = "failures = 0, failing_since = null, failure = null, failure_message = null, parked_at = null, last_success_at = now()";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_source_that_fails_is_one_incident_from_failing_over_down_to_parked_with_a_reminder_each_day_until_it_recovers()
    {
        await using var scene = await Scene.OpenAsync(shared);
        await scene.PollLeavesAsync(Failing.Replace("failures = 3", "failures = 2", StringComparison.Ordinal));
        Assert.Empty(await scene.ReviewedAsync());

        await scene.PollLeavesAsync(Failing);
        var failing = Assert.Single(await scene.ReviewedAsync());
        Assert.Equal(("source.failing.p3.und.source.beispiel", "failing", 1), failing.Summary);
        Assert.Equal(3, failing.Incident.GetProperty("consecutiveFailures").GetInt32());
        Assert.Equal("http-5xx", failing.Data.GetProperty("error").GetProperty("class").GetString());
        Assert.DoesNotContain("secret", failing.Body, StringComparison.Ordinal);
        Assert.Empty(await scene.ReviewedAsync());

        await scene.PollLeavesAsync("failures = 9, failing_since = failing_since - interval '24 hours'");
        var down = Assert.Single(await scene.ReviewedAsync());
        Assert.Equal(("source.down.p2.und.source.beispiel", "down", 2), down.Summary);
        Assert.Equal(failing.IncidentId, down.IncidentId);
        Assert.Empty(await scene.ReviewedAsync());

        await scene.ExecuteAsync("update monitor.incident set told_at = told_at - interval '23 hours'");
        Assert.Empty(await scene.ReviewedAsync());
        await scene.ExecuteAsync("update monitor.incident set told_at = told_at - interval '1 hour'");
        Assert.Equal(("source.down.p2.und.source.beispiel", "down", 3), Assert.Single(await scene.ReviewedAsync()).Summary);
        Assert.Empty(await scene.ReviewedAsync());

        await scene.PollLeavesAsync("parked_at = now(), failure = 'gone', failure_message = '410 Gone'");
        Assert.Equal(("source.parked.p2.und.source.beispiel", "parked", 4), Assert.Single(await scene.ReviewedAsync()).Summary);
        Assert.Empty(await scene.ReviewedAsync());

        await scene.PollLeavesAsync(Well);
        await scene.ExecuteAsync("""
            insert into monitor.fetch (started_at, source_id, kind, outcome, set_number, requests, bytes, backfill, seen, new)
            select now(), id, 'poll', 'ok', 1, 1, 1, false, 7, 7 from monitor.source
            """);
        var recovered = Assert.Single(await scene.ReviewedAsync());
        Assert.Equal(("source.recovered.p3.und.source.beispiel", "recovered", 5), recovered.Summary);
        Assert.Equal(failing.IncidentId, recovered.IncidentId);
        Assert.Equal("parked", recovered.Data.GetProperty("recoveredFrom").GetString());
        Assert.StartsWith("PT10M", recovered.Data.GetProperty("duration").GetString(), StringComparison.Ordinal);
        Assert.Equal(7, recovered.Data.GetProperty("articlesFetchedLate").GetInt32());
        Assert.Empty(await scene.ReviewedAsync());
        Assert.Equal(1, await scene.ScalarAsync<long>("select count(*) from monitor.incident"));

        // The next time is another incident.
        await scene.PollLeavesAsync(Failing);
        Assert.NotEqual(failing.IncidentId, Assert.Single(await scene.ReviewedAsync()).IncidentId);
    }

    [Fact]
    public async Task Silence_is_told_only_of_a_source_that_has_answered_since_and_ends_with_its_next_article()
    {
        await using var scene = await Scene.OpenAsync(shared);
        await scene.PollLeavesAsync("failures = 0, last_success_at = now() - interval '2 hours', expected_by = now() - interval '1 hour', last_new_at = now() - interval '2 days'");
        Assert.Empty(await scene.ReviewedAsync());

        await scene.PollLeavesAsync("last_success_at = now()");
        var silent = Assert.Single(await scene.ReviewedAsync());
        Assert.Equal(("source.silent.p3.und.source.beispiel", "silent", 1), silent.Summary);
        Assert.Empty(await scene.ReviewedAsync());

        await scene.PollLeavesAsync("expected_by = now() + interval '1 day', last_new_at = now()");
        Assert.Equal(("source.recovered.p3.und.source.beispiel", "recovered", 2), Assert.Single(await scene.ReviewedAsync()).Summary);
    }

    [Fact]
    public async Task A_source_that_asks_for_fewer_requests_is_not_failing_and_one_that_is_retired_ends_without_an_event()
    {
        await using var scene = await Scene.OpenAsync(shared);
        await scene.PollLeavesAsync(Failing.Replace("http_server_error", "throttled", StringComparison.Ordinal));
        Assert.Empty(await scene.ReviewedAsync());

        await scene.PollLeavesAsync(Failing);
        Assert.Single(await scene.ReviewedAsync());
        await scene.ExecuteAsync("update monitor.source set retired_at = now()");
        Assert.Empty(await scene.ReviewedAsync());
        Assert.Equal(0, await scene.ScalarAsync<long>("select count(*) from monitor.incident where closed_at is null"));
    }

    [Fact]
    public async Task Our_own_outage_is_two_events_and_of_two_thousand_sources_that_fail_with_it_there_is_none()
    {
        await using var scene = await Scene.OpenAsync(shared);
        await scene.ExecuteAsync("""
            insert into monitor.source (key, name, url, kind, language, time_zone, publisher, tier, poll_interval, poll_interval_longest)
            select 'many-' || n, 'Many', 'https://many.example/' || n, kind, language, time_zone, publisher, tier, poll_interval, poll_interval_longest
            from monitor.source, generate_series(1, 2000) n where key = 'beispiel';
            insert into monitor.source_poll (source_id, host, next_due_at) select id, (select min(host) from monitor.source_poll), 'infinity' from monitor.source where key like 'many-%'
            """);
        var incidents = scene.Incidents;
        Assert.True(await incidents.OpenOutageAsync("cut off", 7, TimeSpan.FromSeconds(30), Stop));
        Assert.False(await incidents.OpenOutageAsync("cut off", 212, TimeSpan.FromSeconds(30), Stop));
        await scene.PollLeavesAsync($"{Failing}, last_attempt_at = now() - interval '1 hour'");
        var started = Assert.Single(await scene.ReviewedAsync());
        Assert.Equal(("outage.started.p2.und.scope.network", "started", 1), started.Summary);
        Assert.Equal(7, started.Data.GetProperty("hostsAffected").GetInt32());

        await scene.ExecuteAsync("update monitor.incident set seen_at = now() - interval '1 minute'");
        Assert.NotNull((await incidents.CloseOutageAsync(Stop)).Lasted);
        await scene.PollLeavesAsync(Well);
        var ended = Assert.Single(await scene.ReviewedAsync());
        Assert.Equal(("outage.ended.p3.und.scope.network", "ended", 2), ended.Summary);
        Assert.Equal((started.IncidentId, 212), (ended.IncidentId, ended.Data.GetProperty("hostsAffected").GetInt32()));
        Assert.Null((await incidents.CloseOutageAsync(Stop)).Lasted);
        Assert.Empty(await scene.ReviewedAsync());
    }

    [Fact]
    public async Task A_lost_exchange_is_told_once_however_many_workers_notice_it()
    {
        await using var scene = await Scene.OpenAsync(shared);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => scene.Ops.TopologyLostAsync("exchange", "monitor.events", restored: true, Stop)));
        await scene.Ops.TopologyLostAsync("queue", "monitor.archive", restored: true, Stop);

        Assert.Equal(
            ["topology.lost.p2.und.exchange.monitor-events", "topology.lost.p2.und.queue.monitor-archive"],
            (await scene.ToldAsync()).Select(told => told.Key));

        await scene.ExecuteAsync("update monitor.incident set opened_at = opened_at - interval '2 minutes'");
        await scene.Ops.TopologyLostAsync("exchange", "monitor.events", restored: true, Stop);
        Assert.Single(await scene.ToldAsync());
    }

    [Fact]
    public async Task A_configuration_that_is_refused_is_told_once_until_another_one_is_or_a_good_one_came()
    {
        await using var scene = await Scene.OpenAsync(shared);
        var problem = new RulesProblem("taxonomy.yaml", 3, 5, "no such topic");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => scene.Ops.RulesRefusedAsync("sha256:a", problem, 1, Stop)));
        Assert.Equal(("rules.refused.p3.und.set.taxonomy", "refused", 1), Assert.Single(await scene.ToldAsync()).Summary);

        await scene.Ops.RulesRefusedAsync("sha256:b", problem, 1, Stop);
        Assert.Equal(("rules.refused.p3.und.set.taxonomy", "refused", 2), Assert.Single(await scene.ToldAsync()).Summary);

        await scene.Ops.RulesAcceptedAsync(Stop);
        await scene.Ops.RulesRefusedAsync("sha256:a", problem, 1, Stop);
        Assert.Equal(("rules.refused.p3.und.set.taxonomy", "refused", 1), Assert.Single(await scene.ToldAsync()).Summary);
    }

    [Fact]
    public async Task An_event_that_is_parked_is_told_by_one_event_whose_own_parking_is_told_by_none()
    {
        await using var scene = await Scene.OpenAsync(shared);
        await scene.Ops.TopologyLostAsync("queue", "monitor.dead", restored: true, Stop);
        await scene.ToldAsync();
        await scene.ParkAllAsync();

        var parked = Assert.Single(await scene.ToldAsync());
        Assert.Equal(("outbox.parked.p2.und.type.topology-lost", "parked", 1), parked.Summary);
        Assert.Equal("monitor.topology.lost.v1", parked.Data.GetProperty("event").GetProperty("type").GetString());

        await scene.ParkAllAsync();
        Assert.Empty(await scene.ToldAsync());
        Assert.Equal(2, await scene.ScalarAsync<long>("select count(*) from monitor.outbox where state = 'parked'"));
    }

    [Fact]
    public async Task Through_RabbitMQ_it_comes_to_whoever_bound_that_key_of_the_exchange_for_operators()
    {
        await using var scene = await Scene.OpenAsync(shared);
        var installation = await shared.GetAsync();
        (await installation.RunAsync("topology")).Succeeded();
        await using var operators = await RawSubscriber.ConnectAsync(TestServices.BrokerAdmin with { VirtualHost = installation.Name });
        var failing = await operators.QueueAsync("failing");
        await operators.Channel.QueueBindAsync(failing, "monitor.ops", "source.failing.#", cancellationToken: Stop);
        var articles = await operators.QueueAsync("articles", "#");
        await scene.PollLeavesAsync($"{Failing}, next_due_at = now() + interval '1 day'");
        await scene.Ops.TopologyLostAsync("queue", "monitor.dead", restored: true, Stop);
        await scene.ReviewedAsync();

        (await installation.RunAsync("run", "--once")).Succeeded();

        var message = Assert.Single(await operators.DrainAsync(failing));
        Assert.Equal(("monitor.ops", "source.failing.p3.und.source.beispiel"), (message.Exchange, message.RoutingKey));
        Assert.Equal(("monitor.source.failing.v1", "application/cloudevents+json"), (message.BasicProperties.Type, message.BasicProperties.ContentType));
        Assert.Equal("beispiel", Encoding.UTF8.GetString((byte[])message.BasicProperties.Headers!["source"]!));
        Assert.Empty(await operators.DrainAsync(articles));
        Assert.Equal(2, (await installation.ReadArchiveAsync()).Count);
    }

    [Fact]
    public async Task What_cannot_be_told_is_not_noted_either()
    {
        await using var scene = await Scene.OpenAsync(shared);
        await scene.PollLeavesAsync(Failing);
        await scene.ExecuteAsync("alter table monitor.outbox add constraint broken check (false) not valid");
        try
        {
            await Assert.ThrowsAsync<PostgresException>(() => scene.Incidents.ReviewAsync(Stop));
            Assert.Equal(0, await scene.ScalarAsync<long>("select count(*) from monitor.incident"));
        }
        finally
        {
            await scene.ExecuteAsync("alter table monitor.outbox drop constraint broken");
        }

        Assert.Single(await scene.ReviewedAsync());
    }

    /// <summary>The shared installation with nothing told yet, and what was told since one last asked.</summary>
    private sealed class Scene : IAsyncDisposable
    {
        private readonly Installation _installation;
        private readonly NpgsqlDataSource _database;
        private readonly OpsEventWriter _writer = new();
        private long _heard;

        private Scene(Installation installation)
        {
            DefaultTypeMap.MatchNamesWithUnderscores = true;
            _installation = installation;
            _database = NpgsqlDataSource.Create(installation.WorkerConnection);
            Incidents = new Incidents(_database, _writer);
            Ops = new OpsEvents(_database, _writer);
        }

        public Incidents Incidents { get; }

        public OpsEvents Ops { get; }

        public static async Task<Scene> OpenAsync(SharedInstallation shared)
        {
            var scene = new Scene(await shared.GetAsync());
            await scene.ExecuteAsync($"""
                truncate monitor.incident, monitor.outbox, monitor.fetch;
                delete from monitor.source_poll p using monitor.source s where s.id = p.source_id and s.key like 'many-%';
                delete from monitor.source where key like 'many-%';
                update monitor.source set retired_at = null;
                update monitor.source_poll set {Well}, expected_by = null, last_new_at = null
                """);
            await scene.ToldAsync();
            return scene;
        }

        /// <summary>Sets the state of all sources as their polls would have left it.</summary>
        public Task PollLeavesAsync(string state) => ExecuteAsync($"update monitor.source_poll set {state}");

        public Task ExecuteAsync(string sql) => _installation.ExecuteAsync(sql);

        public Task<T> ScalarAsync<T>(string sql) => _installation.ScalarAsync<T>(sql);

        public async Task<IReadOnlyList<Told>> ReviewedAsync()
        {
            await Incidents.ReviewAsync(Stop);
            return await ToldAsync();
        }

        /// <summary>Events since the last call; each has its order to be sent, and is as its schema says.</summary>
        public async Task<IReadOnlyList<Told>> ToldAsync()
        {
            var rows = await _installation.QueryAsync<Told>($"""
                select e.sequence, e.routing_key as key, convert_from(e.body, 'UTF8') as body
                from monitor.event e join monitor.outbox o on o.event_id = e.id
                where e.sequence > {_heard} and e.exchange = 'monitor.ops' order by e.sequence
                """);
            _heard = rows.Count > 0 ? rows[^1].Sequence : _heard;
            Assert.All(rows, told => Assert.Empty(EventSchemas.Problems(told.Event)));
            return rows;
        }

        public async Task ParkAllAsync()
        {
            var outbox = new Outbox(_database, _writer);
            foreach (var leased in await outbox.ClaimAsync(10, TimeSpan.FromMinutes(1), Stop))
            {
                await outbox.ParkAsync(leased, "FormatException: a header is no number", Stop);
            }
        }

        public ValueTask DisposeAsync() => _database.DisposeAsync();
    }

    private sealed class Told
    {
        public long Sequence { get; init; }

        public string Key { get; init; } = "";

        public string Body { get; init; } = "";

        public JsonElement Event => JsonDocument.Parse(Body).RootElement;

        public JsonElement Data => Event.GetProperty("data");

        public JsonElement Incident => Data.GetProperty("incident");

        public Guid IncidentId => Incident.GetProperty("id").GetGuid();

        public (string Key, string? State, int Revision) Summary => (Key, Incident.GetProperty("state").GetString(), Incident.GetProperty("revision").GetInt32());
    }
}
