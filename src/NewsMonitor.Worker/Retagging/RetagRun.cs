using Microsoft.Extensions.Options;
using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Retagging;
using NewsMonitor.Storage.Intake;
using NewsMonitor.Storage.Retagging;
using NewsMonitor.Worker.Configuration;
using NewsMonitor.Worker.Polling;

namespace NewsMonitor.Worker.Retagging;

/// <summary>Goes through stored articles page by page and tags them by the active set; what differs is stored, or only counted.</summary>
/// <remarks>
/// Every article of the range is tagged. Stored is what the active set did not tag, or would tag otherwise: a second run finds nothing to do, and
/// one that was broken off is gone on with by running it again.
/// </remarks>
internal sealed class RetagRun(TaggedArticleQuery history, RetagStore store, IOptions<PollingOptions> polling, TimeProvider clock)
{
    /// <summary>Articles that are in memory, and in one transaction.</summary>
    public const int PageSize = 200;

    /// <summary>How often an article is tried again that somebody else was just changing.</summary>
    private const int MostTries = 5;

    private static readonly TimeSpan BusyPause = TimeSpan.FromMilliseconds(200);

    private readonly int _gate = polling.Value.RelevanceGate;

    /// <summary>Runs until the range ends or a stop is requested; the transaction that is under way then is finished.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="configuration">The active set.</param>
    /// <param name="progress">Is told of every page.</param>
    /// <param name="examples">How many articles the report keeps.</param>
    /// <param name="stop">Asks for an early end.</param>
    public async Task<RetagReport> RunAsync(
        RetagRequest request, LoadedConfiguration configuration, RetagProgress progress, int examples, CancellationToken stop)
    {
        var report = new RetagReport(_gate, examples);
        HistoryPlace? place = null;
        while (await NextAsync(request.Range, place, configuration, stop) is { } page)
        {
            if (page.Count == 0)
            {
                report.End = RetagEnd.Complete;
                break;
            }

            var retagged = page.AsParallel().AsOrdered()
                .Select(article => RetaggedArticle.Plan(article, configuration.Stamp, _gate, configuration.Tagger.Tag))
                .ToList();
            report.Read += page.Count;
            if (request.DryRun)
            {
                retagged.ForEach(report.Add);
            }
            else if (!await StoreAsync([.. retagged.Where(article => article.IsDue(request.Announce))], configuration, request.Announce, report))
            {
                report.End = RetagEnd.Superseded;
                break;
            }

            place = new HistoryPlace(page[^1].Known.FirstSeenAt, page[^1].Known.Id);
            progress.Tell(clock, report.Read, place.FirstSeenAt);
        }

        return report;
    }

    /// <summary>The next page; null once a stop was requested.</summary>
    private async Task<IReadOnlyList<TaggedArticle>?> NextAsync(
        HistoryRange range, HistoryPlace? place, LoadedConfiguration configuration, CancellationToken stop)
    {
        try
        {
            stop.ThrowIfCancellationRequested();
            return await history.PageAsync(range, place, PageSize, configuration.Sources, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Stores what can be stored now; false once another set is active.</summary>
    private async Task<bool> StoreAsync(IReadOnlyList<RetaggedArticle> due, LoadedConfiguration configuration, bool announce, RetagReport report)
    {
        for (var attempt = 1; ; attempt++)
        {
            // Not the caller's token: what was begun is finished.
            var outcome = await store.StoreAsync(due, configuration.Stamp, announce, CancellationToken.None);
            if (outcome.IsSuperseded)
            {
                return false;
            }

            foreach (var stored in outcome.Stored)
            {
                report.Add(stored);
            }

            report.ChangedMeanwhile += due.Count - outcome.Stored.Count - outcome.Busy.Count;
            if (outcome.Busy.Count == 0 || attempt == MostTries)
            {
                report.LeftBusy += outcome.Busy.Count;
                return true;
            }

            due = outcome.Busy;
            await Task.Delay(BusyPause, clock, CancellationToken.None);
        }
    }
}
