using CsCheck;
using NewsMonitor.Messaging.Events;

namespace NewsMonitor.UnitTests.Events;

public sealed class ExcerptTests
{
    private static readonly string[] Letters = ["a", " ", "😀", "ü"];

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n\u00A0")]
    public void Of_nothing_there_is_none(string? text) => Assert.Null(Excerpt.Of(text));

    [Fact]
    public void A_short_text_is_quoted_in_one_line() => Assert.Equal("eins zwei drei", Excerpt.Of(" eins\n\nzwei\t drei "));

    [Fact]
    public void A_text_of_200_letters_is_whole() => Assert.Equal(new string('x', 200), Excerpt.Of(new string('x', 200)));

    [Fact]
    public void A_long_text_is_cut_between_words() =>
        Assert.Equal(new string('x', 150) + "…", Excerpt.Of($"{new string('x', 150)} {new string('y', 150)}"));

    [Fact]
    public void A_word_longer_than_half_the_excerpt_is_cut_itself() =>
        Assert.Equal("a " + new string('x', 197) + "…", Excerpt.Of("a " + new string('x', 300)));

    [Fact]
    public void It_never_exceeds_its_length_and_never_splits_a_pair() =>
        Gen.Select(Gen.Int[0, 3].Select(kind => Letters[kind]).Array[150, 250], Gen.Int[10, 210]).Sample(
            (letters, max) =>
            {
                var excerpt = Excerpt.Of(string.Concat(letters), max) ?? "";

                Assert.True(excerpt.Length <= max);
                Assert.DoesNotContain('\uFFFD', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(excerpt)));
            },
            iter: 2_000);
}
