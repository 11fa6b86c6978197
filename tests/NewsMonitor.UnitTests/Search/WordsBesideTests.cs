using NewsMonitor.Core.Search;

namespace NewsMonitor.UnitTests.Search;

public sealed class WordsBesideTests
{
    [Theory]
    [InlineData("Neue Verteidigungsbündnisse", "verteidigung")]
    [InlineData("Das Raketenabwehrsystem Arrow", "raketenabwehr")]
    [InlineData("Das Raketenabwehrsystem Arrow", "abwehrsystem")]
    [InlineData("Luft- und Raketenabwehr", "luftabwehr")]
    [InlineData("Die Luft-Abwehr", "luftabwehr")]
    [InlineData("verteidigungspolitische Sprecher", "verteidigung")]
    public void An_article_is_found_by_what_its_words_are_made_of(string title, string word) => Assert.Contains(word, Of("de", title));

    [Fact]
    public void Long_words_of_other_kinds_are_left_alone() => Assert.DoesNotContain("verteidigung", Of("en", "Verteidigungsbündnisse"));

    [Fact]
    public void In_English_only_names_may_be_written_with_umlauts() => Assert.Equal(["mueller"], Of("en", "Mueller said the true values"));

    [Fact]
    public void A_word_is_given_once() => Assert.Single(Of("de", "Panzerlieferung, Panzerlieferung"), word => word == "panzer");

    [Fact]
    public void What_lies_beyond_a_hundred_thousand_characters_is_not_read() =>
        Assert.Empty(new WordsBeside(CompoundParts.German).Of("de", "", "", new string(' ', WordsBeside.LongestText) + "Panzerlieferung"));

    private static string[] Of(string language, string title) =>
        new WordsBeside(CompoundParts.German).Of(language, title, "", "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
