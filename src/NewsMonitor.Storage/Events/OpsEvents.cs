using NewsMonitor.Core.Events;
using Npgsql;

namespace NewsMonitor.Storage.Events;

/// <summary>Incidents that are no source's: each is stored with the event that tells it, once, whichever worker notices it first.</summary>
public sealed class OpsEvents(NpgsqlDataSource dataSource, IOpsEventWriter writer)
{
    // All workers notice a loss within the same minute; one of them tells it.
    private const string LostSql = """
        insert into monitor.incident (kind, scope, message, closed_at, revision, told_at)
        select 'topology', @Scope, @Message, now(), 1, now()
        where not exists (select from monitor.incident where kind = 'topology' and scope = @Scope and opened_at > now() - interval '1 minute')
        returning started_at
        """;

    // The same configuration is told once; another one that is refused meanwhile is the next revision.
    private const string RefusedSql = """
        insert into monitor.incident as i (kind, scope, message, revision, told_at) values ('rules', @Scope, @Message, 1, now())
        on conflict (slot, coalesce(source_id, 0)) where closed_at is null do update set
            scope = excluded.scope, message = excluded.message, seen_at = now(), told_at = now(), revision = i.revision + 1
        where i.scope <> excluded.scope
        returning started_at, revision
        """;

    private const string AcceptedSql = "update monitor.incident set closed_at = now() where kind = 'rules' and closed_at is null";

    private const string LockSql = "select pg_advisory_xact_lock(hashtext('newsmonitor.incidents'))";

    /// <summary>Tells that an exchange or queue of the worker was gone. A loss that was told in the last minute is not told again.</summary>
    /// <param name="kind"><c>exchange</c> or <c>queue</c>.</param>
    /// <param name="name">Its name on the broker.</param>
    /// <param name="restored">Whether it was declared anew.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task TopologyLostAsync(string kind, string name, bool restored, CancellationToken cancellationToken) =>
        InTransactionAsync(async step =>
        {
            await LockAsync(step);
            var rows = await step.QueryAsync<Row>(LostSql, new { Scope = $"{kind}/{name}", Message = $"{kind} {name} was gone from the broker" });
            return rows.SingleOrDefault() is { } row ? new LostTopologyNews { Kind = kind, Name = name, Restored = restored, StartedAt = row.StartedAt } : null;
        }, cancellationToken);

    /// <summary>Tells that a configuration was refused, once for each.</summary>
    /// <param name="configuration">What tells it from others: the hash of its files.</param>
    /// <param name="problem">Its first error.</param>
    /// <param name="activeSet">Number of the set that stays in use; null when there is none.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task RulesRefusedAsync(string configuration, RulesProblem problem, int? activeSet, CancellationToken cancellationToken) =>
        InTransactionAsync(async step =>
        {
            var rows = await step.QueryAsync<Row>(RefusedSql, new { Scope = configuration, Message = $"{problem.File}:{problem.Line}: {problem.Message}" });
            return rows.SingleOrDefault() is { } row
                ? new RefusedRulesNews { Problem = problem, ActiveSet = activeSet, StartedAt = row.StartedAt, Revision = row.Revision }
                : null;
        }, cancellationToken);

    /// <summary>A configuration was taken: whatever was refused before it is over, and would be told again.</summary>
    public Task RulesAcceptedAsync(CancellationToken cancellationToken) =>
        InTransactionAsync(async step =>
        {
            await step.ExecuteAsync(AcceptedSql, new { });
            return null;
        }, cancellationToken);

    /// <summary>Held until the transaction ends, so that two workers do not tell the same.</summary>
    internal static Task LockAsync(TransactionStep step) => step.ExecuteAsync(LockSql, new { });

    private async Task InTransactionAsync(Func<TransactionStep, Task<OpsNews?>> note, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var step = new TransactionStep(connection, transaction, cancellationToken);
        if (await note(step) is { } news)
        {
            await EventLog.AppendAsync(step, writer, news);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private sealed class Row
    {
        public DateTime StartedAt { get; init; }

        public int Revision { get; init; }
    }
}
