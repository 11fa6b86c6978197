using NewsMonitor.Core.Identity;

namespace NewsMonitor.UnitTests.Identity;

public sealed class ContentHashTests
{
    [Theory]
    [InlineData("USA und Japan", "Erster Absatz.\n\nZweiter  Absatz.")]
    [InlineData(" USA  und\u00A0Japan ", "Erster Absatz. Zweiter Absatz.\n")]
    public void White_space_is_cosmetic(string title, string text) =>
        Assert.Equal(ContentHash.Of("USA und Japan", "Erster Absatz.\nZweiter Absatz."), ContentHash.Of(title, text));

    [Theory]
    [InlineData("a B", "c")]
    [InlineData("a", "b c")]
    [InlineData("a b c", "")]
    [InlineData("a b", "c.")]
    public void A_letter_more_or_a_word_that_moves_into_the_title_is_another_state(string title, string text) =>
        Assert.NotEqual(ContentHash.Of("a b", "c"), ContentHash.Of(title, text));

    [Fact]
    public void It_prints_as_algorithm_and_lower_case_digits()
    {
        var hash = ContentHash.Of("", "");

        // SHA-256 of a single line feed.
        Assert.Equal("sha256:01ba4719c80b6fe911b091a7c05124b64eeece964e09c058ef8f9805daca546b", hash.ToString());
    }

    [Fact]
    public void Stored_and_read_again_it_is_the_same()
    {
        var hash = ContentHash.Of("Title", "Text");

        var read = new ContentHash(hash.ToArray());

        Assert.Equal(hash, read);
        Assert.Equal(hash.GetHashCode(), read.GetHashCode());
    }

    [Fact]
    public void Something_of_another_length_is_no_hash() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ContentHash(new byte[31]));
}
