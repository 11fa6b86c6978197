using System.ServiceModel.Syndication;
using System.Xml;
using BenchmarkDotNet.Attributes;
using CodeHollow.FeedReader;
using NewsMonitor.Feeds.Html;
using NewsMonitor.Feeds.Reading;

namespace NewsMonitor.Benchmarks;

/// <summary>A WordPress feed, from bytes to items, to entries with plain text, and to safe HTML besides; and what others make of the same bytes.</summary>
[MemoryDiagnoser]
public class ReadingBenchmarks
{
    private static readonly FeedOrigin Origin = new(new Uri("https://perspektiven-global.de/feed/")) { ContentType = "application/rss+xml; charset=utf-8" };

    private byte[] _feed = [];

    /// <summary>Length of the feed in KiB. The last one only shows whether time grows as length does.</summary>
    [Params(65, 650, 6500)]
    public int Kibibytes { get; set; }

    [GlobalSetup]
    public void Load() => _feed = SampleFeed.OfKibibytes(Kibibytes);

    [Benchmark(Baseline = true)]
    public int Bare_FeedReader() => FeedReader.ReadFromByteArray(_feed).Items.Count;

    [Benchmark]
    public int Items_before_sanitising() => Read().Items.Count;

    [Benchmark]
    public int Entries_with_clean_text() => Read().Items.Sum(item => EntryBuilder.Build(item).Text.Length);

    [Benchmark]
    public int Entries_with_clean_text_and_safe_HTML() =>
        Read().Items.Sum(item => EntryBuilder.Build(item).Text.Length + SafeHtml.Of(item.Summary).Length + SafeHtml.Of(item.Content).Length);

    [Benchmark]
    public int Syndication()
    {
        using var reader = XmlReader.Create(new MemoryStream(_feed));
        return SyndicationFeed.Load(reader).Items.Count();
    }

    [Benchmark]
    public int Bare_XmlReader_loop()
    {
        using var reader = XmlReader.Create(new MemoryStream(_feed));
        var items = 0;
        while (reader.Read())
        {
            items += reader.NodeType == XmlNodeType.Element && reader.LocalName == "item" ? 1 : 0;
            _ = reader.HasValue ? reader.Value.Length : 0;
        }

        return items;
    }

    private FeedDocument Read() => ((ParseResult.Parsed)FeedParser.Parse(_feed, Origin)).Document;
}
