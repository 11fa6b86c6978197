using Npgsql;

namespace NewsMonitor.Storage.Desk;

/// <summary>What waits for the desk; asked without a lock, every second.</summary>
public sealed class DeskWork(NpgsqlDataSource dataSource)
{
    // Numbers of events are taken after their transaction has got its own number. So whoever may still write an event up to this one is older than
    // the snapshot of the second statement.
    private const string LastEventSql = "select last_value from monitor.event_sequence";

    private const string LookSql = $"""
        select l.token = @Token and l.lease_until > clock_timestamp(), l.changes_read,
               pg_snapshot_xmin(pg_current_snapshot())::text::bigint, pg_snapshot_xmax(pg_current_snapshot())::text::bigint,
               exists (select {WaitingArticles.FreshSql}),
               exists (select {WaitingArticles.RetrySql}),
               exists (select from monitor.story where due_at <= clock_timestamp())
                   or exists (select from monitor.alert where due_at <= clock_timestamp())
        from monitor.desk_lease l
        """;

    /// <summary>Looks what is to be done.</summary>
    /// <param name="token">Of the asking leader.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<DeskOutlook> LookAsync(long token, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { new NpgsqlBatchCommand(LastEventSql), new NpgsqlBatchCommand(LookSql) { Parameters = { new NpgsqlParameter<long>("Token", token) } } },
        };
        await using var answers = await batch.ExecuteReaderAsync(cancellationToken);
        await answers.ReadAsync(cancellationToken);
        var lastEvent = answers.GetInt64(0);
        await answers.NextResultAsync(cancellationToken);
        await answers.ReadAsync(cancellationToken);
        return new DeskOutlook
        {
            IsLeader = answers.GetBoolean(0),
            ChangesRead = answers.GetInt64(1),
            OldestOpen = answers.GetInt64(2),
            Next = answers.GetInt64(3),
            LastEvent = lastEvent,
            HasArticles = answers.GetBoolean(4),
            HasRetries = answers.GetBoolean(5),
            HasDue = answers.GetBoolean(6),
        };
    }
}

/// <summary>What waits for the desk.</summary>
public sealed record DeskOutlook
{
    /// <summary>Whether who asks still leads.</summary>
    public required bool IsLeader { get; init; }

    /// <summary>Number in the event log up to which changes of articles were seen.</summary>
    public required long ChangesRead { get; init; }

    /// <summary>Number of the oldest transaction that is open.</summary>
    public required long OldestOpen { get; init; }

    /// <summary>Number that the next transaction gets.</summary>
    public required long Next { get; init; }

    /// <summary>Newest number in the event log that was given away.</summary>
    public required long LastEvent { get; init; }

    /// <summary>Whether announced articles wait that were not tried yet.</summary>
    public required bool HasArticles { get; init; }

    /// <summary>Whether an article that failed is to be tried again.</summary>
    public required bool HasRetries { get; init; }

    /// <summary>Whether the time of a story or an alert has come.</summary>
    public required bool HasDue { get; init; }
}
