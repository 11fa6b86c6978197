using AngleSharp.Html.Parser;
using CsCheck;
using NewsMonitor.Feeds.Html;

namespace NewsMonitor.UnitTests.Html;

public sealed class SimpleMarkupTests
{
    private static readonly Uri Address = new("https://example.org/de/feed");

    private static readonly AllowList Tree = new(new HtmlParser(new HtmlParserOptions { SkipComments = true }));

    [Theory]
    [InlineData("Nur Text &amp; mehr &#8211; 5 > 3")]
    [InlineData("<p>Eins &auml; <b>zwei</b></p>\n<p>drei<br>vier<br/>fünf</p>")]
    [InlineData("<p>Ein <a class=\"x\" href=\"/a?b=1&amp;c=2\" target=_blank rel='noopener' title='T &quot;t&quot;'>Verweis</a></p>")]
    [InlineData("<ul>\n<li>eins</li>\n<li><p>zwei</p><ol><li>drei</li></ol></li></ul>")]
    [InlineData("<blockquote><p lang=\"en\">quote</p></blockquote><h2 id=h>Zwei</h2><hr><div><em>a</em><strong><i>b</i></strong></div>")]
    [InlineData("<p><img src=\"b.jpg\" alt=\"Bild &lt;1&gt;\" width=\"640\" height=\"480\" loading=\"lazy\"></p><!-- weg -->")]
    [InlineData("a&nbsp;b <a>ohne Ziel</a>")]
    public void Simple_markup_comes_out_as_from_a_tree(string html)
    {
        var simple = SimpleMarkup.Write(html, Address);

        Assert.NotNull(simple);
        Assert.Equal(Tree.Sanitize(html, Address), simple);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<p onclick=alert(1)>a</p>")]
    [InlineData("<a href='javascript:alert(1)'>a</a>")]
    [InlineData("<a href=' java&#9;script:alert(1)'>a</a>")]
    [InlineData("<a href=a href=javascript:alert(1)>a</a>")]
    [InlineData("<p>a<p>b")]
    [InlineData("<p>a<div>b</div></p>")]
    [InlineData("<b>a<p>b</b>c</p>")]
    [InlineData("<a href=a>a<a href=b>b</a></a>")]
    [InlineData("<a href=a><em><a href=b>b</a></em></a>")]
    [InlineData("<ul>Text<li>a</li></ul>")]
    [InlineData("<li>a</li>")]
    [InlineData("<p>a</P>")]
    [InlineData("</p>")]
    [InlineData("<p>offen")]
    [InlineData("<img src=x width=1 height=1>")]
    [InlineData("<img alt=leer>")]
    [InlineData("<img src=a srcset='b 2x'>")]
    [InlineData("<table><tr><td>a</td></tr></table>")]
    [InlineData("<svg><a href=x>a</a></svg>")]
    [InlineData("&notin &ampa")]
    [InlineData("<![CDATA[a]]>")]
    [InlineData("<p/>a")]
    public void All_other_markup_is_left_to_the_tree(string html) => Assert.Null(SimpleMarkup.Write(html, Address));

    /// <summary>Pieces of markup in any order: where the short way answers at all, it answers as the tree does.</summary>
    [Fact]
    public void The_short_way_and_the_tree_never_differ()
    {
        string[] pieces =
        [
            "<p>", "</p>", "<b>", "</b>", "<a href=\"/x?a=1&amp;b\">", "</a>", "<ul>", "</ul>", "<li>", "</li>", "<br>", "<hr>", "<div class=\"k\">", "</div>", "<h2>", "</h2>", "<blockquote>",
            "</blockquote>", "<img src=i.png alt=x>", "<em lang=de>", "</em>", "Text ", " &amp; ", "&nbsp;", "<", ">", "\n", "<!-- c -->", "<span>", "</span>", "<script>", "<P>", "&copy", "<a>", "<i/>",
        ];
        var answered = 0;
        Gen.Int[0, pieces.Length - 1].Select(piece => pieces[piece]).Array[0, 8].Select(string.Concat).Sample(
            html =>
            {
                if (SimpleMarkup.Write(html, Address) is { } simple)
                {
                    answered++;
                    Assert.Equal(new AllowList(new HtmlParser(new HtmlParserOptions { SkipComments = true })).Sanitize(html, Address).Trim(), simple.Trim());
                }
            },
            iter: 20_000,
            threads: 1);
        Assert.True(answered > 1_000, $"answered {answered} times");
    }
}
