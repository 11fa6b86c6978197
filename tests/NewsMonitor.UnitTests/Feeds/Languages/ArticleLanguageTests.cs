using System.Diagnostics;
using NewsMonitor.Feeds.Languages;

namespace NewsMonitor.UnitTests.Feeds.Languages;

public sealed class ArticleLanguageTests
{
    private const string German = "Der Verteidigungsminister hat am Montag in Berlin erklärt, dass die Bundeswehr bis zum Jahresende eine weitere Brigade nach Litauen verlegt.";
    private const string English = "The minister of defence said on Monday that the army will move another brigade to Lithuania before the end of the year.";
    private const string French = "Le ministre de la défense a déclaré lundi que l'armée allait envoyer une brigade supplémentaire en Lituanie avant la fin de l'année.";

    [Theory]
    [InlineData(null)]
    [InlineData("de")]
    [InlineData("en")]
    [InlineData("fr")]
    public void A_clear_text_is_what_it_is_whatever_is_declared(string? declared)
    {
        Assert.Equal("de", ArticleLanguage.Of("Neue Brigade für Litauen", German, declared));
        Assert.Equal("en", ArticleLanguage.Of("New brigade for Lithuania", English, declared));
    }

    [Fact]
    public void A_quotation_in_the_other_language_does_not_hide_the_language() =>
        Assert.Equal("de", ArticleLanguage.Of("Brigade für Litauen", $"{German} „We will be there for you“, sagte er. {German}", "de"));

    [Fact]
    public void French_is_not_read_as_what_its_feed_declares()
    {
        Assert.Equal("und", ArticleLanguage.Of("Une brigade en Lituanie", French, "de"));
        Assert.Equal("und", ArticleLanguage.Of("Une brigade en Lituanie", French, null));
        Assert.Equal("fr", ArticleLanguage.Of("Une brigade en Lituanie", French, "fr"));
    }

    [Theory]
    [InlineData("Rüstung", "de", "de")]
    [InlineData("NATO", "en", "en")]
    [InlineData("NATO", "fr", "fr")]
    [InlineData("NATO", null, "und")]
    [InlineData("", null, "und")]
    [InlineData("", "de", "de")]
    public void A_text_that_is_too_short_is_what_is_declared(string title, string? declared, string language) =>
        Assert.Equal(language, ArticleLanguage.Of(title, "", declared));

    [Fact]
    public void Words_of_both_languages_leave_a_doubt()
    {
        Assert.Null(FunctionWords.In($"{German} {English}").Clear);
        Assert.Equal("de", FunctionWords.In(German).Clear);
        Assert.Equal("en", FunctionWords.In(English).Clear);
        Assert.Null(FunctionWords.In("Die war in an so was").Clear);
    }

    [Fact]
    public void A_mixed_page_keeps_what_is_declared() => Assert.Equal("de", ArticleLanguage.Of("", $"{English} {German}", "de"));

    [Theory]
    [InlineData('\0')]
    [InlineData('\u0007')]
    [InlineData('\uD800')]
    [InlineData('…')]
    public void BadInput_S01_characters_that_are_no_letters_have_no_language(char character)
    {
        Assert.Equal("und", ArticleLanguage.Of(new string(character, 500), new string(character, 5000), null));
        Assert.Equal("de", ArticleLanguage.Of("", new string(character, 20) + German, null));
    }

    [Fact]
    public void BadInput_S12_only_the_beginning_of_a_megabyte_is_read()
    {
        var watch = Stopwatch.StartNew();

        Assert.Equal("de", ArticleLanguage.Of("", German + new string('x', 1024 * 1024), null));
        Assert.Equal("de", ArticleLanguage.Of("", German + string.Concat(Enumerable.Repeat(English, 9000)).Insert(0, string.Concat(Enumerable.Repeat(German, 12))), null));
        Assert.Equal("und", ArticleLanguage.Of("", string.Concat(Enumerable.Repeat("ж", 1024 * 1024)), null));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }
}
