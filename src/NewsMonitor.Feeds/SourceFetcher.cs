using System.Security.Cryptography;
using System.Text;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Identity;
using NewsMonitor.Core.Sources;
using NewsMonitor.Feeds.Http;
using NewsMonitor.Feeds.Reading;
using NewsMonitor.Feeds.Reading.WordPress;

namespace NewsMonitor.Feeds;

/// <summary>Fetches one document of a source: asks, reads what comes back, and tells where its listing goes on.</summary>
public sealed class SourceFetcher
{
    private const string AcceptFeeds =
        "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, " +
        "application/json;q=0.8, */*;q=0.1";

    private const string AcceptPages = "text/html, application/xhtml+xml, */*;q=0.1";

    private readonly HttpFetcher _http;
    private readonly FeedDocumentReader _reader;
    private readonly SourceSecrets _secrets;

    internal SourceFetcher(HttpFetcher http, FeedDocumentReader reader, SourceSecrets secrets) => (_http, _reader, _secrets) = (http, reader, secrets);

    /// <summary>
    /// One fetch of the source's address. Everything that a site can do is a value in the answer; only a stop that
    /// <paramref name="cancellationToken"/> asks for leaves as an exception.
    /// </summary>
    /// <param name="source">What to fetch, and which private networks it may be fetched from.</param>
    /// <param name="known">What the last successful fetch gave; <see cref="Validators.None"/> asks unconditionally.</param>
    /// <param name="enter">Asked before a redirect is followed to another site; null: it is followed.</param>
    /// <param name="cancellationToken">Asks to stop.</param>
    public Task<FetchResult> FetchAsync(Source source, Validators known, EnterHost? enter, CancellationToken cancellationToken)
    {
        var question = Question(source, further: null) with { Known = known, KnownBody = source.Selectors is null ? known.BodyHash : null, Enter = enter };
        return FetchAsync(source, question, cancellationToken);
    }

    /// <summary>One fetch of a document that the listing of a source goes on in; unconditional.</summary>
    /// <param name="source">The source.</param>
    /// <param name="further">One of <see cref="FetchResult.Fetched.Continuations"/>, or <see cref="FetchResult.Fetched.Older"/>.</param>
    /// <param name="enter">As above.</param>
    /// <param name="cancellationToken">Asks to stop.</param>
    public Task<FetchResult> FetchFurtherAsync(Source source, Uri further, EnterHost? enter, CancellationToken cancellationToken) =>
        FetchAsync(source, Question(source, further) with { Enter = enter }, cancellationToken);

    private async Task<FetchResult> FetchAsync(Source source, HttpQuestion question, CancellationToken cancellationToken)
    {
        var (credentials, problem) = _secrets.For(source);
        if (problem is not null)
        {
            return new FetchResult.Failed(FetchFailure.Forbidden, problem);
        }

        question = question with { Credentials = credentials };
        var answer = await _http.GetAsync(question, cancellationToken);
        FetchResult result = answer switch
        {
            HttpAnswer.NotModified notModified => new FetchResult.NotModified(notModified.Validators),
            HttpAnswer.Failed failed => new FetchResult.Failed(failed.Failure, failed.Message, failed.RetryAfter),
            HttpAnswer.Busy busy => new FetchResult.Postponed(busy.Site, busy.Wait),
            HttpAnswer.Body body => Read(body, source, question),
            _ => throw new InvalidOperationException($"Unknown answer {answer.GetType().Name}"),
        };
        return result with { Effort = answer.Effort, PermanentTarget = answer.PermanentTarget, FreshFor = answer.FreshFor };
    }

    private static HttpQuestion Question(Source source, Uri? further)
    {
        var address = source.Kind == SourceKind.WordPress ? PostsAddress.For(source.Url) : source.Url;
        return new HttpQuestion(further ?? address)
        {
            Accept = source.Kind == SourceKind.Page ? AcceptPages : AcceptFeeds,
            AllowPrivate = source.AllowPrivate,
            AllowDowngrade = source.AllowDowngrade,
            TakesBroken = true,
        };
    }

    /// <summary>What had arrived of a broken answer is worth something only if whole entries are in it.</summary>
    private static ParseResult Parsed(ParseResult result, HttpAnswer.Failed? broken) => (result, broken) switch
    {
        (_, null) => result,
        (ParseResult.Parsed { Document: { Items.Count: > 0 } document }, _) => new ParseResult.Parsed(document with { IsPartial = true }),
        _ => new ParseResult.Refused(broken.Failure, HttpFault.BrokenBody),
    };

    private FetchResult Read(HttpAnswer.Body body, Source source, HttpQuestion question)
    {
        var validators = ValidatorsOf(body, source);
        if (question.Known.BodyHash is { } hash && hash.AsSpan().SequenceEqual(validators.BodyHash))
        {
            return new FetchResult.NotModified(validators);
        }

        return Parsed(_reader.Parse(body.Bytes, source, body.Address, body.ContentType), body.Broken) switch
        {
            ParseResult.Parsed { Document: var document } => Fetched(document, source, question.Address, validators),
            ParseResult.Refused { Failure: FetchFailure.NotAFeed } refused when source.Kind != SourceKind.Page =>
                FeedDocumentReader.Failed(refused with { What = refused.What + "; 'newsmonitor sources discover' looks for its feeds" }, body.Address),
            ParseResult.Refused refused => FeedDocumentReader.Failed(refused, body.Address),
            _ => throw new InvalidOperationException("A document was neither parsed nor refused."),
        };
    }

    /// <summary>The entries, and where the listing goes on: at the same site only, whose host is the caller's for now.</summary>
    private FetchResult.Fetched Fetched(FeedDocument document, Source source, Uri asked, Validators validators)
    {
        var site = ArticleAddress.Site(source.Url);
        var isIndex = document.Items.Count == 0 && document.Continuations.Count > 0;

        // Nothing to ask with next time where something is missing. Nor after an index: it may stay as it is while the documents that it names change.
        return _reader.Entries(document, document.IsPartial || isIndex ? Validators.None : validators) with
        {
            Continuations = [.. document.Continuations.Where(LeadsOn).Distinct()],
            Older = document.Items.Count > 0 && document.Older is { } older && LeadsOn(older) ? older : null,
            IsIndex = isIndex,
        };

        bool LeadsOn(Uri address) => address != asked && ArticleAddress.Site(address) == site;
    }

    /// <remarks>
    /// Many sites answer every conditional question with 200 and the same bytes: hashing is cheaper than parsing. What a listing
    /// says depends on its selectors as well: after they were mended an unchanged page must be read again.
    /// </remarks>
    private static Validators ValidatorsOf(HttpAnswer.Body body, Source source) => source.Selectors is { } selectors
        ? new Validators(null, null, SHA256.HashData([.. body.Bytes, .. Encoding.UTF8.GetBytes(selectors.ToString())]))
        : body.Validators with { BodyHash = SHA256.HashData(body.Bytes) };
}
