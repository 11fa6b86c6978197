using Dapper;
using Npgsql;

namespace NewsMonitor.Storage.Reporting;

/// <summary>Makes the sums that reports are read from: what the queue of changed hours holds, a week at a time, the newest first.</summary>
/// <remarks>
/// A slice is one transaction: it takes lines from the queue and stores what they ask for, so that a worker that dies in it has taken none. A line that is
/// committed later, or meanwhile, is found by the next slice. No lock is taken on what others write.
/// </remarks>
public sealed class Rollups(NpgsqlDataSource dataSource)
{
    /// <summary>So many days before today have their hours kept.</summary>
    internal int DaysOfHours { get; init; } = 92;

    /// <summary>Changes the zone whose hours and days are summed; everything is then summed anew.</summary>
    /// <param name="timeZone">IANA name.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>False when it is the one already.</returns>
    /// <exception cref="PostgresException">PostgreSQL does not know the zone, or others hold the sums for too long.</exception>
    public async Task<bool> ChangeZoneAsync(string timeZone, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<bool>(
            new CommandDefinition("select monitor.rebuild_rollups(@Zone)", new { Zone = timeZone }, cancellationToken: cancellationToken));
    }

    /// <summary>Makes the sums of one slice.</summary>
    /// <param name="before">Only hours before this moment are looked at; null: all. Who goes on with <see cref="SummedSlice.Since"/> comes to an end, whatever happens meanwhile.</param>
    /// <param name="cancellationToken">Stops the call; nothing is changed then.</param>
    /// <returns>What was summed; null when no hour waits, or another worker is at it.</returns>
    public async Task<SummedSlice?> RefreshAsync(DateTime? before, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await RollupSlice.BeginAsync(connection, transaction, cancellationToken) is not { } slice)
        {
            return null;
        }

        var summed = await slice.SumAsync(before, DaysOfHours);
        await transaction.CommitAsync(cancellationToken);
        return summed;
    }
}

/// <summary>What a slice has summed.</summary>
/// <param name="Hours">How many hours of the zone.</param>
/// <param name="Since">No hour from then on was left waiting that waited when the slice began.</param>
public sealed record SummedSlice(int Hours, DateTime Since);
