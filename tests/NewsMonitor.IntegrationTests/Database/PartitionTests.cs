using Dapper;
using NewsMonitor.IntegrationTests.Running;
using NewsMonitor.Storage;
using Npgsql;

namespace NewsMonitor.IntegrationTests.Database;

public sealed class PartitionTests(SharedInstallation shared) : IClassFixture<SharedInstallation>
{
    [Fact]
    public async Task Every_large_table_has_this_month_three_months_ahead_and_a_default()
    {
        var installation = await shared.GetAsync();

        var parents = await installation.QueryAsync<string>(
            "select c.relname from pg_partitioned_table p join pg_class c on c.oid = p.partrelid where c.relnamespace = 'monitor'::regnamespace");
        var missing = await installation.QueryAsync<string>("""
            select wanted.name from pg_partitioned_table p join pg_class c on c.oid = p.partrelid
            cross join lateral (
                select c.relname || to_char(date_trunc('month', now() at time zone 'UTC') + make_interval(months => ahead), '_YYYY_MM') as name
                from generate_series(0, 3) as ahead
                union all select c.relname || '_default'
            ) as wanted
            where c.relnamespace = 'monitor'::regnamespace
              and not exists (select from pg_inherits i where i.inhparent = c.oid and i.inhrelid = to_regclass('monitor.' || wanted.name))
            """);

        Assert.Superset(
            new HashSet<string>(["article", "revision", "article_topic", "article_event_class", "article_entity", "sighting", "fetch", "event"], StringComparer.Ordinal),
            parents.ToHashSet(StringComparer.Ordinal));
        Assert.Empty(missing);
    }

    [Fact]
    public async Task The_partitions_of_two_callers_at_once_are_created_once_and_a_third_creates_none()
    {
        var installation = await shared.GetAsync();
        await installation.ExecuteAsync("""
            do $$ declare child regclass; begin
                for child in select inhrelid::regclass from pg_inherits where inhrelid::regclass::text ~ '^monitor\.(fetch|article)_\d' loop
                    execute format('drop table %s', child);
                end loop;
            end $$
            """);
        await using var worker = NpgsqlDataSource.Create(installation.WorkerConnection);
        var maintenance = new Maintenance(worker);

        var created = await Task.WhenAll(
            maintenance.EnsurePartitionsAsync(TestContext.Current.CancellationToken), maintenance.EnsurePartitionsAsync(TestContext.Current.CancellationToken));

        Assert.Equal(8, created.Sum(names => names.Count));
        Assert.Empty(await maintenance.EnsurePartitionsAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_worker_makes_what_is_missing_as_soon_as_it_starts()
    {
        var installation = await shared.GetAsync();
        await installation.ExecuteAsync("""
            do $$ begin execute 'drop table monitor.sighting' || to_char((now() at time zone 'UTC') + interval '3 months', '_YYYY_MM'); end $$
            """);

        await using var worker = installation.StartWorker();
        await worker.WaitForLogAsync("Created 1 partitions, the first sighting_");
    }

    [Fact]
    public async Task A_row_of_the_last_moment_of_a_month_lies_in_that_month_by_UTC()
    {
        var installation = await shared.GetAsync();
        await using var connection = new NpgsqlConnection(installation.Database);
        await connection.ExecuteAsync("set timezone = 'Pacific/Auckland'");

        var partitions = await connection.QueryAsync<string>($"""
            with month as (select date_trunc('month', now() at time zone 'UTC') at time zone 'UTC' as start)
            {InsertEvent("at")} from (
                select start as at from month union all select start + interval '1 month' - interval '1 microsecond' from month
            ) as edges returning tableoid::regclass::text
            """);

        var thisMonth = await connection.QuerySingleAsync<string>("select 'monitor.event' || to_char(now() at time zone 'UTC', '_YYYY_MM')");
        Assert.Equal([thisMonth, thisMonth], partitions);
    }

    [Fact]
    public async Task Rows_of_a_month_without_partition_wait_in_the_default_and_move_when_it_gets_one()
    {
        var installation = await shared.GetAsync();
        await using var worker = new NpgsqlConnection(installation.WorkerConnection);

        var waiting = await worker.QuerySingleAsync<string>(
            $"{InsertEvent("now() + interval '5 months'")} returning tableoid::regclass::text");
        var created = await worker.QuerySingleAsync<string[]>("select monitor.ensure_partitions(6)");
        var moved = await worker.QueryAsync<string>("select tableoid::regclass::text from monitor.event where recorded_at > now() + interval '4 months'");

        Assert.Equal("monitor.event_default", waiting);
        Assert.Contains(await worker.QuerySingleAsync<string>("select 'event' || to_char((now() + interval '5 months') at time zone 'UTC', '_YYYY_MM')"), created);
        Assert.Equal([await worker.QuerySingleAsync<string>("select 'monitor.event' || to_char((now() + interval '5 months') at time zone 'UTC', '_YYYY_MM')")], moved);
    }

    private static string InsertEvent(string recordedAt) => $$"""
        insert into monitor.event (id, recorded_at, sequence, type, subject, exchange, routing_key, cc_keys, headers, body)
        select gen_random_uuid(), {{recordedAt}}, nextval('monitor.event_sequence'), 't', 's', 'monitor.events', 'a.b.c.d.e.f', '{}', '{}', ''
        """;
}
