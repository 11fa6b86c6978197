using System.Diagnostics;
using NewsMonitor.Core.Tagging;

namespace NewsMonitor.UnitTests.Tagging;

/// <summary>Texts made to be slow: time must grow with their length and no faster.</summary>
public sealed class HostileTextTests
{
    private const int Size = 100_000;

    public static TheoryData<string> Texts =>
    [
        "verteidigungsministeriu ", "verteidigungs", "ballistische ", "ballistisch nordkoreanisch ", "air air missile defens ", "us-", "a-", "Luft- und ",
        "Luft- und Raketenabwehrraketenabwehrraketenabwehr ", "U.S.", "Soldat:", "Krieg ", "Angriff ", "Drohne Drohne Luftwaffe ", "gipfel gipfe ", "-\na", "\u00AD", "e\u0301", "ﷺ",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Time_grows_linearly_with_the_text(string piece) =>
        AssertLinear(length => string.Concat(Enumerable.Repeat(piece, length / piece.Length)));

    [Theory]
    [InlineData("")]
    [InlineData("Luft- und ")]
    [InlineData("Land-, Luft- und ")]
    [InlineData("NATO-")]
    public void Time_grows_linearly_with_one_endless_word(string before) => AssertLinear(length => before + new string('a', length));

    private static void AssertLinear(Func<int, string> write)
    {
        _ = Shortest(write(Size / 8));

        // Linear is 8, quadratic 64. A busy machine can spoil one measurement; only what is not linear fails all five.
        var measured = Enumerable.Range(0, 5).Select(_ => (Small: Shortest(write(Size / 8)), Large: Shortest(write(Size))));
        Assert.Contains(measured, time => time.Large < TimeSpan.FromMilliseconds(60) || time.Large < time.Small * 32);
    }

    private static TimeSpan Shortest(string text)
    {
        var article = new TaggableText { Title = text, Language = "und" };
        return Enumerable.Range(0, 3).Min(_ =>
        {
            var watch = Stopwatch.StartNew();
            ShippedRules.Tagger.Tag(article);
            return watch.Elapsed;
        });
    }
}
