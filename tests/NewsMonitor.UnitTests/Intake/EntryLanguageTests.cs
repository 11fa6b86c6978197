using NewsMonitor.Worker.Polling;

namespace NewsMonitor.UnitTests.Intake;

public sealed class EntryLanguageTests
{
    private const string English = "The minister said that the brigade would be moved to the eastern border of the country, and that it is ready for it.";

    [Fact]
    public void An_English_report_of_a_German_source_is_English() =>
        Assert.Equal("en", EntryIntake.InItsLanguage(Sample.Source, Sample.Entry with { Title = "Brigade moves", Text = English, Language = "de" }).Language);

    [Fact]
    public void The_teaser_tells_where_there_is_no_text() =>
        Assert.Equal("en", EntryIntake.InItsLanguage(Sample.Source, Sample.Entry with { Title = "", Text = "", Summary = English }).Language);

    [Theory]
    [InlineData(null, "de", "de")]
    [InlineData("en", "de", "en")]
    [InlineData(null, "und", "und")]
    public void Where_the_text_is_too_short_entry_and_source_are_believed_in_this_order(string? entry, string source, string language) =>
        Assert.Equal(
            language,
            EntryIntake.InItsLanguage(
                Sample.Source with { Language = source }, Sample.Entry with { Title = "Iran", Text = "", Language = entry }).Language);
}
