using System.Diagnostics;
using Dapper;
using Npgsql;

namespace NewsMonitor.Benchmarks.Reports;

/// <summary>
/// What the others notice while something large is done to the tables: again and again a transaction that reads and writes as intake does, and is rolled back.
/// </summary>
internal sealed class StallProbe(NpgsqlDataSource dataSource)
{
    private const string Sql = """
        begin;
        insert into monitor.fetch (started_at, source_id, kind, outcome, requests, bytes, backfill, set_number)
        select now(), min(id), 'poll', 'ok', 1, 1, false, 1 from monitor.source;
        insert into monitor.article (id, first_seen_at, public_id, source_id, fetch_id, revision, revised_at, title, lead, language, categories, enclosures,
            text_scope, word_count, relevance, severity, set_number, rules_hash)
        select 0, now(), gen_random_uuid(), min(id), 0, 1, now(), '', '', 'de', '{}', '[]', 'title', 0, 0, 0, 1, '' from monitor.source;
        insert into monitor.revision (article_id, first_seen_at, number, fetch_id, title, text, content_hash, kinds, relevance, severity)
        values (0, now(), 1, 0, '', '', sha256(''), '{}', 0, 0);
        insert into monitor.sighting (article_id, first_seen_at, source_id, fetch_id) values (0, now(), 0, 0);
        insert into monitor.event (id, recorded_at, sequence, type, subject, exchange, routing_key, cc_keys, headers, body)
        values (gen_random_uuid(), now(), 0, '', '', '', '', '{}', '{}', '');
        rollback;
        """;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>Does the work; returns how long it took, and the longest that a transaction took meanwhile.</summary>
    public async Task<(TimeSpan Work, TimeSpan LongestStall, int Transactions)> DuringAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var probe = Task.Run(() => ProbeAsync(over.Token), cancellationToken);
        var watch = Stopwatch.StartNew();
        await work();
        var elapsed = watch.Elapsed;
        await over.CancelAsync();
        var (longest, count) = await probe;
        return (elapsed, longest, count);
    }

    private async Task<(TimeSpan Longest, int Count)> ProbeAsync(CancellationToken over)
    {
        await using var connection = await dataSource.OpenConnectionAsync(CancellationToken.None);
        var (longest, count) = (TimeSpan.Zero, 0);
        while (!over.IsCancellationRequested)
        {
            var watch = Stopwatch.StartNew();
            await connection.ExecuteAsync(Sql);
            longest = watch.Elapsed > longest ? watch.Elapsed : longest;
            count++;
            await Task.Delay(Pause, CancellationToken.None);
        }

        return (longest, count);
    }
}
