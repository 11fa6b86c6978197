using NewsMonitor.Core.Entries;
using NewsMonitor.Core.Fetching;

namespace NewsMonitor.UnitTests.Feeds;

/// <summary>The feed that every installation starts with.</summary>
public sealed class SampleFeedTests
{
    private static readonly IReadOnlyList<Entry> Entries = Assert.IsType<FetchResult.Fetched>(
        ReadFeed.Bytes(File.ReadAllBytes(RepositoryFiles.Path("seeds", "sample", "perspektiven-global.xml")))).Entries;

    [Fact]
    public void Every_entry_is_complete()
    {
        Assert.Equal(17, Entries.Count);
        Assert.All(Entries, entry =>
        {
            Assert.NotEmpty(entry.Title);
            Assert.StartsWith("https://perspektiven-global.de/2024/07/", entry.Link?.AbsoluteUri, StringComparison.Ordinal);
            Assert.StartsWith("https://perspektiven-global.de/?p=", entry.Id, StringComparison.Ordinal);
            Assert.EndsWith("[…]", entry.Summary, StringComparison.Ordinal);
            Assert.InRange(entry.Text.Length, 800, 3500);
            Assert.DoesNotContain("erschien zuerst auf", entry.Text, StringComparison.Ordinal);
            Assert.NotNull(entry.Author);
            Assert.NotNull(entry.Published?.At);
            Assert.NotEmpty(entry.Categories);
            Assert.Equal("de", entry.Language);
        });
        Assert.Equal(Entries.Count, Entries.DistinctBy(entry => entry.Id).Count());
    }

    [Fact]
    public void The_seed_article_reads_as_on_its_page()
    {
        var entry = Assert.Single(Entries, entry => entry.Enclosures.Count > 0);

        Assert.Equal("Stärkung der Verteidigungsbündnisse: USA, Japan und Südkorea unterzeichnen Abkommen", entry.Title);
        Assert.Equal(new DateTimeOffset(2024, 7, 28, 7, 18, 28, TimeSpan.Zero), entry.Published?.At);
        Assert.Equal("audio/mpeg", entry.Enclosures[0].MediaType);
        Assert.Equal("https://perspektiven-global.de/wp-content/uploads/2024/07/audio_1722151108.mp3", entry.Enclosures[0].Url.AbsoluteUri);
        var paragraphs = entry.Text.Split('\n');
        Assert.Equal(12, paragraphs.Length);
        Assert.EndsWith("gemeinsame Militärübungen zu „institutionalisieren“.", paragraphs[0], StringComparison.Ordinal);
        Assert.EndsWith("so eine US-Zusammenfassung des Treffens.", paragraphs[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_must_be_recognised_is_in_the_feed()
    {
        var expected = File.ReadLines(RepositoryFiles.Path("seeds", "sample", "expected.txt")).Where(line => !line.StartsWith('#')).ToList();

        Assert.Equal(6, expected.Count);
        Assert.Subset(Entries.Select(entry => entry.Link!.AbsoluteUri).ToHashSet(), expected.ToHashSet());
    }
}
