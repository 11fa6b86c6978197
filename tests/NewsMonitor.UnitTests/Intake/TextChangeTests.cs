using NewsMonitor.Core.Intake;

namespace NewsMonitor.UnitTests.Intake;

public sealed class TextChangeTests
{
    [Fact]
    public void Equal_texts_have_not_changed() =>
        Assert.Equal(new TextChange(1, 0, 0, null), TextChange.Between("Erster Absatz.\nZweiter.", "Erster Absatz.\nZweiter."));

    [Fact]
    public void Two_empty_texts_have_not_changed() => Assert.Equal(new TextChange(1, 0, 0, null), TextChange.Between("", " \n"));

    [Fact]
    public void A_paragraph_that_came_is_counted_and_quoted() =>
        Assert.Equal(
            new TextChange(0.8, 2, 0, "Neuer Absatz."),
            TextChange.Between("eins zwei\ndrei vier", "eins zwei\nNeuer Absatz.\ndrei vier"));

    [Fact]
    public void Words_that_went_are_counted_and_nothing_is_quoted() =>
        Assert.Equal(new TextChange(0.6667, 0, 2, null), TextChange.Between("eins zwei\ndrei vier", "eins zwei"));

    [Fact]
    public void A_paragraph_that_moved_has_not_changed() =>
        Assert.Equal(new TextChange(1, 0, 0, null), TextChange.Between("eins zwei\ndrei vier", "drei vier\neins zwei"));

    [Fact]
    public void A_word_that_is_said_once_more_is_a_change() =>
        Assert.Equal((1, 0), (TextChange.Between("nein", "nein nein").AddedWords, TextChange.Between("nein", "nein nein").RemovedWords));

    [Fact]
    public void From_nothing_everything_is_new() =>
        Assert.Equal(new TextChange(0, 2, 0, "eins zwei"), TextChange.Between("", "eins zwei"));
}
