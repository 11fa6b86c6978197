using NewsMonitor.Feeds.Reading.Charsets;

namespace NewsMonitor.UnitTests.Feeds.Charsets;

public sealed class MojibakeTests
{
    [Theory]
    [InlineData("MÃ¼ller wartet\u00E2\u0080\u00A6", "Müller wartet…")]
    [InlineData("\u00E2\u0080\u009EGr\u00C3\u00B6\u00C3\u009Fe\u00E2\u0080\u009C", "„Größe“")]
    public void UTF_8_that_was_read_as_Latin_1_is_read_again(string text, string expected) => Assert.Equal(expected, Mojibake.Repair(text));

    [Theory]
    [InlineData("it\u0092s", "it’s")]
    [InlineData("\u0084Größe\u0093 \u0096 5 \u0080", "„Größe“ – 5 €")]
    [InlineData("Größe … it\u0092s", "Größe … it’s")]
    public void A_byte_that_was_taken_for_a_character_is_what_windows_1252_has_there(string text, string expected) =>
        Assert.Equal(expected, Mojibake.Repair(text));

    [Theory]
    [InlineData("Größe – „it’s“")]
    [InlineData("MÃ¼ller")]
    [InlineData("")]
    public void What_somebody_may_have_meant_stays(string text) => Assert.Same(text, Mojibake.Repair(text));
}
