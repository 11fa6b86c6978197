using Dapper;
using Microsoft.Extensions.Options;
using Npgsql;

namespace NewsMonitor.Storage.Retention;

/// <summary>
/// Lets go of what is old, a whole month at a time. No step waits a second for a lock: while somebody reads for long, or would wait for us while we wait
/// for him, it is left for the next hour.
/// </summary>
public sealed class MonthlyRetention(NpgsqlDataSource dataSource, IOptions<RetentionOptions> options)
{
    private const string DropSql = "select monitor.drop_oldest_month(@Tables, @EndsBy)";

    private const string ThinSql = "select monitor.thin_oldest_month(@EndsBy)";

    // An event that is still unsent after all these months has no bytes any more.
    private const string ForgetUnsentSql = "delete from monitor.outbox where recorded_at < @EndsBy";

    private const string ForgetQuarantineSql = "delete from monitor.quarantine where at < @EndsBy";

    private const string StartOfMonthSql = "select date_trunc('month', now(), 'UTC')";

    /// <summary>A month that is written anew has seconds of work per hundred thousand articles.</summary>
    private const int ThinningTimeoutSeconds = 3600;

    private static readonly string[] ArticleTables =
        ["article", "article_entity", "article_event_class", "article_search", "article_topic", "revision", "sighting"];

    private static readonly string[] EventTables = ["event", "event_delivery"];

    private static readonly string[] FetchTables = ["fetch"];

    /// <summary>
    /// One step for each kind of thing, the oldest month first: what has piled up leaves in as many calls. Returns what was done, a line each for the log.
    /// </summary>
    /// <exception cref="PostgresException"><c>55P03</c>: somebody has held the tables for almost a second; the steps before stay done.</exception>
    public async Task<IReadOnlyList<string>> StepAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var month = await connection.ExecuteScalarAsync<DateTime>(new CommandDefinition(StartOfMonthSql, cancellationToken: cancellationToken));
        var done = new List<string>();
        await DropAsync("articles", ArticleTables, options.Value.ArticleMonths);
        await DropAsync("events", EventTables, options.Value.EventMonths);
        await DropAsync("fetches", FetchTables, options.Value.FetchMonths);
        if (EndsBy(options.Value.EventMonths) is { } unsent)
        {
            await connection.ExecuteAsync(new CommandDefinition(ForgetUnsentSql, new { EndsBy = unsent }, cancellationToken: cancellationToken));
        }

        if (EndsBy(options.Value.QuarantineMonths) is { } unread)
        {
            await connection.ExecuteAsync(new CommandDefinition(ForgetQuarantineSql, new { EndsBy = unread }, cancellationToken: cancellationToken));
        }

        if (EndsBy(options.Value.IrrelevantTextMonths) is { } thin
            && await MonthAsync(ThinSql, new { EndsBy = thin }, ThinningTimeoutSeconds) is { } thinned)
        {
            done.Add($"text of articles of {thinned:yyyy-MM} that were never announced");
        }

        return done;

        async Task DropAsync(string what, string[] tables, int months)
        {
            if (EndsBy(months) is { } end && await MonthAsync(DropSql, new { Tables = tables, EndsBy = end }, null) is { } dropped)
            {
                done.Add($"{what} of {dropped:yyyy-MM}");
            }
        }

        DateTime? EndsBy(int months) => months == 0 ? null : month.AddMonths(-months);

        Task<DateTime?> MonthAsync(string sql, object parameters, int? timeout) =>
            connection.ExecuteScalarAsync<DateTime?>(new CommandDefinition(sql, parameters, commandTimeout: timeout, cancellationToken: cancellationToken));
    }
}
