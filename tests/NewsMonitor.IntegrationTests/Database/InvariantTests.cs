using Dapper;
using NewsMonitor.IntegrationTests.Running;
using Npgsql;

namespace NewsMonitor.IntegrationTests.Database;

/// <summary>What the database itself refuses, whatever a bug in the worker may try.</summary>
public sealed class InvariantTests(SharedInstallation shared) : IClassFixture<SharedInstallation>
{
    private const string Fetch =
        "insert into monitor.fetch (started_at, source_id, kind, outcome, requests, bytes, backfill, set_number, seen, new, known) values (now(), 1, 'poll', 'ok', 1, 1, false, 1, {0}, {1}, {2})";

    private const string Detected = "insert into monitor.event_key (id, type, subject) values (gen_random_uuid(), 'monitor.article.detected.v1', 'article/1')";

    private const string Event = """
        insert into monitor.event (id, recorded_at, sequence, type, subject, exchange, routing_key, cc_keys, headers, body)
        values (gen_random_uuid(), now(), 1, 't', 's', 'monitor.events', {0}, {1}, '{{}}', {2})
        """;

    [Fact]
    public Task A_fetch_whose_dispositions_do_not_add_up() => Refuses(
        "fetch_accounts_for_every_entry", Sql(Fetch, 3, 1, 2), Sql(Fetch, 4, 1, 2));

    [Fact]
    public Task A_failed_fetch_that_does_not_say_why() => Refuses(
        "fetch_failure_is_named", Sql(Fetch, 0, 0, 0), Sql(Fetch, 0, 0, 0).Replace("'ok'", "'failed'", StringComparison.Ordinal));

    [Fact]
    public Task A_second_detected_event_for_one_article() => Refuses("event_key_one_detected", Detected, Detected);

    [Fact]
    public Task More_than_31_further_keys() => Refuses(
        "event_cc_keys_check",
        Sql(Event, "'k'", "array_fill('k'::text, array[31])", "''"),
        Sql(Event, "'k'", "array_fill('k'::text, array[32])", "''"));

    [Fact]
    public Task A_body_of_more_than_64_KiB() => Refuses(
        "event_body_check",
        Sql(Event, "'k'", "'{}'", "convert_to(repeat('x', 65536), 'UTF8')"),
        Sql(Event, "'k'", "'{}'", "convert_to(repeat('x', 65537), 'UTF8')"));

    [Fact]
    public Task A_routing_key_longer_than_AMQP_allows() => Refuses(
        "event_routing_key_check", Sql(Event, "repeat('k', 255)", "'{}'", "''"), Sql(Event, "repeat('ü', 128)", "'{}'", "''"));

    [Fact]
    public Task An_order_to_send_an_event_that_nobody_wrote() => Refuses(
        "outbox_event_id_fkey",
        "with e as (insert into monitor.event_key values ('00000000-0000-0000-0000-000000000001', 't', 's')) select 1",
        "insert into monitor.outbox (event_id, recorded_at) values ('00000000-0000-0000-0000-000000000002', now())");

    /// <summary>The first statement is right and shows that the second one fails for the reason that is meant.</summary>
    private async Task Refuses(string constraint, string right, string wrong)
    {
        var installation = await shared.GetAsync();
        await using var worker = new NpgsqlConnection(installation.WorkerConnection);
        await worker.OpenAsync(TestContext.Current.CancellationToken);
        await using var transaction = await worker.BeginTransactionAsync(TestContext.Current.CancellationToken);

        await worker.ExecuteAsync(right);
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => worker.ExecuteAsync(wrong));

        Assert.Equal(constraint, refusal.ConstraintName);
    }

    private static string Sql(string format, params object[] values) => string.Format(null, format, values);
}
