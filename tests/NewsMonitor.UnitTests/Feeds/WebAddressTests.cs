using CsCheck;
using NewsMonitor.Core.Identity;
using NewsMonitor.Feeds;

namespace NewsMonitor.UnitTests.Feeds;

public sealed class WebAddressTests
{
    private static readonly string[] Pieces =
    [
        "http", "https", "feed", ":", "/", "//", "\\", "?", "#", "!", "@", ".", "..", "%", "%2", "[", "]", "::1", "0", "99999", " ", "\t", "ü", "ⓔ", "\0", "\ud800",
        "example.org", "xn--", "a", "-", "www.", "amp", "www.google.de/amp/s/", "&", "=", "utm_source", ";jsessionid=", "\u200D", "。",
    ];

    private static readonly Gen<string> AnyReference = Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index]).Array[0, 10].Select(string.Concat);

    private static readonly Uri Base = new("https://example.org/de/feed?format=rss#top");

    [Theory]
    [InlineData("https://example.org/a", "https://example.org/a")]
    [InlineData("HTTP://Example.ORG/A", "http://example.org/A")]
    [InlineData("//other.example/a", "https://other.example/a")]
    [InlineData("/a", "https://example.org/a")]
    [InlineData("a", "https://example.org/de/a")]
    [InlineData("./a", "https://example.org/de/a")]
    [InlineData("../a", "https://example.org/a")]
    [InlineData("../../../a", "https://example.org/a")]
    [InlineData("a/b/../c", "https://example.org/de/a/c")]
    [InlineData("?x=1", "https://example.org/de/feed?x=1")]
    [InlineData("#x", "https://example.org/de/feed?format=rss#x")]
    [InlineData("www.example.org/a", "https://example.org/de/www.example.org/a")]
    [InlineData("a:b/c", null)]
    [InlineData("./a:b", "https://example.org/de/a:b")]
    [InlineData("a?u=http://x.example/", "https://example.org/de/a?u=http://x.example/")]
    public void A_reference_is_resolved_by_RFC_3986(string reference, string? expected) => AssertResolves(expected, reference);

    [Theory]
    [InlineData("  https://example.org/a \r\n", "https://example.org/a")]
    [InlineData("https://example.org/\n\t  a", "https://example.org/%20%20a")]
    [InlineData("ht\ntps://exam\tple.org/a", "https://example.org/a")]
    [InlineData("\uFEFFhttps://example.org/a\u200B", "https://example.org/a")]
    [InlineData("\u00A0/a", "https://example.org/a")]
    [InlineData("\\a\\b", "https://example.org/a/b")]
    [InlineData("\\\\other.example\\a", "https://other.example/a")]
    [InlineData("https:\\\\other.example\\a?b\\c", "https://other.example/a?b%5Cc")]
    [InlineData("https:/other.example/a", "https://other.example/a")]
    [InlineData("https:///other.example/a", "https://other.example/a")]
    [InlineData("https:a", "https://example.org/de/a")]
    [InlineData("http:other.example/a", "http://other.example/a")]
    [InlineData("/a b", "https://example.org/a%20b")]
    [InlineData("/über?ü#ü", "https://example.org/%C3%BCber?%C3%BC#%C3%BC")]
    [InlineData("/100%", "https://example.org/100%25")]
    [InlineData("/%c3%bc", "https://example.org/%C3%BC")]
    public void What_browsers_forgive_is_forgiven(string reference, string expected) => AssertResolves(expected, reference);

    [Theory]
    [InlineData("feed:https://other.example/a", "https://other.example/a")]
    [InlineData("feed://other.example/a", "http://other.example/a")]
    [InlineData("FEED:http://other.example/a", "http://other.example/a")]
    [InlineData("feed:javascript:alert(1)", null)]
    [InlineData("feed:feed:https://other.example/", null)]
    public void The_feed_scheme_is_the_web_underneath(string reference, string? expected) => AssertResolves(expected, reference);

    [Theory]
    [InlineData("https://user:secret@other.example/a", "https://other.example/a")]
    [InlineData("//user@other.example:8080/a?b#c", "https://other.example:8080/a?b#c")]
    [InlineData("https://user:secret@other.example:443/a", "https://other.example/a")]
    public void BadInput_M04_names_and_passwords_do_not_stay_in_a_link(string reference, string expected) => AssertResolves(expected, reference);

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("JavaScript:alert(1)")]
    [InlineData(" java\tscript:alert(1)")]
    [InlineData("\u0001javascript:alert(1)")]
    [InlineData("java\r\nscript:alert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("vbscript:msgbox(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("mailto:desk@example.org")]
    [InlineData("tag:example.org,2024:1")]
    [InlineData("urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a")]
    [InlineData("C:\\feed.xml")]
    public void BadInput_S07_what_does_not_lead_to_the_web_is_no_link(string reference) => AssertResolves(null, reference);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    [InlineData("https://")]
    [InlineData("https:///")]
    [InlineData("//")]
    [InlineData("https://example.org:99999/")]
    [InlineData("https://exa mple.org/")]
    [InlineData("https://\u200D.example/")]
    public void What_names_no_host_is_no_link(string? reference) => AssertResolves(null, reference);

    [Theory]
    [InlineData("http://127.0.0.1:80\\@other.example/")]
    [InlineData("http://other.example\\@127.0.0.1/")]
    public void BadInput_N10_a_backslash_ends_the_host(string reference)
    {
        var host = WebAddress.ResolveWeb(reference, Base)?.Host;

        Assert.Equal(reference["http://".Length..].Split('\\', ':')[0], host);
    }

    [Fact]
    public void An_endless_reference_is_no_link() => AssertResolves(null, "/" + new string('a', 20_000));

    [Fact]
    public void Whatever_the_reference_the_answer_is_a_web_address_without_a_user_or_none() =>
        AnyReference.Sample(
            reference =>
            {
                if (WebAddress.ResolveWeb(reference, Base) is { } address)
                {
                    Assert.True(WebAddress.IsWeb(address));
                    Assert.Equal("", address.UserInfo);
                    Assert.NotEqual("", address.Host);
                    var key = ArticleAddress.Normalise(address);
                    Assert.Equal(key, ArticleAddress.Normalise(new Uri(key)));
                }
            },
            iter: 20_000);

    private static void AssertResolves(string? expected, string? reference) =>
        Assert.Equal(expected, WebAddress.ResolveWeb(reference, Base)?.AbsoluteUri);
}
