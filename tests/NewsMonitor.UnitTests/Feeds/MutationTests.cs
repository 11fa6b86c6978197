using System.Text;
using NewsMonitor.Core.Entries;
using NewsMonitor.Core.Text;
using NewsMonitor.Feeds.Html;
using NewsMonitor.Feeds.Reading;

namespace NewsMonitor.UnitTests.Feeds;

/// <summary>Good documents of every format, spoilt at random: whatever comes of it is a value, soon, and clean.</summary>
public sealed class MutationTests
{
    private const int Seed = 20240728;

    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(5);

    /// <summary>What breaks parsers more often than random bytes do.</summary>
    private static readonly byte[][] Tokens =
    [
        .. new[]
        {
            "<", ">", "&", "\"", "'", "]]>", "<![CDATA[", "<!--", "-->", "<?xml", "?>", "<!DOCTYPE x [", "<item>", "</item>", "<entry>", "</entry>", "</channel>", "<channel>",
            "</rss>", "<br>", "<p>", "</p>", "<div style='", "<script>", "</script>", "<style>", "<svg><title>", "&#0;", "&#x8;", "&#xD800;", "&nbsp;", "&amp;lt;", "xmlns:a=''", "a:b:c", "\0",
            "\u202E", "\u00AD", "\uFEFF", "\uFFFE", "{", "}", "[", "]", "null", "\\ud800", "\\u0000", "\"id\":1e999", "9999-99-99", "Mon, 31 Feb 2024 25:61:61 +9999", "data:text/html,x",
            "java\tscript:alert(1)", "http://[::1", "//", "xml:base='http://x:99999/'",
        }.Select(Encoding.UTF8.GetBytes),
        [0xC3], [0xED, 0xA0, 0x80], [0xFF, 0xFE], [0x1F, 0x8B], [0xF0, 0x9F],
    ];

    private static readonly byte[][] Good =
    [
        .. new[] { "feeds", "json", "sitemaps", "wordpress" }
            .SelectMany(folder => Directory.GetFiles(RepositoryFiles.Path("tests", "fixtures", folder)).Order(StringComparer.Ordinal))
            .Append(RepositoryFiles.Path("seeds", "sample", "perspektiven-global.xml"))
            .Select(File.ReadAllBytes),
    ];

    [Fact]
    public void Two_thousand_spoilt_documents_do_no_harm() => Read(2_000);

    [Fact]
    public void Two_hundred_thousand_spoilt_documents_do_no_harm()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("NEWSMONITOR_TEST_LONG") is null, "long: tests/run --all");
        Read(200_000);
    }

    private static void Read(int mutants) => Parallel.For(0, mutants, new ParallelOptions { MaxDegreeOfParallelism = 2 }, number =>
    {
        var random = new Random(HashCode(number));
        var document = Spoil(Good[random.Next(Good.Length)], random);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        try
        {
            Check(document);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"Mutant {number}, in Base64: {Convert.ToBase64String(document)}", e);
        }

        Assert.True(watch.Elapsed < Budget, $"Mutant {number} took {watch.Elapsed}");
    });

    private static int HashCode(int number) => unchecked((Seed * 397) ^ number);

    private static void Check(byte[] document)
    {
        var result = FeedParser.Parse(document, new FeedOrigin(new Uri("https://example.org/feed")));
        if (result is not ParseResult.Parsed { Document: var read })
        {
            Assert.NotEmpty(Assert.IsType<ParseResult.Refused>(result).What);
            return;
        }

        foreach (var item in read.Items)
        {
            var entry = EntryBuilder.Build(item);
            Assert.All(TextsOf(entry), text => Assert.Equal(TextGate.Block(text, int.MaxValue), text));
            Assert.True(entry.Link is null or { IsAbsoluteUri: true, Scheme: "http" or "https" });
            var safe = SafeHtml.Of(item.Summary) + SafeHtml.Of(item.Content);
            Assert.DoesNotContain("<script", safe, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(safe, character => character is '\0' or '\u202E');
        }
    }

    private static IEnumerable<string> TextsOf(Entry entry) =>
        new[] { entry.Id, entry.Title, entry.Summary, entry.Text, entry.Author, entry.Published?.Raw, entry.Updated?.Raw }.OfType<string>().Concat(entry.Categories);

    private static byte[] Spoil(byte[] good, Random random)
    {
        var document = good.ToList();
        for (var times = random.Next(1, 6); times > 0 && document.Count > 0; times--)
        {
            var at = random.Next(document.Count);
            var length = random.Next(Math.Min(200, document.Count - at) + 1);
            switch (random.Next(6))
            {
                case 0:
                    document[at] = (byte)random.Next(256);
                    break;
                case 1:
                    document.RemoveRange(at, length);
                    break;
                case 2:
                    document.InsertRange(random.Next(document.Count), document.GetRange(at, length));
                    break;
                case 3:
                    document.RemoveRange(at, document.Count - at);
                    break;
                default:
                    document.InsertRange(at, Tokens[random.Next(Tokens.Length)]);
                    break;
            }
        }

        return [.. document];
    }
}
