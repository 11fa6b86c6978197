using System.Text;
using BenchmarkDotNet.Attributes;
using NewsMonitor.Feeds.Html;
using NewsMonitor.Feeds.Reading;

namespace NewsMonitor.Benchmarks;

/// <summary>A megabyte of nested elements, in the feed itself and in the HTML inside it: time must not grow with the depth.</summary>
[MemoryDiagnoser]
public class DepthBenchmarks
{
    private const int Elements = 100_000;

    private static readonly FeedOrigin Origin = new(new Uri("https://example.org/feed"));

    private byte[] _feed = [];
    private MarkupText _html;

    /// <summary>Elements that are open at once, the same number of elements in all. Beyond 64 a feed is refused, beyond 256 HTML becomes text.</summary>
    [Params(10, 60, 1_000, 100_000)]
    public int Depth { get; set; }

    [GlobalSetup]
    public void Load()
    {
        var nested = string.Concat(Enumerable.Repeat("<b>", Depth)) + "x" + string.Concat(Enumerable.Repeat("</b>", Depth));
        var markup = string.Concat(Enumerable.Repeat(nested, Elements / Depth));
        _feed = Encoding.UTF8.GetBytes($"<rss version=\"2.0\"><channel><item><title>{markup}</title></item></channel></rss>");
        _html = new MarkupText(markup, MarkupKind.Html, Origin.Address);
    }

    [Benchmark]
    public bool Feed() => FeedParser.Parse(_feed, Origin) is ParseResult.Parsed;

    [Benchmark]
    public int Clean_text() => HtmlText.Block(_html, 1_000_000).Length;

    [Benchmark]
    public int Safe_HTML() => SafeHtml.Of(_html).Length;
}
