using System.Text;
using BenchmarkDotNet.Attributes;
using CodeHollow.FeedReader;
using Microsoft.Extensions.Options;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Sources;
using NewsMonitor.Feeds.Http;
using NewsMonitor.Feeds.Reading;

namespace NewsMonitor.Benchmarks;

/// <summary>From bytes to entries with plain text, beside the parser alone, which stops at its own items with HTML in them.</summary>
[MemoryDiagnoser]
public class ReadingBenchmarks
{
    private static readonly Source Source = new()
    {
        Key = "perspektiven-global",
        Name = "Perspektiven Global",
        Url = new Uri("https://perspektiven-global.de/feed/"),
        Publisher = "perspektiven-global",
    };

    private readonly FeedDocumentReader _reader = new(Options.Create(new FetchingOptions { Contact = "benchmarks@example.org" }));
    private byte[] _feed = [];

    /// <summary>How often the items of the sample stand in the feed: about 75 and 750 KiB.</summary>
    [Params(1, 10)]
    public int Times { get; set; }

    [GlobalSetup]
    public void Load()
    {
        var sample = File.ReadAllText(RepositoryFiles.Path("seeds", "sample", "perspektiven-global.xml"));
        var from = sample.IndexOf("<item>", StringComparison.Ordinal);
        var to = sample.LastIndexOf("</item>", StringComparison.Ordinal) + "</item>".Length;
        _feed = Encoding.UTF8.GetBytes(sample[..from] + string.Concat(Enumerable.Repeat(sample[from..to], Times)) + sample[to..]);
    }

    [Benchmark]
    public int Our_reader() => ((FetchResult.Fetched)_reader.Read(_feed, Source, Source.Url, "application/rss+xml; charset=utf-8")).Entries.Count;

    [Benchmark(Baseline = true)]
    public int Bare_FeedReader() => FeedReader.ReadFromByteArray(_feed).Items.Count;
}
