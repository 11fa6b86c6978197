using NewsMonitor.Core.Fetching;
using Npgsql;

namespace NewsMonitor.Storage.Polling;

/// <summary>Records polls that brought no entries: unchanged ones and failures. Each ends its lease.</summary>
public sealed class PollLog(NpgsqlDataSource dataSource)
{
    /// <summary>Records that nothing has changed. False when the lease was lost: then nothing is recorded.</summary>
    public Task<bool> UnchangedAsync(
        LeasedSource lease, FetchResult.NotModified result, PollTiming timing, CancellationToken cancellationToken) =>
        InTransactionAsync(lease, async step =>
        {
            await PollEnd.SuccessAsync(step, lease, result.Validators, timing, broughtNew: false);
            await PollEnd.CountAsync(step, lease, result.Effort, unchanged: 1, failed: 0);
        }, cancellationToken);

    /// <summary>Records a failed poll. False when the lease was lost: then nothing is recorded.</summary>
    public Task<bool> FailedAsync(
        LeasedSource lease, FetchResult.Failed result, int setNumber, PollTiming timing, CancellationToken cancellationToken) =>
        InTransactionAsync(lease, async step =>
        {
            await FetchRow.InsertFailedAsync(step, lease, result, setNumber);
            await PollEnd.FailureAsync(step, lease, result, timing);
            await PollEnd.CountAsync(step, lease, result.Effort, unchanged: 0, failed: 1);
        }, cancellationToken);

    /// <summary>Gives a source back that was not polled after all: it is due at once, for anybody.</summary>
    public Task<bool> GivenBackAsync(LeasedSource lease, TimeSpan hostGap, CancellationToken cancellationToken) =>
        InTransactionAsync(lease, step => PollEnd.GiveBackAsync(step, lease, hostGap), cancellationToken);

    private async Task<bool> InTransactionAsync(LeasedSource lease, Func<TransactionStep, Task> record, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var step = new TransactionStep(connection, transaction, cancellationToken);
        if (!await PollEnd.StillLeasedAsync(step, lease))
        {
            return false;
        }

        await record(step);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}

/// <summary>When to ask again.</summary>
/// <param name="NextPoll">From now, on the database clock.</param>
/// <param name="HostGap">How long the host is left alone.</param>
public sealed record PollTiming(TimeSpan NextPoll, TimeSpan HostGap);
