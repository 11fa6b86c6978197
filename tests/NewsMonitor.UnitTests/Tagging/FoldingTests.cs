using NewsMonitor.Core.Tagging.Words;

namespace NewsMonitor.UnitTests.Tagging;

public sealed class FoldingTests
{
    public static TheoryData<string> Words =>
    [
        "", "Panzer", "RÜSTUNG", "Straße", "ÄÖÜäöüß", "missile's", "missile’S", "'s", "Rüs\u00ADtung", "\u200B", "naïve", "Çelik", "ÿÞþÐØ", "1.000", "ẞ", "Ｎato", "e\u0301", "İ",
        "Вundeswehr", "×÷", "ªº",
    ];

    [Theory]
    [MemberData(nameof(Words))]
    public void The_fast_way_gives_what_the_thorough_way_gives(string word)
    {
        Span<char> cased = new char[word.Length];
        Span<char> folded = new char[word.Length * 2];

        if (Folding.TryFold(word, cased, folded, out var casedLength, out var foldedLength))
        {
            Assert.Equal((Normaliser.Clean(word), Normaliser.Fold(word)), (cased[..casedLength].ToString(), folded[..foldedLength].ToString()));
        }
    }

    [Fact]
    public void Every_letter_of_german_and_english_takes_the_fast_way()
    {
        const string Letters = "abcdefghijklmnopqrstuvwxyzäöüßABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜ0123456789’'";

        Assert.True(Folding.TryFold(Letters, new char[Letters.Length], new char[Letters.Length * 2], out _, out _));
    }
}
