using System.Net;
using Microsoft.Extensions.Options;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Identity;
using NewsMonitor.Feeds.Robots;

namespace NewsMonitor.Feeds.Http;

/// <summary>Asks a site for one address: the only way out to the web.</summary>
/// <remarks>
/// One deadline covers all hops and the body to its last byte: the time-out of <see cref="HttpClient"/> ends with the
/// headers. HTTP/2 where a site offers it over TLS, else HTTP/1.1: some sites slow down or refuse what speaks only the latter.
/// </remarks>
internal sealed class HttpFetcher(IOptions<FetchingOptions> options, GuardedHandlers handlers, TimeProvider clock)
{
    private readonly FetchingOptions _options = options.Value;

    /// <summary>Follows redirects and brings the body. Throws only when <paramref name="cancellationToken"/> asks to stop.</summary>
    public async Task<HttpAnswer> GetAsync(HttpQuestion question, CancellationToken cancellationToken)
    {
        var visit = new HttpVisit(question.Address, clock);
        var longest = question.Deadline < _options.Deadline ? question.Deadline.Value : _options.Deadline;
        using var deadline = new CancellationTokenSource(longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        HttpAnswer answer;
        try
        {
            answer = await FollowAsync(question, visit, either.Token);
        }
        catch (Exception e)
        {
            // A broken connection may be how a requested stop shows.
            cancellationToken.ThrowIfCancellationRequested();
            if (deadline.IsCancellationRequested)
            {
                answer = visit.Failed(FetchFailure.Timeout, $"not finished after {longest.TotalSeconds:0.#} s");
            }
            else if (HttpFault.Explain(e, visit.InBody) is { } fault)
            {
                answer = visit.Failed(fault.Failure, fault.What);
            }
            else
            {
                throw;
            }
        }

        return answer with { Effort = visit.Effort, PermanentTarget = visit.PermanentTarget };
    }

    private async Task<HttpAnswer> FollowAsync(HttpQuestion question, HttpVisit visit, CancellationToken cancellationToken)
    {
        if (!WebAddress.IsWeb(visit.Address))
        {
            return visit.Failed(FetchFailure.Scheme, "only http and https are fetched");
        }

        for (var redirects = 0; ; redirects++)
        {
            using var request = Request(question, visit.Address);
            var conditional = ConditionalHeaders.TryAdd(request.Headers, question.Known);

            visit.Asking();
            using var response = await handlers.SendAsync(request, question.AllowPrivate, cancellationToken);
            visit.Answered(response.StatusCode);

            if (!IsRedirect(response.StatusCode))
            {
                var answer = await ReadAsync(response, question, conditional, visit, cancellationToken);
                return answer with { FreshFor = Freshness.Read(response, clock.GetUtcNow()) };
            }

            if (redirects == _options.MaxRedirects)
            {
                return visit.Failed(FetchFailure.Redirects, $"more than {_options.MaxRedirects} redirects");
            }

            var (next, failure, what) = Redirect.Follow(ConditionalHeaders.Raw(response.Headers, "Location"), visit.Address, question.AllowDowngrade);
            if (next is null)
            {
                return visit.Failed(failure, what);
            }

            if (question.StaysAtOrigin && !IsSameOrigin(next, question.Address))
            {
                return new HttpAnswer.Elsewhere(next);
            }

            var site = ArticleAddress.Site(next);
            if (question.Enter is { } enter && site != ArticleAddress.Site(visit.Address) && await enter(site, cancellationToken) is { } wait)
            {
                return new HttpAnswer.Busy(site, wait);
            }

            visit.MoveTo(next);
        }
    }

    private HttpRequestMessage Request(HttpQuestion question, Uri address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        request.Headers.TryAddWithoutValidation("User-Agent", _options.UserAgent);
        request.Headers.TryAddWithoutValidation("Accept", question.Accept);
        question.Credentials?.AddTo(request.Headers, address);
        return request;
    }

    /// <param name="response">The answer at the end of all redirects.</param>
    /// <param name="question">What was asked.</param>
    /// <param name="conditional">Whether its validators were sent.</param>
    /// <param name="visit">Where we are.</param>
    /// <param name="cancellationToken">The deadline, or a requested stop.</param>
    private async Task<HttpAnswer> ReadAsync(
        HttpResponseMessage response, HttpQuestion question, bool conditional, HttpVisit visit, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        switch (status)
        {
            case 304 when conditional:
                var (now, known) = (ConditionalHeaders.Read(response), question.Known);
                return new HttpAnswer.NotModified(known with { ETag = now.ETag ?? known.ETag, LastModified = now.LastModified ?? known.LastModified });
            case 304:
                return visit.Failed(FetchFailure.HttpServerError, "304 to a question without a condition");
            case not (200 or 203):
                var wait = status is 429 or 503
                    ? RetryAfter.Read(ConditionalHeaders.Raw(response.Headers, "Retry-After"), SiteClock.Now(response, clock.GetUtcNow()))
                    : null;
                return visit.Failed(HttpStatus.Failure(status, wait is not null), $"HTTP {status}", wait);
        }

        // The handler takes off the coding it knows; what is left is one it does not know, or a second layer.
        if (response.Content.Headers.NonValidated.Contains("Content-Encoding") && response.Content.Headers.ContentEncoding.Any(coding => coding != "identity"))
        {
            return visit.Failed(FetchFailure.Protocol, "the body comes in a content coding that was not asked for");
        }

        var announced = response.Content.Headers.ContentLength;
        if (announced > _options.MaxBody && question.TakesFirst is null)
        {
            return TooLarge(visit);
        }

        using var body = new CappedBody(question.TakesFirst ?? _options.MaxBody);
        HttpAnswer.Failed? broken = null;
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            if (!await body.ReadAsync(stream, visit.Read, cancellationToken))
            {
                if (question.TakesFirst is null)
                {
                    return TooLarge(visit);
                }
            }
            else if (body.Length < announced)
            {
                // HTTP/2 ends a body without counting.
                throw new IOException("The body is shorter than announced.");
            }
        }
        catch (Exception e) when (
            question.TakesBroken && !cancellationToken.IsCancellationRequested && HttpFault.Explain(e, inBody: true) is { Failure: FetchFailure.Truncated })
        {
            // What had arrived may hold complete entries; whoever reads it decides.
            broken = visit.Failed(FetchFailure.Truncated, HttpFault.BrokenBody);
        }

        if (broken is null && question.KnownBody is { } hash && body.Has(hash))
        {
            return new HttpAnswer.NotModified(ConditionalHeaders.Read(response) with { BodyHash = hash });
        }

        var contentType = ConditionalHeaders.Raw(response.Content.Headers, "Content-Type");
        return new HttpAnswer.Body(body.Bytes, BaseAddress(response, visit), contentType, ConditionalHeaders.Read(response))
        {
            Reservation = ReservationHeaders.Read(response),
            Broken = broken,
        };
    }

    private HttpAnswer.Failed TooLarge(HttpVisit visit) => visit.Failed(FetchFailure.TooLarge, $"the body is larger than {_options.MaxBody} bytes");

    /// <summary>Where the site says that the body really lies (RFC 9110, section 8.7), else where it was asked for.</summary>
    private static Uri BaseAddress(HttpResponseMessage response, HttpVisit visit)
    {
        var location = WebAddress.ResolveWeb(ConditionalHeaders.Raw(response.Content.Headers, "Content-Location"), visit.Address);
        return location?.Host == visit.Address.Host ? location : visit.Address;
    }

    private static bool IsSameOrigin(Uri a, Uri b) => a.Scheme == b.Scheme && a.IdnHost == b.IdnHost && a.Port == b.Port;

    private static bool IsRedirect(HttpStatusCode status) => (int)status is 301 or 302 or 303 or 307 or 308;
}
