using CsCheck;
using NewsMonitor.Core.Identity;

namespace NewsMonitor.UnitTests.Identity;

public sealed class ArticleAddressTests
{
    private const string Article = "https://example.de/politik/artikel";

    private static readonly Gen<string> AnyAddress = Gen.Select(
        OneOf("http", "https", "HTTPS"),
        OneOf("www.", "m.", "amp.", "mobile.", "WWW.", "news.", "").Array[0, 3],
        OneOf("example.de", "m.de", "bücher.example", "192.0.2.1", "[2001:db8::1]", "de", "example.co.uk.",
            "google.de", "a.cdn.ampproject.org"),
        OneOf("", ":80", ":443", ":8443"),
        OneOf("amp", "a", "Ä", "%c3%bc", "", "..", ".", "%2e%2E", "%61mp", "%2Famp", "a b", "x+y", ";v", "AMP", "%", "a.amp", "a.amp.html", ";jsessionid=1", "%3Bjsessionid=", ".amp", "s", "www.google.de", "c").Array[0, 5],
        OneOf("id=1", "utm_source=x", "amp", "amp=1", "amp=2", "", "=", "?", "p=ü", "utm%5Fx=1", "%75tm_x=1", "a=%26", "outputType=amp", "#amp", "#!/a%c3", "cmp=x", "amp=")
            .Array[0, 4],
        (scheme, variants, host, port, path, query) =>
            $"{scheme}://{(char.IsAsciiLetterLower(host[0]) ? string.Concat(variants) : "")}{host}{port}/{string.Join('/', path)}"
            + (query.Length > 0 ? "?" + string.Join('&', query) : ""));

    [Theory]
    [InlineData("http://example.de/politik/artikel")]
    [InlineData("HTTPS://WWW.Example.DE/politik/artikel")]
    [InlineData("https://www.example.de./politik/artikel")]
    [InlineData("https://m.example.de/politik/artikel")]
    [InlineData("https://mobile.example.de/politik/artikel")]
    [InlineData("https://amp.example.de/politik/artikel")]
    [InlineData("https://www.m.example.de/politik/artikel")]
    [InlineData("https://example.de:443/politik/artikel")]
    [InlineData("http://example.de:80/politik/artikel")]
    [InlineData("http://example.de:443/politik/artikel")]
    [InlineData("https://reader:secret@example.de/politik/artikel")]
    [InlineData("https://example.de/politik/artikel/")]
    [InlineData("https://example.de/politik/artikel//")]
    [InlineData("https://example.de/politik/artikel/amp")]
    [InlineData("https://example.de/politik/artikel/AMP/")]
    [InlineData("https://example.de/politik/artikel/amp/amp")]
    [InlineData("https://example.de/politik/artikel?amp")]
    [InlineData("https://example.de/politik/artikel?amp=1")]
    [InlineData("https://example.de/politik/artikel?outputType=amp")]
    [InlineData("https://example.de/politik/artikel?outputType=valid_amp")]
    [InlineData("https://example.de/politik/artikel?AMP=true")]
    [InlineData("https://example.de/politik/artikel.amp")]
    [InlineData("https://mobil.example.de/politik/artikel")]
    [InlineData("https://example.de/politik/artikel;jsessionid=0A1B2C.live-1")]
    [InlineData("https://example.de/politik/artikel;jsessionid=0A1B2C?PHPSESSID=1&jsessionid=2")]
    [InlineData("https://example.de/politik/%61rtikel")]
    [InlineData("https://example.de/./politik/artikel")]
    [InlineData("https://example.de/politik/x/%2E%2e/artikel")]
    [InlineData("https://www.google.com/amp/s/www.example.de/politik/artikel")]
    [InlineData("https://www.google.de/amp/example.de/politik/artikel/amp/?utm_source=x")]
    [InlineData("https://www-example-de.cdn.ampproject.org/c/s/www.example.de/politik/artikel?amp_js_v=0.1&usqp=mq")]
    [InlineData("https://www-example-de.cdn.ampproject.org/v/s/www.example.de/politik/artikel.amp")]
    [InlineData("https://www.google.com/amp/s/www.google.com/amp/s/example.de/politik/artikel")]
    [InlineData("https://example.de/politik/artikel#")]
    [InlineData("https://example.de/politik/artikel#!")]
    [InlineData("https://example.de/politik/artikel#kommentare")]
    [InlineData("https://example.de/politik/artikel?")]
    [InlineData("https://example.de/politik/artikel?&&")]
    [InlineData("https://example.de/politik/x/../artikel")]
    public void Many_spellings_are_one_article(string spelling) => Assert.Equal(Article, ArticleAddress.Normalise(new Uri(spelling)));

    [Theory]
    [InlineData("utm_source=rss")]
    [InlineData("UTM_Campaign=x&utm_medium=feed")]
    [InlineData("fbclid=1")]
    [InlineData("gclid=1&dclid=2&msclkid=3")]
    [InlineData("wt_zmc=nl.int.zonaudev")]
    [InlineData("mtm_campaign=a&pk_campaign=b&at_medium=c")]
    [InlineData("mc_cid=1&mc_eid=2")]
    [InlineData("xtor=RSS-3")]
    [InlineData("utm_source")]
    [InlineData("cmp=defrss")]
    [InlineData("CMP=Share_iOSApp_Other")]
    [InlineData("maca=de-rss-de-all-1119-rdf")]
    [InlineData("WT.mc_id=x&WT.tsrc=rss")]
    [InlineData("feedType=RSS&feedName=worldNews")]
    [InlineData("sara_ref=re-xx-cp-sh")]
    [InlineData("gclsrc=aw.ds&gbraid=1&srsltid=2")]
    [InlineData("ref_src=twsrc%5Etfw")]
    [InlineData("__twitter_impression=true")]
    [InlineData("mkt_tok=1&_hsenc=2&_hsmi=3")]
    [InlineData("guccounter=1&guce_referrer=x")]
    public void Parameters_that_tell_where_a_reader_comes_from_are_dropped(string tracking)
    {
        Assert.Equal(Article, ArticleAddress.Normalise(new Uri($"{Article}?{tracking}")));
        Assert.Equal($"{Article}?id=1&page=2", ArticleAddress.Normalise(new Uri($"{Article}?id=1&{tracking}&page=2")));
    }

    [Theory]
    [InlineData("https://example.de/?id=1", "https://example.de/?id=2")]
    [InlineData("https://example.de/?p=1", "https://example.de/?p=2")]
    [InlineData("https://example.de/?p=1", "https://example.de/")]
    [InlineData("https://example.de/?ID=a", "https://example.de/?ID=A")]
    [InlineData("https://example.de/?id", "https://example.de/")]
    [InlineData("https://example.de/?pk_id=1", "https://example.de/?pk_id=2")]
    [InlineData("https://example.de/?amp=2", "https://example.de/")]
    [InlineData("https://example.de/?ref=1", "https://example.de/?ref=2")]
    [InlineData("https://example.de/a", "https://example.de/A")]
    [InlineData("https://example.de/a", "https://example.de/a.html")]
    [InlineData("https://example.de/lamp", "https://example.de/l")]
    [InlineData("https://example.de/a", "https://news.example.de/a")]
    [InlineData("https://example.de/a", "https://example.de:8443/a")]
    [InlineData("https://m.de/a", "https://amp.de/a")]
    [InlineData("https://example.de/?cid=1", "https://example.de/?cid=2")]
    [InlineData("https://example.de/?article=1", "https://example.de/?article=2")]
    [InlineData("https://example.de/?page_id=1", "https://example.de/?page_id=2")]
    [InlineData("https://example.de/?source=1", "https://example.de/?source=2")]
    [InlineData("https://example.de/?a=1&b=2", "https://example.de/?b=2&a=1")]
    [InlineData("https://example.de/?a=1&a=2", "https://example.de/?a=2&a=1")]
    [InlineData("https://example.de/?a=1%26b=2", "https://example.de/?a=1&b=2")]
    [InlineData("https://example.de/a%2Fb", "https://example.de/a/b")]
    [InlineData("https://example.de/#!/artikel/1", "https://example.de/#!/artikel/2")]
    [InlineData("https://example.de/#!/artikel/1", "https://example.de/")]
    [InlineData("https://example.de/a", "https://example.de/a/index.html")]
    [InlineData("https://example.de/a/index.php", "https://example.de/a")]
    [InlineData("https://example.de//a", "https://example.de/a")]
    [InlineData("https://example.de/amp/a", "https://example.de/a")]
    [InlineData("https://example.de/guitar-amp.html", "https://example.de/guitar.html")]
    [InlineData("https://example.de/a;v=1", "https://example.de/a;v=2")]
    [InlineData("https://www.google.com/amp/s/example.de/a", "https://www.google.com/amp/s/example.de/b")]
    [InlineData("https://www.google.com/amp/s/about", "https://about/")]
    [InlineData("https://amp.example.de.evil.example/a", "https://example.de/a")]
    [InlineData("https://mobil.de/a", "https://m.de/a")]
    [InlineData("https://de/a", "https://www.de/a")]
    public void Two_articles_are_never_merged(string one, string other) =>
        Assert.NotEqual(ArticleAddress.Normalise(new Uri(one)), ArticleAddress.Normalise(new Uri(other)));

    [Theory]
    [InlineData("https://bücher.example/über", "https://xn--bcher-kva.example/%C3%BCber")]
    [InlineData("https://example.de/%c3%bcber", "https://example.de/%C3%BCber")]
    [InlineData("http://[::1]:8080/a", "https://[::1]:8080/a")]
    [InlineData("http://192.0.2.1/a", "https://192.0.2.1/a")]
    [InlineData("https://BÜCHER.example/%7Ea/%2d", "https://xn--bcher-kva.example/~a/-")]
    [InlineData("https://example.de/artikel.amp.html", "https://example.de/artikel.html")]
    [InlineData("https://www.example.de/#!/Artikel/%c3%bc", "https://example.de#!/Artikel/%C3%BC")]
    [InlineData("https://example.de/a?b=%e4&c=%2f", "https://example.de/a?b=%E4&c=%2F")]
    [InlineData("https://example.de/a?b=c d", "https://example.de/a?b=c%20d")]
    public void International_hosts_letters_and_plain_addresses_have_one_spelling(string spelling, string expected) =>
        Assert.Equal(expected, ArticleAddress.Normalise(new Uri(spelling)));

    [Theory]
    [InlineData("/politik/artikel")]
    [InlineData("ftp://example.de/artikel")]
    [InlineData("javascript:alert(1)")]
    public void What_is_no_web_address_is_refused(string link) =>
        Assert.Throws<ArgumentException>(() => ArticleAddress.Normalise(new Uri(link, UriKind.RelativeOrAbsolute)));

    [Fact]
    public void Normalised_twice_an_address_is_the_same_as_normalised_once() =>
        AnyAddress.Sample(
            address =>
            {
                var once = ArticleAddress.Normalise(new Uri(address));

                Assert.Equal(once, ArticleAddress.Normalise(new Uri(once)));
            },
            iter: 5_000);

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
