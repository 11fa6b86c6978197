using NewsMonitor.Core.Fetching;
using NewsMonitor.Feeds.Reading.Xml;

namespace NewsMonitor.UnitTests.Feeds.Xml;

public sealed class DocumentTypeTests
{
    [Theory]
    [InlineData("<!ENTITY firma 'Rüstung &amp; Co'>", "&firma;", "Rüstung & Co")]
    [InlineData("<!ENTITY firma \"Bund\"><!ENTITY firma 'später'>", "&firma;", "Bund")]
    [InlineData("<!-- <!ENTITY a 'x'> --><!ENTITY a 'y'>", "&a;", "y")]
    [InlineData("<!ENTITY a '&#8211;&#x201C;'>", "&a;", "–“")]
    [InlineData("<!ENTITY a 'b&#8;c'>", "&a;", "bc")]
    [InlineData("<!ENTITY a '&#38;b;'><!ENTITY b 'deep'>", "&a;", "&b;")]
    [InlineData("<!ENTITY nbsp 'own'>", "&nbsp;", "own")]
    [InlineData("<!ENTITY % p 'x'><!ENTITY a 'y'>", "&a;", "y")]
    public void A_short_entity_stands_for_its_text(string subset, string title, string expected) =>
        Assert.Equal(expected, TitleOf(subset, title));

    [Theory]
    [InlineData("<!ENTITY x SYSTEM 'file:///etc/hostname'>")]
    [InlineData("<!ENTITY x PUBLIC '-//a' 'http://127.0.0.1/x'>")]
    public void What_lies_elsewhere_stands_for_nothing(string subset) => Assert.Equal("ab", TitleOf(subset, "a&x;b"));

    [Theory]
    [InlineData("<!ENTITY a 'x'><!ENTITY b '&a;&a;'>")]
    [InlineData("<!ENTITY a '%p;'>")]
    [InlineData("<!ENTITY a '&a;'>")]
    public void Entities_made_of_entities_are_refused(string subset) => Assert.True(Read(subset).IsDangerous);

    [Theory]
    [InlineData(256, false)]
    [InlineData(257, true)]
    public void A_long_entity_is_refused(int length, bool isDangerous) =>
        Assert.Equal(isDangerous, Read($"<!ENTITY a '{new string('x', length)}'>").IsDangerous);

    [Theory]
    [InlineData(60 * 1024, false)]
    [InlineData(66 * 1024, true)]
    public void A_long_document_type_is_refused(int length, bool isDangerous) =>
        Assert.Equal(isDangerous, Read($"<!-- {new string('x', length)} -->").IsDangerous);

    [Fact]
    public void What_is_dangerous_costs_the_document() =>
        Assert.Equal(FetchFailure.XmlDtd, ParseDocument.Refused("<!DOCTYPE rss [<!ENTITY a 'x'><!ENTITY b '&a;'>]><rss><channel>"
            + "<item><title>t</title></item></channel></rss>"));

    [Fact]
    public void The_name_is_that_of_the_root_it_announces() => Assert.Equal("html", DocumentType.Read("<!doctype  HTML PUBLIC 'x'>").Name);

    private static DocumentType Read(string subset) => DocumentType.Read($"<!DOCTYPE rss [{subset}]>");

    private static string TitleOf(string subset, string title) =>
        Assert.Single(ParseDocument.Text(
            $"<!DOCTYPE rss [{subset}]><rss version='2.0'><channel><item><title>{title}</title></item></channel>"
                + $"</rss>").Items).Title.Plain();
}
