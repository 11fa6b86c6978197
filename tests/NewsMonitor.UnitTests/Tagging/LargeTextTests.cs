using NewsMonitor.Core.Tagging;

namespace NewsMonitor.UnitTests.Tagging;

/// <summary>Long texts, counted in bytes that are allocated and not in time, so that a busy machine cannot spoil them.</summary>
public sealed class LargeTextTests
{
    private const int TwoMegabytes = 2 * 1024 * 1024;

    [Theory]
    [InlineData("Die Bundeswehr übt mit Raketen und Panzern in Litauen. ")]
    [InlineData("Luft- und Raketenabwehr ")]
    [InlineData("\u0001\u0002\u001F ")]
    [InlineData("Вооружённые силы 軍隊 القوات ")]
    [InlineData("Вundeswehr ")]
    [InlineData("&auml;&uuml; ")]
    public void Memory_grows_linearly_with_the_text(string piece)
    {
        var small = FirstCostOf(Repeat(piece, 50_000));
        var large = FirstCostOf(Repeat(piece, 400_000));

        // Linear is 8, and 16 where buffers just doubled; quadratic is 64.
        Assert.InRange(large, 0, (small * 20) + 100_000);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("ä")]
    [InlineData("я")]
    [InlineData("\u0000")]
    [InlineData("a-")]
    [InlineData("\uD800")]
    [InlineData("Krieg ")]
    [InlineData("&amp;")]
    public void Two_megabytes_of_anything_are_read(string piece)
    {
        var result = ShippedRules.Tag("und", "", body: Repeat(piece, TwoMegabytes));

        Assert.InRange(result.Relevance, 0, 100);
    }

    [Theory]
    [InlineData(100_000, false)]
    [InlineData(100_001, true)]
    public void Words_beyond_a_hundred_thousand_are_not_read_and_that_is_told(int words, bool isTruncated)
    {
        var result = Given.Rules("Panzer").Tag(string.Concat(Enumerable.Repeat("es ", words - 1)) + "Panzer");

        Assert.Equal(isTruncated, result.Truncated);
        Assert.Equal(isTruncated, result.Topics.Count == 0);
    }

    [Fact]
    public void An_article_like_any_other_costs_no_more_memory_than_its_result()
    {
        var article = ShippedRules.Article("seed-article.txt", "de");
        var tagger = new Tagger(ShippedRules.Rules);
        tagger.Tag(article);

        Assert.InRange(AllocatedBy(tagger, article), 0, 64 * 1024);
    }

    /// <summary>What a tagger allocates that has no memory from earlier articles.</summary>
    private static long FirstCostOf(string text) => AllocatedBy(new Tagger(ShippedRules.Rules), Given.Body(text));

    private static long AllocatedBy(Tagger tagger, TaggableText article)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        tagger.Tag(article);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Repeat(string piece, int length) => string.Concat(Enumerable.Repeat(piece, length / piece.Length));
}
