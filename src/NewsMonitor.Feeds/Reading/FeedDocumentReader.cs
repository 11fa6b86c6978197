using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using CodeHollow.FeedReader;
using Microsoft.Extensions.Options;
using NewsMonitor.Core.Entries;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Sources;
using NewsMonitor.Core.Text;
using NewsMonitor.Feeds.Http;

namespace NewsMonitor.Feeds.Reading;

/// <summary>Makes entries of the bytes of a feed: RSS, RDF or Atom. Touches no network.</summary>
public sealed class FeedDocumentReader
{
    private const int MaxRaw = 64 * 1024;

    private static readonly SearchValues<char> IllegalInXml = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(c => (char)c).Except(['\t', '\n', '\r']), '\uFFFE', '\uFFFF']);

    private readonly int _maxEntries;

    internal FeedDocumentReader(IOptions<FetchingOptions> options) => _maxEntries = options.Value.MaxEntries;

    /// <summary>Reads a feed. Whatever is in the bytes, the answer is a value; the validators hold the hash alone.</summary>
    /// <param name="body">The feed, decompressed.</param>
    /// <param name="source">The source it belongs to: its time zone is what times without a zone mean.</param>
    /// <param name="baseUri">Where it came from, redirects followed: what its links are relative to.</param>
    /// <param name="contentType">The <c>Content-Type</c> header, for its charset; null when it came without one.</param>
    public FetchResult Read(ReadOnlyMemory<byte> body, Source source, Uri baseUri, string? contentType)
    {
        var text = WithoutIllegalCharacters(FeedEncoding.Decode(body.Span, contentType));
        if (string.IsNullOrWhiteSpace(text))
        {
            return Failed(FetchFailure.Empty, "the body is empty", baseUri);
        }

        var prolog = XmlProlog.TakeOff(text);
        if (prolog.DocumentType == "html" || prolog.Root.AsSpan().TrimStart().StartsWith("<html", StringComparison.OrdinalIgnoreCase))
        {
            return Failed(FetchFailure.NotAFeed, "the body is an HTML page", baseUri);
        }

        if (prolog.DefinesEntities)
        {
            return Failed(FetchFailure.XmlDtd, "the document type defines entities", baseUri);
        }

        if (XmlGate.Refuse(prolog.Root) is { } refusal)
        {
            return Failed(refusal.Failure, refusal.What, baseUri);
        }

        try
        {
            var feed = FeedReader.ReadFromByteArray(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"utf-8\"?>" + prolog.Root));
            var zone = TimeZoneInfo.TryFindSystemTimeZoneById(source.TimeZone, out var found) ? found : TimeZoneInfo.Utc;
            return Entries(feed, new FeedContext(baseUri, zone, feed.Language), new Validators(null, null, SHA256.HashData(body.Span)));
        }
        catch (Exception e)
        {
            // FeedReader answers some documents with whatever exception its code runs into. Only its type is told: the
            // message may quote the document.
            return Failed(FetchFailure.Unparsable, $"the feed parser gave up with {e.GetType().Name}", baseUri);
        }
    }

    private FetchResult.Fetched Entries(Feed feed, FeedContext context, Validators validators)
    {
        var isAtom = feed.Type == FeedType.Atom;
        var (entries, unreadable) = (new List<Entry>(), new List<UnreadableEntry>());
        foreach (var item in Newest([.. feed.Items.Select(item => item.SpecificItem.Element)], isAtom, context))
        {
            if (Entry(item, isAtom, context) is { } entry)
            {
                entries.Add(entry);
            }
            else
            {
                unreadable.Add(new UnreadableEntry("neither title, link nor identifier", TextGate.Block(item.ToString(), MaxRaw)));
            }
        }

        return new FetchResult.Fetched(entries, validators) { Unreadable = unreadable, OverLimit = Math.Max(0, feed.Items.Count - _maxEntries) };
    }

    private static Entry? Entry(XElement item, bool isAtom, FeedContext context)
    {
        var entry = isAtom ? AtomEntry.Read(item, context) : RssItem.Read(item, context);
        return entry is { Title: "", Link: null, Id: null } ? null : entry;
    }

    /// <summary>As many items as are taken from one fetch, in feed order. Those without a date count as new.</summary>
    private IEnumerable<XElement> Newest(IReadOnlyList<XElement> items, bool isAtom, FeedContext context) => items.Count <= _maxEntries
        ? items
        : items
            .Select((item, index) => (Item: item, Index: index, At: FeedDate.Read(isAtom ? AtomEntry.Date(item) : RssItem.Date(item), context.Zone)))
            .OrderByDescending(item => item.At ?? DateTimeOffset.MaxValue)
            .Take(_maxEntries)
            .OrderBy(item => item.Index)
            .Select(item => item.Item);

    private static string WithoutIllegalCharacters(string text) =>
        text.AsSpan().ContainsAny(IllegalInXml) ? string.Concat(text.Where(c => !IllegalInXml.Contains(c))) : text;

    private static FetchResult.Failed Failed(FetchFailure failure, string what, Uri address) => new(failure, $"{what} ({WebAddress.ForMessage(address)})");
}
