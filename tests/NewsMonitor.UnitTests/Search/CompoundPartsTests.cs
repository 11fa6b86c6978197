using NewsMonitor.Core.Search;

namespace NewsMonitor.UnitTests.Search;

public sealed class CompoundPartsTests
{
    [Fact]
    public void The_shipped_list_is_small_and_knows_words_of_defence()
    {
        Assert.InRange(new FileInfo(RepositoryFiles.Path("src", "NewsMonitor.Core", "Search", "parts.de.tsv")).Length, 100_000, 400_000);
        Assert.InRange(CompoundParts.German.Count, 10_000, 40_000);
        Assert.True(CompoundParts.German.TryGet("verteidigung", out var use));
        Assert.True(use.Modifier > 10);
    }

    [Theory]
    [InlineData("panzer\t3")]
    [InlineData("panzer\t3\tviele")]
    [InlineData("panzer\t3\t-1")]
    [InlineData("\t3\t4")]
    [InlineData("panzer\t3\t4\npanzer\t1\t1")]
    public void A_mistake_is_told_with_its_line(string list)
    {
        var mistake = Assert.Throws<FormatException>(() => CompoundParts.Read(new StringReader($"# made by hand\n{list}")));

        Assert.StartsWith(list.Contains('\n') ? "Line 3" : "Line 2", mistake.Message, StringComparison.Ordinal);
    }
}
