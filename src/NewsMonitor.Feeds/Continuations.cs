using Microsoft.Extensions.Options;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Identity;
using NewsMonitor.Core.Sources;
using NewsMonitor.Feeds.Http;
using NewsMonitor.Feeds.Reading;

namespace NewsMonitor.Feeds;

/// <summary>Follows a listing over several documents: the sitemaps of an index, the older pages of a site.</summary>
/// <remarks>
/// An index is always followed, as it lists nothing itself. Older pages are asked for only when nothing is known of the
/// source yet: whoever polls regularly finds all that is new on the first. Whatever a site claims to have, a poll makes at
/// most <see cref="MostRequests"/> further requests, to the same site, with a pause before each, within one more deadline.
/// </remarks>
internal sealed class Continuations(HttpFetcher http, FeedDocumentReader reader, IOptions<FetchingOptions> options, TimeProvider clock)
{
    public const int MostRequests = 4;

    /// <summary>The document with the items of those that it leads to, and what those cost. One that fails makes it partial.</summary>
    public async Task<(FeedDocument Listing, FetchEffort Effort)> FollowAsync(
        FeedDocument first, Source source, HttpQuestion question, CancellationToken cancellationToken)
    {
        if (first.Continuations.Count == 0 || (first.Items.Count > 0 && question.Known != Validators.None))
        {
            return (first, FetchEffort.None);
        }

        using var deadline = new CancellationTokenSource(options.Value.Deadline, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        var listing = new Listing(first, source.Url, question.Address);
        try
        {
            while (listing.Next() is { } address)
            {
                await Task.Delay(options.Value.RequestGap, clock, either.Token);
                listing.Add(await http.GetAsync(question with { Address = address, Known = Validators.None, KnownBody = null }, either.Token), source, reader);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            listing.BreakOff();
        }

        return (listing.Whole, listing.Effort);
    }

    /// <summary>What was collected so far, and where to go next.</summary>
    private sealed class Listing
    {
        private readonly List<FeedItem> _items;
        private readonly List<Uri> _waiting = [];
        private readonly HashSet<Uri> _seen = [];
        private readonly FeedDocument _first;
        private readonly string _site;
        private int _requests;
        private int _leftOut;
        private bool _isPartial;

        public Listing(FeedDocument first, Uri source, Uri asked)
        {
            (_first, _site, _isPartial) = (first, ArticleAddress.Site(source), first.IsPartial);
            (_items, _leftOut) = ([.. first.Items], first.LeftOut);
            _seen.Add(asked);
            Queue(first);
        }

        public FetchEffort Effort { get; private set; } = FetchEffort.None;

        public FeedDocument Whole => _first with { Items = _items, LeftOut = _leftOut, IsPartial = _isPartial, Continuations = [] };

        public Uri? Next()
        {
            if (_waiting.Count == 0 || _requests == MostRequests)
            {
                return null;
            }

            _requests++;
            var next = _waiting[0];
            _waiting.RemoveAt(0);
            return next;
        }

        public void Add(HttpAnswer answer, Source source, FeedDocumentReader reader)
        {
            Effort = answer.Effort.After(Effort);
            if (answer is HttpAnswer.Body body
                && reader.Parse(body.Bytes, source, body.Address, body.ContentType) is ParseResult.Parsed { Document: var document })
            {
                _items.AddRange(document.Items);
                _leftOut += document.LeftOut;
                _isPartial |= document.IsPartial || body.Broken is not null;
                Queue(document);
            }
            else
            {
                _isPartial |= !IsBeyondTheLastPage(answer);
            }
        }

        public void BreakOff() => _isPartial = true;

        /// <summary>A last page that is full looks as if another came after it: WordPress answers 400 to that.</summary>
        private bool IsBeyondTheLastPage(HttpAnswer answer) => answer.Effort.Status is 400 or 404 && _first.Items.Count > 0;

        /// <summary>What a document leads to comes before what was waiting already: the newest of the newest.</summary>
        private void Queue(FeedDocument document) =>
            _waiting.InsertRange(0, document.Continuations.Where(address => ArticleAddress.Site(address) == _site && _seen.Add(address)));
    }
}
