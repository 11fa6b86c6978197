using System.Security.Cryptography;
using System.Text;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Sources;
using NewsMonitor.Feeds.Http;
using NewsMonitor.Feeds.Reading;
using NewsMonitor.Feeds.Reading.WordPress;

namespace NewsMonitor.Feeds;

/// <summary>Fetches a source once: asks its address, reads what comes back, and follows where a listing goes on.</summary>
public sealed class SourceFetcher
{
    private const string AcceptFeeds =
        "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, " +
        "application/json;q=0.8, */*;q=0.1";

    private const string AcceptPages = "text/html, application/xhtml+xml, */*;q=0.1";

    private readonly HttpFetcher _http;
    private readonly FeedDocumentReader _reader;
    private readonly Continuations _continuations;

    private readonly SourceSecrets _secrets;

    internal SourceFetcher(HttpFetcher http, FeedDocumentReader reader, Continuations continuations, SourceSecrets secrets) =>
        (_http, _reader, _continuations, _secrets) = (http, reader, continuations, secrets);

    /// <summary>
    /// One fetch, of the address and of at most four documents that it leads to. Everything that a site can do is a value
    /// in the answer; only a stop that <paramref name="cancellationToken"/> asks for leaves as an exception.
    /// </summary>
    /// <param name="source">What to fetch, and which private networks it may be fetched from.</param>
    /// <param name="known">What the last successful fetch gave; <see cref="Validators.None"/> asks unconditionally.</param>
    /// <param name="cancellationToken">Asks to stop.</param>
    public async Task<FetchResult> FetchAsync(Source source, Validators known, CancellationToken cancellationToken)
    {
        var (credentials, problem) = _secrets.For(source);
        if (problem is not null)
        {
            return new FetchResult.Failed(FetchFailure.Forbidden, problem);
        }

        var question = Question(source) with
        {
            Known = known,
            KnownBody = source.Selectors is null ? known.BodyHash : null,
            TakesBroken = true,
            Credentials = credentials,
        };
        var answer = await _http.GetAsync(question, cancellationToken);
        var result = answer switch
        {
            HttpAnswer.NotModified notModified => new FetchResult.NotModified(notModified.Validators),
            HttpAnswer.Failed failed => new FetchResult.Failed(failed.Failure, failed.Message, failed.RetryAfter),
            HttpAnswer.Body body => await ReadAsync(body, source, question, cancellationToken),
            _ => throw new InvalidOperationException($"Unknown answer {answer.GetType().Name}"),
        };
        return result with { Effort = result.Effort.After(answer.Effort), PermanentTarget = answer.PermanentTarget, FreshFor = answer.FreshFor };
    }

    private static HttpQuestion Question(Source source) => new(source.Kind == SourceKind.WordPress ? PostsAddress.For(source.Url) : source.Url)
    {
        Accept = source.Kind == SourceKind.Page ? AcceptPages : AcceptFeeds,
        AllowPrivate = source.AllowPrivate,
        AllowDowngrade = source.AllowDowngrade,
    };

    /// <summary>What had arrived of a broken answer is worth something only if whole entries are in it.</summary>
    private static ParseResult Parsed(ParseResult result, HttpAnswer.Failed? broken) => (result, broken) switch
    {
        (_, null) => result,
        (ParseResult.Parsed { Document: { Items.Count: > 0 } document }, _) => new ParseResult.Parsed(document with { IsPartial = true }),
        _ => new ParseResult.Refused(broken.Failure, HttpFault.BrokenBody),
    };

    private async Task<FetchResult> ReadAsync(HttpAnswer.Body body, Source source, HttpQuestion question, CancellationToken cancellationToken)
    {
        var validators = ValidatorsOf(body, source);
        if (question.Known.BodyHash is { } hash && hash.AsSpan().SequenceEqual(validators.BodyHash))
        {
            return new FetchResult.NotModified(validators);
        }

        switch (Parsed(_reader.Parse(body.Bytes, source, body.Address, body.ContentType), body.Broken))
        {
            case ParseResult.Parsed parsed:
                var (listing, effort) = await _continuations.FollowAsync(parsed.Document, source, question, cancellationToken);
                return _reader.Entries(listing, ToKeep(parsed.Document, listing, validators)) with { Effort = effort };
            case ParseResult.Refused { Failure: FetchFailure.NotAFeed } refused when source.Kind != SourceKind.Page:
                return FeedDocumentReader.Failed(refused with { What = refused.What + "; 'newsmonitor sources discover' looks for its feeds" }, body.Address);
            case ParseResult.Refused refused:
                return FeedDocumentReader.Failed(refused, body.Address);
            default:
                throw new InvalidOperationException("A document was neither parsed nor refused.");
        }
    }

    /// <remarks>
    /// Many sites answer every conditional question with 200 and the same bytes: hashing is cheaper than parsing. What a listing
    /// says depends on its selectors as well: after they were mended an unchanged page must be read again.
    /// </remarks>
    private static Validators ValidatorsOf(HttpAnswer.Body body, Source source) => source.Selectors is { } selectors
        ? new Validators(null, null, SHA256.HashData([.. body.Bytes, .. Encoding.UTF8.GetBytes(selectors.ToString())]))
        : body.Validators with { BodyHash = SHA256.HashData(body.Bytes) };

    /// <summary>
    /// What to ask with next time: nothing where something is missing. Nor after an index: it may stay as it is while the
    /// documents that it names change.
    /// </summary>
    private static Validators ToKeep(FeedDocument first, FeedDocument listing, Validators validators) =>
        listing.IsPartial || (first.Items.Count == 0 && first.Continuations.Count > 0) ? Validators.None : validators;
}
