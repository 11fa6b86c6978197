using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Core.Entries;
using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Sources;
using NewsMonitor.Core.Tagging;
using NewsMonitor.Feeds.Http;
using NewsMonitor.Feeds.Reading;
using NewsMonitor.Storage.Intake;
using NewsMonitor.Storage.Polling;
using NewsMonitor.Worker.Commands;
using NewsMonitor.Worker.Configuration;

namespace NewsMonitor.Benchmarks.Load;

/// <summary>The product's fetching, parsing, identity and storing, with the markup as the text and nothing tagged: what is comparable with the naive poller.</summary>
internal sealed class StorePoller(
    HttpFetcher http, FeedDocumentReader reader, DueSources due, KnownArticleQuery known, IntakeStore store, ActiveConfiguration configuration)
{
    public const string Command = "load-store";

    private const int Concurrency = 16;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan NextPoll = TimeSpan.FromDays(7);

    private static readonly TagResult Untagged = new() { Relevance = 0, Severity = new Severity(0, null), Topics = [], Events = [] };

    public static async Task<int> RunAsync()
    {
        using var host = WorkerHost.BuildOnce(null, services => services.AddPipeline().AddSingleton<StorePoller>());
        var poller = host.Services.GetRequiredService<StorePoller>();
        await ChildProcess.ServeAsync(_ => poller.PollDueAsync());
        return 0;
    }

    private async Task PollDueAsync()
    {
        var current = (await configuration.RefreshAsync(CancellationToken.None))!;
        while (await due.ClaimAsync(4 * Concurrency, Lease, WorkShare.All, CancellationToken.None) is { Count: > 0 } leases)
        {
            await Parallel.ForEachAsync(leases, new ParallelOptions { MaxDegreeOfParallelism = Concurrency }, async (lease, stop) =>
                await PollAsync(lease, current.Sources[lease.Key], current, stop));
        }
    }

    private async Task PollAsync(LeasedSource lease, Source source, LoadedConfiguration current, CancellationToken cancellationToken)
    {
        var answer = await http.GetAsync(new HttpQuestion(source.Url) { AllowPrivate = source.AllowPrivate }, cancellationToken);
        var body = (HttpAnswer.Body)answer;
        var document = ((ParseResult.Parsed)reader.Parse(body.Bytes, source, body.Address, body.ContentType)).Document;
        var candidates = document.Items.Select(item => Candidate.From(source, Raw(item), lease.ClaimedAt)).ToList();
        var context = new IntakeContext
        {
            Source = source,
            Backfill = lease.FirstFetch,
            RelevanceGate = 35,
            Owners = current.Owners,
            Tag = _ => Untagged,
        };
        var fetch = new FetchFacts
        {
            Effort = answer.Effort,
            Validators = body.Validators with { BodyHash = SHA256.HashData(body.Bytes) },
            Import = false,
            Backfill = lease.FirstFetch,
            Rules = current.Stamp,
            Timing = new PollTiming(NextPoll, TimeSpan.Zero),
            Lesson = new PollLesson(null),
        };
        var plan = IntakePlanner.Plan(candidates, await known.FindAsync(lease.SourceId, candidates, cancellationToken), context);
        if (await store.StoreAsync(lease, source, fetch, plan, cancellationToken) != IntakeOutcome.Committed)
        {
            throw new InvalidOperationException($"{source.Key} was not stored");
        }
    }

    private static Entry Raw(FeedItem item) => new()
    {
        Id = item.Id,
        Link = item.Link,
        Title = item.Title.Value,
        Summary = item.Summary.Value,
        Text = item.Content.Value,
        Author = item.Authors.Count > 0 ? item.Authors[0] : null,
        Categories = item.Categories,
        Enclosures = item.Enclosures,
        Published = item.Published,
        Language = item.Language,
    };
}
