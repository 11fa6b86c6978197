using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using NewsMonitor.Core.Entries;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Sources;
using NewsMonitor.Core.Text;
using NewsMonitor.Feeds.Http;

namespace NewsMonitor.Feeds.Reading;

/// <summary>Makes entries of the bytes that a source sent. Touches no network.</summary>
public sealed class FeedDocumentReader
{
    private readonly int _maxEntries;

    internal FeedDocumentReader(IOptions<FetchingOptions> options) => _maxEntries = options.Value.MaxEntries;

    /// <summary>Reads a document. Whatever is in the bytes, the answer is a value; the validators hold the hash alone.</summary>
    /// <param name="body">The document, decompressed.</param>
    /// <param name="source">The source it belongs to: its time zone is what times without a zone mean.</param>
    /// <param name="baseUri">Where it came from, redirects followed: what its links are relative to.</param>
    /// <param name="contentType">The <c>Content-Type</c> header, for its charset; null when it came without one.</param>
    public FetchResult Read(ReadOnlyMemory<byte> body, Source source, Uri baseUri, string? contentType) =>
        Parse(body.Span, source, baseUri, contentType) switch
        {
            ParseResult.Parsed parsed => Entries(parsed.Document, new Validators(null, null, SHA256.HashData(body.Span))),
            ParseResult.Refused refused => Failed(refused, baseUri),
            var other => throw new InvalidOperationException($"Unknown result {other.GetType().Name}"),
        };

    internal static FetchResult.Failed Failed(ParseResult.Refused refused, Uri address) =>
        new(refused.Failure, $"{refused.What} ({WebAddress.ForMessage(address)})");

    /// <summary>The document as its format says it, by the time zone and the selectors of its source.</summary>
    internal ParseResult Parse(ReadOnlySpan<byte> body, Source source, Uri address, string? contentType)
    {
        var origin = new FeedOrigin(address)
        {
            ContentType = contentType,
            MaxItems = _maxEntries,
            Selectors = source.Selectors,
            Zone = source.Zone,
        };
        var result = FeedParser.Parse(body, origin);
        return result is ParseResult.Parsed { Document.HasChannel: false }
            ? new ParseResult.Refused(FetchFailure.NoChannel, "the feed has no channel")
            : result;
    }

    /// <summary>The entries of a document, or of several that were put together: at most as many as are taken from one fetch.</summary>
    internal FetchResult.Fetched Entries(FeedDocument document, Validators validators)
    {
        var (entries, unreadable) = (new List<Entry>(), new List<UnreadableEntry>());
        var newest = document.Newest(_maxEntries);
        foreach (var item in newest.Items)
        {
            var entry = EntryBuilder.Build(item);
            if (entry.IsRecognisable)
            {
                entries.Add(entry);
            }
            else
            {
                unreadable.Add(new UnreadableEntry("neither title, link nor identifier", TextGate.Block(item.Raw(), UnreadableEntry.MaxLength)));
            }
        }

        return new FetchResult.Fetched(entries, validators)
        {
            Unreadable = unreadable,
            Partial = newest.IsPartial,
            OverLimit = newest.LeftOut,
            Hints = newest.Hints,
        };
    }
}
