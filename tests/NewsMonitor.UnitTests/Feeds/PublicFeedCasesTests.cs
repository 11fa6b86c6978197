using System.Text.Json;
using NewsMonitor.Core.Fetching;

namespace NewsMonitor.UnitTests.Feeds;

/// <summary>Feeds from the test suites of other projects, read where they lie; they are no part of this repository.</summary>
public sealed class PublicFeedCasesTests
{
    /// <summary>Folder with <c>feeds/cases.jsonl</c>, named by <c>tests/run</c> where it is at hand.</summary>
    private static readonly string? TestData = Environment.GetEnvironmentVariable("NEWSMONITOR_TEST_DATA");

    [Fact]
    public void Whatever_the_bytes_the_answer_is_a_value()
    {
        Assert.SkipWhen(TestData is null, "NEWSMONITOR_TEST_DATA is not set: no public feed cases at hand");
        var folder = Path.Combine(TestData!, "feeds");
        var cases = File.ReadLines(Path.Combine(folder, "cases.jsonl")).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.True(cases.Count > 1000, $"{cases.Count} cases");

        var read = 0;
        Assert.All(cases, one =>
        {
            var result = ReadFeed.Bytes(File.ReadAllBytes(Path.Combine(folder, one.GetProperty("file").GetString()!)));
            read += result is FetchResult.Fetched ? 1 : 0;
        });

        // What is wrong inside a feed is the conformance report's business; that nearly all are read must show here, too.
        Assert.True(read > cases.Count * 0.95, $"{read} of {cases.Count} cases were read");
    }
}
