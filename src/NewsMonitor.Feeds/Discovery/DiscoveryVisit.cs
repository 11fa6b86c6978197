using System.Security.Cryptography;
using NewsMonitor.Core.Entries;
using NewsMonitor.Feeds.Html;
using NewsMonitor.Feeds.Http;
using NewsMonitor.Feeds.Reading;
using NewsMonitor.Feeds.Reading.Charsets;

namespace NewsMonitor.Feeds.Discovery;

/// <summary>How far one discovery has got: what was asked, what was found, how many requests are left.</summary>
internal sealed class DiscoveryVisit(PacedFetcher fetcher, Uri page, int mostRequests, Action<Uri>? asking, TimeProvider clock)
{
    private const int MaxTitle = 200;

    private readonly HashSet<Uri> _asked = [];
    private readonly HashSet<string> _bodies = new(StringComparer.Ordinal);
    private readonly List<FoundFeed> _feeds = [];

    /// <summary>The page that was asked for.</summary>
    public Uri Page => page;

    public IReadOnlyList<FoundFeed> Feeds => _feeds;

    /// <summary>Whether what was found so far is worth polling; comments of readers and empty feeds are not.</summary>
    public bool HasGoodOne => _feeds.Exists(feed => feed.Score > 20);

    public static string Text(HttpAnswer.Body body) => FeedEncoding.Decode(body.Bytes, body.ContentType);

    /// <summary>Asks for candidates, and remembers those that are feeds.</summary>
    public async Task TryAsync(IEnumerable<FeedCandidate> candidates, CancellationToken cancellationToken, bool untilFound = false)
    {
        foreach (var candidate in candidates)
        {
            var before = _feeds.Count;
            await AskAsync(candidate, cancellationToken);
            if (untilFound && _feeds.Count > before)
            {
                return;
            }
        }
    }

    /// <summary>The answer to a candidate; null when it was asked before, or no request is left.</summary>
    public async Task<HttpAnswer?> AskAsync(FeedCandidate candidate, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(candidate.Address, cancellationToken);
        if (answer is HttpAnswer.Body body
            && _bodies.Add(Convert.ToHexString(SHA256.HashData(body.Bytes)))
            && FeedParser.Parse(body.Bytes, new FeedOrigin(body.Address) { ContentType = body.ContentType }) is ParseResult.Parsed { Document: var document })
        {
            _feeds.Add(Judge(candidate, body, document));

            // An index lists nothing itself; the first that it names is the one for news, or the freshest.
            if (document.Items.Count == 0 && document.Continuations is [var first, ..])
            {
                await AskAsync(new FeedCandidate(first, candidate.Origin), cancellationToken);
            }
        }

        return answer;
    }

    /// <summary>The answer of an address; null when it was asked before, or no request is left.</summary>
    public async Task<HttpAnswer?> AskAsync(Uri address, CancellationToken cancellationToken)
    {
        if (fetcher.Requests >= mostRequests || !_asked.Add(address))
        {
            return null;
        }

        asking?.Invoke(address);
        return await fetcher.GetAsync(address, cancellationToken);
    }

    public DiscoveryResult Result(string? pageFailure) => new()
    {
        Page = page,
        PageFailure = pageFailure,
        Requests = fetcher.Requests,
        Feeds = [.. _feeds.OrderByDescending(feed => feed.Score).ThenBy(feed => feed.Origin)],
    };

    private FoundFeed Judge(FeedCandidate candidate, HttpAnswer.Body body, FeedDocument document)
    {
        var now = clock.GetUtcNow();
        List<Entry> entries = [.. document.Items.Select(EntryBuilder.Build).OfType<Entry>()];
        var format = DocumentFormat.Of(Text(body), document);
        var feed = new FoundFeed
        {
            Address = body.Address,
            Kind = format.Kind,
            Format = format.Name,
            Origin = candidate.Origin,
            Title = HtmlText.Line(document.Title, MaxTitle),
            Language = entries.Select(entry => entry.Language).FirstOrDefault(language => language is not null),
            Entries = entries.Count > 0 ? entries.Count : document.Continuations.Count,
            IsIndex = document.Items.Count == 0 && document.Continuations.Count > 0,
            Newest = entries.Select(entry => entry.Published?.At).Where(at => at <= now).Max(),
            MedianText = Median([.. entries.Select(entry => Math.Max(entry.Text.Length, entry.Summary.Length))]),
        };
        return feed with { Why = FeedScore.Reasons(feed, entries, page, now) };
    }

    private static int Median(List<int> lengths)
    {
        lengths.Sort();
        return lengths.Count == 0 ? 0 : lengths[lengths.Count / 2];
    }
}
