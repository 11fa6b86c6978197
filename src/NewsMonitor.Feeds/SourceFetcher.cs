using System.Security.Cryptography;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Sources;
using NewsMonitor.Feeds.Http;
using NewsMonitor.Feeds.Reading;

namespace NewsMonitor.Feeds;

/// <summary>Fetches a source once: asks its address and reads what comes back.</summary>
public sealed class SourceFetcher
{
    private const string AcceptFeeds =
        "application/rss+xml, application/atom+xml, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.1";

    private readonly HttpFetcher _http;
    private readonly FeedDocumentReader _reader;

    internal SourceFetcher(HttpFetcher http, FeedDocumentReader reader) => (_http, _reader) = (http, reader);

    /// <summary>
    /// One fetch. Everything that a site can do is a value in the answer; only a stop that
    /// <paramref name="cancellationToken"/> asks for leaves as an exception.
    /// </summary>
    /// <param name="source">What to fetch, and which private networks it may be fetched from.</param>
    /// <param name="known">What the last successful fetch gave; <see cref="Validators.None"/> asks unconditionally.</param>
    /// <param name="cancellationToken">Asks to stop.</param>
    public async Task<FetchResult> FetchAsync(Source source, Validators known, CancellationToken cancellationToken)
    {
        var question = new HttpQuestion(source.Url) { Accept = AcceptFeeds, Known = known, AllowPrivate = source.AllowPrivate };
        var answer = await _http.GetAsync(question, cancellationToken);
        return Read(answer, source, known) with { Effort = answer.Effort };
    }

    private FetchResult Read(HttpAnswer answer, Source source, Validators known) => answer switch
    {
        HttpAnswer.NotModified notModified => new FetchResult.NotModified(notModified.Validators),
        HttpAnswer.Failed failed => new FetchResult.Failed(failed.Failure, failed.Message, failed.RetryAfter),
        HttpAnswer.Body body => Read(body, source, known),
        _ => throw new InvalidOperationException($"Unknown answer {answer.GetType().Name}"),
    };

    private FetchResult Read(HttpAnswer.Body body, Source source, Validators known)
    {
        // Many sites answer every conditional question with 200 and the same bytes: hashing is cheaper than parsing.
        var validators = body.Validators with { BodyHash = SHA256.HashData(body.Bytes) };
        if (known.BodyHash is { } hash && hash.AsSpan().SequenceEqual(validators.BodyHash))
        {
            return new FetchResult.NotModified(validators);
        }

        var result = _reader.Read(body.Bytes, source, body.Address, body.ContentType);
        return result is FetchResult.Fetched fetched ? fetched with { Validators = validators } : result;
    }
}
