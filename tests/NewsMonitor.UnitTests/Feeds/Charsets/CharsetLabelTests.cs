using NewsMonitor.Feeds.Reading.Charsets;

namespace NewsMonitor.UnitTests.Feeds.Charsets;

public sealed class CharsetLabelTests
{
    [Theory]
    [InlineData("utf-8", 65001)]
    [InlineData("UTF8", 65001)]
    [InlineData("ISO-8859-1", 1252)]
    [InlineData("latin1", 1252)]
    [InlineData("us-ascii", 1252)]
    [InlineData("iso-8859-9", 1254)]
    [InlineData("iso-8859-15", 28605)]
    [InlineData("iso-8859-2", 28592)]
    [InlineData("iso8859_5", 28595)]
    [InlineData("8859-7", 28597)]
    [InlineData("windows-1251", 1251)]
    [InlineData("cp1250", 1250)]
    [InlineData("x-cp1250", 1250)]
    [InlineData("win-1251", 1251)]
    [InlineData("koi8-r", 20866)]
    [InlineData("KOI8_U", 21866)]
    [InlineData("cp866", 866)]
    [InlineData("ibm850", 850)]
    [InlineData("gb2312", 936)]
    [InlineData("gb18030", 54936)]
    [InlineData("euc-kr", 949)]
    [InlineData("shift_jis", 932)]
    [InlineData("euc-jp", 51932)]
    [InlineData("iso-2022-jp", 50220)]
    [InlineData("big5-hkscs", 950)]
    [InlineData("macintosh", 10000)]
    [InlineData("cp037", 37)]
    public void A_label_means_what_it_means_on_the_web(string label, int codePage) =>
        Assert.Equal(codePage, CharsetLabel.Find(label)?.CodePage);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("x-bogus")]
    [InlineData("utf-7")]
    [InlineData("unicode-1-1-utf-7")]
    [InlineData("x-unicode-2-0-utf-7")]
    [InlineData("csUnicode11UTF7")]
    [InlineData("cp65000")]
    [InlineData("65000")]
    [InlineData("utf-16")]
    [InlineData("UTF-16LE")]
    [InlineData("utf-32")]
    [InlineData("ucs-2")]
    [InlineData("iso-10646-ucs-2")]
    [InlineData("cp1200")]
    [InlineData("cp99999")]
    [InlineData("iso-8859-99")]
    [InlineData("1")]
    public void What_nobody_knows_or_the_bytes_would_show_or_hides_markup_is_no_charset(string? label) =>
        Assert.Null(CharsetLabel.Find(label));
}
