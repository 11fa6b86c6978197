using System.Net;
using Microsoft.Extensions.Options;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Feeds.Http;

namespace NewsMonitor.Feeds.Discovery;

/// <summary>Finds the feeds of a site, starting at any of its pages, and ranks them.</summary>
/// <remarks>
/// What the page itself says comes first; guessing begins only when that led to nothing. Requests are few, paced, and go
/// through the same guarded client as every fetch.
/// </remarks>
public sealed class FeedDiscovery
{
    private const int MostRequests = 24;
    private const int MostOfOneOrigin = 6;
    private const int MostSitemaps = 3;

    /// <summary>When the page cannot be had for one of these reasons, nothing else of the site can.</summary>
    private static readonly FetchFailure[] Hopeless =
        [FetchFailure.Blocked, FetchFailure.Dns, FetchFailure.Connect, FetchFailure.Tls, FetchFailure.Scheme, FetchFailure.Timeout];

    private readonly HttpFetcher _http;
    private readonly FetchingOptions _options;
    private readonly TimeProvider _clock;

    internal FeedDiscovery(HttpFetcher http, IOptions<FetchingOptions> options, TimeProvider clock) => (_http, _options, _clock) = (http, options.Value, clock);

    /// <summary>Looks for feeds. Throws only when <paramref name="cancellationToken"/> asks to stop.</summary>
    /// <param name="page">A page of the site, an http or https address; a feed is found, too.</param>
    /// <param name="allowPrivate">Networks besides the public internet that may be connected to.</param>
    /// <param name="asking">Told each address before it is asked; null when nobody wants to know.</param>
    /// <param name="cancellationToken">Asks to stop.</param>
    public async Task<DiscoveryResult> DiscoverAsync(
        Uri page, IReadOnlyList<IPNetwork> allowPrivate, Action<Uri>? asking, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(page);
        var visit = new DiscoveryVisit(new PacedFetcher(_http, allowPrivate, _options.RequestGap, _clock), page, MostRequests, asking, _clock);

        var answer = await visit.AskAsync(new FeedCandidate(page, CandidateOrigin.Given), cancellationToken);
        if (answer is HttpAnswer.Failed failed && Hopeless.Contains(failed.Failure))
        {
            return visit.Result(failed.Message);
        }

        if (visit.Feeds.Count == 0)
        {
            await SearchAsync(visit, answer as HttpAnswer.Body, cancellationToken);
        }

        return visit.Result((answer as HttpAnswer.Failed)?.Message);
    }

    private static async Task SearchAsync(DiscoveryVisit visit, HttpAnswer.Body? page, CancellationToken cancellationToken)
    {
        var start = page?.Address ?? visit.Page;
        var links = page is null ? [] : PageLinks.Read(DiscoveryVisit.Text(page), start);
        foreach (var origin in (CandidateOrigin[])[CandidateOrigin.Declared, CandidateOrigin.Linked, CandidateOrigin.WordPress])
        {
            await visit.TryAsync(links.Where(link => link.Origin == origin).Take(MostOfOneOrigin), cancellationToken);
        }

        if (!visit.HasGoodOne)
        {
            // One is enough: the other places hold the same in other formats.
            await visit.TryAsync(UsualPlaces.Feeds(start), cancellationToken, untilFound: true);
        }

        var sitemaps = links.Where(link => link.Origin == CandidateOrigin.Sitemap).ToList();
        if (await visit.AskAsync(UsualPlaces.Robots(start), cancellationToken) is HttpAnswer.Body robots)
        {
            sitemaps.AddRange(RobotsSitemaps.Read(DiscoveryVisit.Text(robots), robots.Address));
        }

        if (sitemaps.Count > 0)
        {
            await visit.TryAsync(sitemaps.Take(MostSitemaps), cancellationToken);
        }
        else
        {
            await visit.TryAsync(UsualPlaces.Sitemaps(start), cancellationToken, untilFound: true);
        }
    }
}
