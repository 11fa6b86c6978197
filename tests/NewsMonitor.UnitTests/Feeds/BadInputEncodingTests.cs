using System.Text;
using NewsMonitor.Core.Fetching;

namespace NewsMonitor.UnitTests.Feeds;

/// <summary>Bytes that are not what somebody says they are.</summary>
public sealed class BadInputEncodingTests
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    [Fact]
    public void BadInput_E01_Latin_bytes_that_are_declared_as_UTF_8_are_known_for_what_they_are() =>
        Assert.Equal("Straße", TitleOf(Encoding.Latin1.GetBytes(Declared("utf-8", "Straße")), "text/xml; charset=utf-8"));

    [Fact]
    public void BadInput_E02_Latin_1_is_windows_1252() =>
        Assert.Equal("– „ “ €", TitleOf(Windows1252.GetBytes(Declared("iso-8859-1", "– „ “ €")), "text/xml; charset=ISO-8859-1"));

    [Fact]
    public void BadInput_E03_UTF_16_with_a_mark_is_read() =>
        Assert.Equal("Straße", TitleOf([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Declared("utf-16", "Straße"))], null));

    [Fact]
    public void BadInput_E04_The_mark_goes_before_the_header_and_the_header_before_the_declaration()
    {
        var provider = CodePagesEncodingProvider.Instance;
        const string cyrillic = "оборона";
        const string header = "text/xml; charset=koi8-r";
        const string declaration = "windows-1251";

        Assert.Equal(cyrillic, TitleOf([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Declared(declaration, cyrillic))], header));
        Assert.Equal(cyrillic, TitleOf(provider.GetEncoding("koi8-r")!.GetBytes(Declared(declaration, cyrillic)), header));
        Assert.Equal(cyrillic, TitleOf(provider.GetEncoding(declaration)!.GetBytes(Declared(declaration, cyrillic)), "text/xml"));
    }

    [Theory]
    [InlineData("x-bogus")]
    [InlineData("utf-7")]
    public void BadInput_E05_A_label_that_nobody_knows_or_may_use_means_UTF_8(string label)
    {
        Assert.Equal("Straße", TitleOf(Encoding.UTF8.GetBytes(Declared(label, "Straße")), $"text/xml; charset={label}"));
        Assert.Equal(
            "+ADw-script+AD4-", TitleOf(Encoding.UTF8.GetBytes(Declared(label, "+ADw-script+AD4-")), $"text/xml; charset={label}"));
    }

    private static string Declared(string encoding, string title) =>
        $"<?xml version=\"1.0\" encoding=\"{encoding}\"?><rss version=\"2.0\"><channel><item><title>{title}</title></item></channel></rss>";

    private static string TitleOf(byte[] document, string? contentType) =>
        Assert.Single(Assert.IsType<FetchResult.Fetched>(ReadFeed.Bytes(document, contentType)).Entries).Title;
}
