using Microsoft.Extensions.Options;
using NewsMonitor.Core.Entries;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Sources;
using NewsMonitor.Feeds.Languages;
using NewsMonitor.Storage.Intake;
using NewsMonitor.Storage.Polling;
using NewsMonitor.Worker.Configuration;
using NewsMonitor.Worker.PageText;

namespace NewsMonitor.Worker.Polling;

/// <summary>Takes the entries of one fetch in: look up, plan, store. The same way for polls and imports.</summary>
internal sealed class EntryIntake(KnownArticleQuery known, IntakeStore store, IOptions<PollingOptions> options, IOptions<PagesOptions> pages)
{
    /// <summary>Another source can overtake us once per article that both bring; more often than this means a bug.</summary>
    private const int MaxTries = 10;

    public async Task<IntakeReport> TakeInAsync(
        LeasedSource lease,
        Source source,
        FetchResult.Fetched fetched,
        IntakeMode mode,
        LoadedConfiguration configuration,
        Func<IntakePlan, (PollTiming Timing, PollLesson Lesson)> forecast,
        CancellationToken cancellationToken)
    {
        var backfill = mode == IntakeMode.Import || lease.FirstFetch || lease.Paging is { Backfill: true };
        var context = new IntakeContext
        {
            Source = source,
            Backfill = backfill,
            RelevanceGate = options.Value.RelevanceGate,
            Owners = configuration.Owners,
            Tag = configuration.Tagger.Tag,
            Unreadable = fetched.Unreadable,
            OverLimit = fetched.OverLimit,
        };
        var candidates = fetched.Entries.Select(entry => Candidate.From(source, InItsLanguage(source, entry), lease.ClaimedAt)).ToList();

        for (var attempt = 1; ; attempt++)
        {
            var plan = IntakePlanner.Plan(candidates, await known.FindAsync(lease.SourceId, candidates, cancellationToken), context);
            var (timing, lesson) = forecast(plan);
            var fetch = new FetchFacts
            {
                Effort = fetched.Effort,
                Validators = fetched.Validators,
                Partial = fetched.Partial,
                Import = mode == IntakeMode.Import,
                Backfill = backfill,
                PageDeadline = mode == IntakeMode.Poll && pages.Value.Concurrency > 0 ? pages.Value.Deadline : null,
                Rules = configuration.Stamp,
                Timing = timing,
                Lesson = lesson,
            };
            var outcome = await store.StoreAsync(lease, source, fetch, plan, cancellationToken);
            if (outcome != IntakeOutcome.Overtaken)
            {
                return new IntakeReport(outcome, plan, lesson);
            }

            if (attempt == MaxTries)
            {
                throw new InvalidOperationException($"Intake of {source.Key} was overtaken {MaxTries} times.");
            }
        }
    }

    /// <summary>The language is read from the text; what feed or operator declare counts where the text is too short to tell.</summary>
    internal static Entry InItsLanguage(Source source, Entry entry)
    {
        var declared = entry.Language ?? source.Language;
        return entry with
        {
            Language = ArticleLanguage.Of(
                entry.Title, entry.Text.Length > 0 ? entry.Text : entry.Summary, declared == ArticleLanguage.Undetermined ? null : declared),
        };
    }
}

internal enum IntakeMode
{
    Poll,
    Import,
}

internal sealed record IntakeReport(IntakeOutcome Outcome, IntakePlan Plan, PollLesson Lesson);
