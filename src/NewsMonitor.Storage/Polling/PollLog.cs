using NewsMonitor.Core.Fetching;
using Npgsql;

namespace NewsMonitor.Storage.Polling;

/// <summary>Ends polls that brought no listing: failed, postponed, given back. Each ends its lease.</summary>
public sealed class PollLog(NpgsqlDataSource dataSource)
{
    /// <summary>Records a failed poll. False when the lease was lost: then nothing is recorded.</summary>
    public Task<bool> FailedAsync(FailedPoll poll, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(poll);
        return InTransactionAsync(poll.Lease, batch =>
        {
            FetchRow.InsertFailed(batch, poll.Lease, poll.Result, poll.SetNumber);
            PollEnd.Failure(batch, poll);
            PollEnd.Count(batch, poll.Lease, poll.Result.Effort, failed: 1);
        }, cancellationToken);
    }

    /// <summary>Records a poll for a further document that could not be had: the source itself has answered. False when the lease was lost.</summary>
    public Task<bool> FurtherAsync(FurtherPoll poll, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(poll);
        return InTransactionAsync(poll.Lease, batch =>
        {
            if (poll.IsFault)
            {
                FetchRow.InsertFailed(batch, poll.Lease, poll.Result, poll.SetNumber);
            }

            PollEnd.Further(batch, poll);
            PollEnd.Count(batch, poll.Lease, poll.Result.Effort, failed: poll.IsFault ? 1 : 0);
        }, cancellationToken);
    }

    /// <summary>Puts a poll off that failed because we ourselves are cut off: the source is not to blame. False when the lease was lost.</summary>
    public Task<bool> PostponedAsync(LeasedSource lease, FetchEffort effort, PollTiming timing, CancellationToken cancellationToken) =>
        InTransactionAsync(lease, batch =>
        {
            PollEnd.GiveBack(batch, lease, timing);
            PollEnd.Count(batch, lease, effort, postponed: 1);
        }, cancellationToken);

    /// <summary>Gives a source back of whose poll nothing was stored: anybody may poll it again.</summary>
    public Task<bool> GivenBackAsync(LeasedSource lease, PollTiming timing, CancellationToken cancellationToken) =>
        InTransactionAsync(lease, batch => PollEnd.GiveBack(batch, lease, timing), cancellationToken);

    private async Task<bool> InTransactionAsync(LeasedSource lease, Action<StatementBatch> record, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var step = new TransactionStep(connection, transaction, cancellationToken);
        if (!await PollEnd.StillLeasedAsync(step, lease))
        {
            return false;
        }

        await using var batch = new StatementBatch(step);
        record(batch);
        await batch.ExecuteAsync();
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
