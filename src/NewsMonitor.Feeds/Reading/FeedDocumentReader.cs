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
    public FetchResult Read(ReadOnlyMemory<byte> body, Source source, Uri baseUri, string? contentType)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(source.TimeZone, out var found) ? found : TimeZoneInfo.Utc;
        return FeedParser.Parse(body.Span, new FeedOrigin(baseUri) { ContentType = contentType, Zone = zone, MaxItems = _maxEntries }) switch
        {
            ParseResult.Parsed { Document.HasChannel: false } => Failed(FetchFailure.NoChannel, "the feed has no channel", baseUri),
            ParseResult.Parsed parsed => Entries(parsed.Document, new Validators(null, null, SHA256.HashData(body.Span))),
            ParseResult.Refused refused => Failed(refused.Failure, refused.What, baseUri),
            var other => throw new InvalidOperationException($"Unknown result {other.GetType().Name}"),
        };
    }

    private static FetchResult.Fetched Entries(FeedDocument document, Validators validators)
    {
        var (entries, unreadable) = (new List<Entry>(), new List<UnreadableEntry>());
        foreach (var item in document.Items)
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

        return new FetchResult.Fetched(entries, validators) { Unreadable = unreadable, Partial = document.IsPartial, OverLimit = document.LeftOut };
    }

    private static FetchResult.Failed Failed(FetchFailure failure, string what, Uri address) => new(failure, $"{what} ({WebAddress.ForMessage(address)})");
}
