using NewsMonitor.Feeds.Html;
using NewsMonitor.Feeds.Reading;

namespace NewsMonitor.UnitTests.Html;

public sealed class SafeHtmlTests
{
    [Theory]
    [InlineData("<p>Text</p>", "<p>Text</p>")]
    [InlineData("""<a href="/a">x</a>""", """<a href="https://example.org/a">x</a>""")]
    [InlineData("""<img src="a.png" srcset="a.png 1x, b.png 2x">""", """<img src="https://example.org/de/a.png" srcset="https://example.org/de/a.png 1x, https://example.org/de/b.png 2x">""")]
    [InlineData("""<video poster="p.png" src="v.mp4"></video>""", """<video poster="https://example.org/de/p.png" src="https://example.org/de/v.mp4"></video>""")]
    [InlineData("""<blockquote cite="/q">x</blockquote>""", """<blockquote cite="https://example.org/q">x</blockquote>""")]
    public void What_is_harmless_stays_with_absolute_addresses(string html, string expected) => Assert.Equal(expected, Of(html));

    [Theory]
    [InlineData("a<script>alert(1)</script>b", "ab")]
    [InlineData("a<style>p{}</style>b", "ab")]
    [InlineData("a<iframe src=x />b", "ab")]
    [InlineData("""<p onclick="x()" style="color:red">a</p>""", "<p>a</p>")]
    [InlineData("""<a href="java&#10;script:alert(1)">a</a>""", "<a>a</a>")]
    [InlineData("<blink>a <reuters>b</reuters></blink>", "a b")]
    [InlineData("""<img src="a.gif" width="1" height="1">""", "")]
    public void What_could_act_is_gone_and_the_text_stays(string html, string expected) => Assert.Equal(expected, Of(html));

    [Fact]
    public void Plain_text_is_encoded() =>
        Assert.Equal("5 &lt; 7 &amp; &lt;script&gt;", SafeHtml.Of(new MarkupText("5 < 7 & <script>", MarkupKind.Plain, new Uri("https://example.org/"))));

    [Fact]
    public void Nothing_is_nothing() => Assert.Equal("", SafeHtml.Of(default));

    private static string Of(string html) => SafeHtml.Of(new MarkupText(html, MarkupKind.Html, new Uri("https://example.org/de/feed")));
}
