using NewsMonitor.Storage.Erasing;

namespace NewsMonitor.Worker.Erasing;

/// <summary>Erases batch by batch, and knows how far it came.</summary>
internal sealed class Erasure(ErasureStore store, TimeProvider clock, TextWriter progress)
{
    /// <summary>Articles in one transaction; the desk waits while it lasts.</summary>
    private const int Batch = 200;

    private static readonly TimeSpan ProgressInterval = TimeSpan.FromSeconds(5);

    /// <summary>What has lost its words so far.</summary>
    public ErasureCounts Counts { get; private set; } = new();

    /// <summary>Erases everything of a target.</summary>
    /// <param name="target">Whose words.</param>
    /// <param name="reason">For the record; null: nothing is erased, only the numbers are had.</param>
    /// <param name="cancellationToken">Stops it between two batches; the same command goes on.</param>
    public async Task RunAsync(ErasureTarget target, string? reason, CancellationToken cancellationToken)
    {
        int? record = reason is null ? null : await store.BeginAsync(target, reason, cancellationToken);
        var reportedAt = clock.GetTimestamp();
        foreach (var batch in target.Articles.Chunk(Batch))
        {
            Counts += await store.EraseAsync(record, batch, cancellationToken);
            if (clock.GetElapsedTime(reportedAt) >= ProgressInterval)
            {
                progress.WriteLine($"{Counts.Articles} of {target.Articles.Count} articles");
                reportedAt = clock.GetTimestamp();
            }
        }

        if (target.SourceId is { } source)
        {
            Counts += await store.EraseQuarantineAsync(record, source, cancellationToken);
        }

        if (record is { } id)
        {
            await store.FinishAsync(id, cancellationToken);
        }
    }
}
