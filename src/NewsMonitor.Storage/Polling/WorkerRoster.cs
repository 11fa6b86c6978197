using Dapper;
using Npgsql;

namespace NewsMonitor.Storage.Polling;

/// <summary>Who works here. A worker reports every few seconds; from the answer it knows its share, and whether everybody was away for a while.</summary>
public sealed class WorkerRoster(NpgsqlDataSource dataSource)
{
    /// <summary>Whoever was not seen for this long is gone: three reports that did not come.</summary>
    private static readonly TimeSpan Gone = TimeSpan.FromSeconds(10);

    // The select does not see the insert beside it: what it finds of this worker is its report before.
    private const string ReportSql = """
        with reported as (
            insert into monitor.worker (id, name) values (@Id, @Name)
            on conflict (id) do update set seen_at = now(), stopped_at = null
        ), forgotten as (
            delete from monitor.worker where id <> @Id and seen_at < now() - interval '7 days'
        )
        select 1 + count(*) filter (where alive and id <> @Id)::int as workers, count(*) filter (where alive and id < @Id)::int as rank,
               now() - max(seen_at) as away
        from (select id, seen_at, stopped_at is null and seen_at > now() - @Gone as alive from monitor.worker) w
        """;

    /// <summary>Reports that the worker is alive.</summary>
    /// <param name="id">Made anew at each start.</param>
    /// <param name="name">For people who look at the table.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<RosterReport> ReportAsync(Guid id, string name, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var row = await connection.QuerySingleAsync<Row>(new CommandDefinition(
            ReportSql, new { Id = id, Name = name, Gone }, cancellationToken: cancellationToken));
        return new RosterReport(new WorkShare(row.Workers, row.Rank), row.Away);
    }

    /// <summary>Takes leave: the others need not wait until the worker is missed.</summary>
    public async Task LeaveAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "update monitor.worker set stopped_at = now() where id = @id", new { id }, cancellationToken: cancellationToken));
    }

    private sealed class Row
    {
        public int Workers { get; init; }

        public int Rank { get; init; }

        public TimeSpan? Away { get; init; }
    }
}

/// <summary>What a worker learns when it reports.</summary>
/// <param name="Share">Its share of the sources.</param>
/// <param name="Away">How long ago any worker reported before this; null when none ever did.</param>
public sealed record RosterReport(WorkShare Share, TimeSpan? Away);
