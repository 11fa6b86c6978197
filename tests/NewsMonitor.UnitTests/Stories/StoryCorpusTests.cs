using System.IO.Compression;
using System.Text.Json;
using NewsMonitor.Core.Stories;
using NewsMonitor.UnitTests.Tagging;

namespace NewsMonitor.UnitTests.Stories;

/// <summary>Texts of other projects, read where they lie: how often forms are taken for copies.</summary>
public sealed class StoryCorpusTests
{
    /// <summary>A few of the pairs are the same text indeed, filed twice.</summary>
    private const double MostTaken = 0.02;

    private static readonly string? TestData = Environment.GetEnvironmentVariable("NEWSMONITOR_TEST_DATA");

    [Fact]
    public void Forms_with_other_fillings_are_hardly_ever_taken_for_the_same_text()
    {
        var file = TestData is null ? null : Path.Combine(TestData, "corpora", "trap-de-dip-dev.jsonl.gz");
        Assert.SkipWhen(file is null || !File.Exists(file), "NEWSMONITOR_TEST_DATA is not set: no pairs of forms at hand");

        var names = StoryNames.Of(ShippedRules.Rules);
        var (pairs, taken) = (0, 0);
        foreach (var pair in Read(file!))
        {
            var window = new StoryWindow(new StoryOptions(), names);
            window.Place(Article(pair, 1));
            pairs++;
            taken += window.Place(Article(pair, 2)).SameTextAs is null ? 0 : 1;
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{taken} of {pairs} taken for the same text");
        Assert.InRange((double)taken / pairs, 0, MostTaken);
    }

    private static StoryArticle Article(JsonElement pair, int number) => new()
    {
        Id = number,
        Language = "de",
        SeenAt = DateTimeOffset.UnixEpoch,
        Title = pair.GetProperty($"title{number}").GetString()!,
        Text = pair.GetProperty($"text{number}").GetString()!,
    };

    private static IEnumerable<JsonElement> Read(string file)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            yield return JsonDocument.Parse(line).RootElement;
        }
    }
}
