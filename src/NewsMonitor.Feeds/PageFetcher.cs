using System.Net;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Sources;
using NewsMonitor.Feeds.Http;
using NewsMonitor.Feeds.Pages;
using NewsMonitor.Feeds.Robots;

namespace NewsMonitor.Feeds;

/// <summary>Asks for the page of an article, and for what its site says about that. One question each, no pauses: the caller paces.</summary>
/// <remarks>
/// Nobody named these pages, other than a source: the caller asks <see cref="RobotsRules"/> first. A page may lie at another
/// origin than it is asked for at (<see cref="PageAnswer.Elsewhere"/>), whose rules are its own.
/// </remarks>
public sealed class PageFetcher
{
    /// <summary>Longest time for one question, where the settings do not allow less: pages are small, and feeds of the same host wait meanwhile.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    private const string AcceptPages = "text/html, application/xhtml+xml, */*;q=0.1";

    private readonly HttpFetcher _http;
    private readonly SourceSecrets _secrets;

    internal PageFetcher(HttpFetcher http, SourceSecrets secrets) => (_http, _secrets) = (http, secrets);

    /// <summary>The rules of the host that a page lies on.</summary>
    /// <param name="page">An http or https address.</param>
    /// <param name="allowPrivate">Networks besides the public internet that may be connected to.</param>
    /// <param name="enter">Asked before a redirect is followed to another site; null: it is followed.</param>
    /// <param name="cancellationToken">Asks to stop; only that leaves as an exception.</param>
    public async Task<RobotsVerdict> FetchRobotsAsync(
        Uri page, IReadOnlyList<IPNetwork> allowPrivate, EnterHost? enter, CancellationToken cancellationToken) =>
        RobotsVerdict.Of(await _http.GetAsync(SiteFile(page, "/robots.txt", allowPrivate, enter), cancellationToken));

    /// <summary>The text that a site reserves; nothing when it has no such file or it cannot be had. <c>Wait</c> is set when its place is not to be asked now.</summary>
    /// <inheritdoc cref="FetchRobotsAsync"/>
    public async Task<(TdmFile Reservations, FetchEffort Effort, TimeSpan? Wait)> FetchReservationsAsync(
        Uri page, IReadOnlyList<IPNetwork> allowPrivate, EnterHost? enter, CancellationToken cancellationToken)
    {
        var answer = await _http.GetAsync(SiteFile(page, "/.well-known/tdmrep.json", allowPrivate, enter), cancellationToken);
        return (answer is HttpAnswer.Body body ? TdmFile.Parse(body.Bytes) : TdmFile.None, answer.Effort, (answer as HttpAnswer.Busy)?.Wait);
    }

    /// <summary>The page itself; redirects are followed within its origin.</summary>
    /// <param name="page">An http or https address.</param>
    /// <param name="allowPrivate">Networks besides the public internet that may be connected to.</param>
    /// <param name="source">The source that named the page: its credentials are sent to its own origin.</param>
    /// <param name="cancellationToken">Asks to stop; only that leaves as an exception.</param>
    public async Task<PageAnswer> FetchPageAsync(
        Uri page, IReadOnlyList<IPNetwork> allowPrivate, Source source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        var (credentials, problem) = _secrets.For(source);
        if (problem is not null)
        {
            return new PageAnswer.Failed(FetchFailure.Forbidden, problem, RetryAfter: null);
        }

        var question = new HttpQuestion(page)
        {
            Accept = AcceptPages,
            AllowPrivate = allowPrivate,
            AllowDowngrade = source.AllowDowngrade,
            StaysAtOrigin = true,
            Deadline = Deadline,
            Credentials = credentials,
        };
        var answer = await _http.GetAsync(question, cancellationToken);
        return answer switch
        {
            HttpAnswer.Body body => new PageAnswer.Page(body.Bytes, body.Address, body.ContentType)
            {
                Effort = answer.Effort,
                Reservation = TextReservation.Read(body.Reservation, PageEncoding.Decode(body.Bytes, body.ContentType)),
            },
            HttpAnswer.Elsewhere elsewhere => new PageAnswer.Elsewhere(WebAddress.WithoutUser(elsewhere.Target)) { Effort = answer.Effort },
            HttpAnswer.Failed failed => new PageAnswer.Failed(failed.Failure, failed.Message, failed.RetryAfter) { Effort = answer.Effort },
            _ => throw new InvalidOperationException("An unconditional question cannot be answered with 'not modified'."),
        };
    }

    private static HttpQuestion SiteFile(Uri page, string path, IReadOnlyList<IPNetwork> allowPrivate, EnterHost? enter) =>
        new(new Uri(page, path)) { AllowPrivate = allowPrivate, TakesFirst = RobotsRules.MaxLength, Deadline = Deadline, Enter = enter };
}
