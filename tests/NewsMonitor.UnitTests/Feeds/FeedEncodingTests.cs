using System.Text;
using NewsMonitor.Feeds.Reading.Charsets;

namespace NewsMonitor.UnitTests.Feeds;

public sealed class FeedEncodingTests
{
    private const string Text = "Straße – „Größe“ 5 €";

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("utf-32BE")]
    public void A_byte_order_mark_beats_every_label(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. encoding.Preamble, .. encoding.GetBytes(Declared("windows-1251"))];

        Assert.Equal(Declared("windows-1251"), FeedEncoding.Decode(bytes, "text/xml; charset=koi8-r"));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void UTF_16_without_a_mark_is_known_by_its_zero_bytes(string name) =>
        Assert.Equal(Declared("utf-16"), FeedEncoding.Decode(Encoding.GetEncoding(name).GetBytes(Declared("utf-16")), null));

    [Theory]
    [InlineData("iso-8859-1", null)]
    [InlineData("ISO-8859-1", "text/xml")]
    [InlineData("utf-8", "text/xml; charset=ISO-8859-1")]
    [InlineData("utf-8", null)]
    [InlineData("x-bogus", null)]
    [InlineData("utf-7", "text/xml; charset=utf-7")]
    [InlineData("utf-16", null)]
    public void Bytes_that_are_not_UTF_8_are_windows_1252(string declared, string? contentType) =>
        Assert.Equal(Declared(declared), FeedEncoding.Decode(Windows1252.GetBytes(Declared(declared)), contentType));

    [Theory]
    [InlineData("utf-8", "text/xml; charset=ISO-8859-1")]
    [InlineData("x-bogus", "application/rss+xml; charset=\"x-bogus\"")]
    [InlineData("utf-7", null)]
    [InlineData("utf-16", null)]
    public void Bytes_that_are_UTF_8_are_read_as_such(string declared, string? contentType) =>
        Assert.Equal(Declared(declared), FeedEncoding.Decode(Encoding.UTF8.GetBytes(Declared(declared)), contentType));

    [Fact]
    public void The_HTTP_charset_beats_the_declaration()
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding("koi8-r")!.GetBytes("<?xml version='1.0' encoding='windows-1251'?><a>оборона</a>");

        Assert.Contains("оборона", FeedEncoding.Decode(bytes, "text/xml;charset=KOI8-R"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_cut_in_half_does_not_turn_the_others_into_something_else()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("äöü"), 0xC3, .. "."u8];

        Assert.Equal("äöü\uFFFD.", FeedEncoding.Decode(bytes, null));
    }

    private static string Declared(string encoding) => $"<?xml version=\"1.0\" encoding=\"{encoding}\"?><a>{Text}</a>";
}
