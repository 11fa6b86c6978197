using NewsMonitor.Feeds.Html;
using NewsMonitor.Feeds.Reading;

namespace NewsMonitor.UnitTests.Html;

public sealed class HtmlTextTests
{
    private static readonly Uri Base = new("https://example.org/");

    [Theory]
    [InlineData("<p>Eins.</p><p>Zwei.</p>", "Eins.\nZwei.")]
    [InlineData("Eins<br>Zwei<br/>\n<br />Drei", "Eins\nZwei\nDrei")]
    [InlineData("<ul><li>Eins<li>Zwei</ul>Drei", "Eins\nZwei\nDrei")]
    [InlineData("<table><tr><th>Land</th><th>Zahl</th></tr><tr><td>Litauen</td><td>5.000</td></tr></table>", "Land Zahl\nLitauen 5.000")]
    [InlineData("<pre>Eins\nZwei  drei</pre>", "Eins\nZwei drei")]
    [InlineData("Ein <b>fettes</b><i>s</i> Wort\n und\tmehr&nbsp;Raum", "Ein fettess Wort und mehr Raum")]
    [InlineData("Er sagte <q>ja</q> &#8222;doch&ldquo; &hellip; 5 &lt; 7 &amp;amp; AT&T", "Er sagte ja „doch“ … 5 < 7 &amp; AT&T")]
    [InlineData("a < b und c > d, <3", "a < b und c > d, <3")]
    [InlineData("don&#146;t \u0093so\u0094", "don’t “so”")]
    [InlineData("<figure><img src=a><figcaption>Bild: X</figcaption></figure>Text", "Bild: X\nText")]
    [InlineData("<xh:p>Eins</xh:p><xh:p>Zwei</xh:p>", "Eins\nZwei")]
    [InlineData("Eins<!-- <p>nein</p> -->Zwei<script>if (a < b) { '</p>' }</script>Drei", "EinsZweiDrei")]
    [InlineData("<iframe src=a />Text nach dem Rahmen", "Text nach dem Rahmen")]
    [InlineData("<p title='a>b' class=x>Text", "Text")]
    public void Markup_reads_as_a_reader_would_see_it(string html, string expected) => Assert.Equal(expected, Block(html));

    [Theory]
    [InlineData("<p>Text.</p>\n<p>Der Beitrag <a href=a>Titel: zwei</a> erschien zuerst auf <a href=b>Blatt</a>.</p>")]
    [InlineData("<p>Text.</p>\n<p>The post <a href=a>Titel</a> first appeared on <a href=b>Blatt</a>.</p>")]
    [InlineData("<p>Text.</p>The post Titel appeared first on Blatt.")]
    [InlineData("<p>Text. <a class='more-link' href=a>Weiterlesen <span class='screen-reader-text'>„Titel“</span></a></p>")]
    [InlineData("<p>Text. <a href=a>Weiterlesen &rarr;</a></p>")]
    [InlineData("<p>Text.</p><p><a href=a>Read more &raquo;</a></p>")]
    [InlineData("<p>Text.</p><p>[<a href=a>Continue reading</a>]</p>")]
    [InlineData("<p>Text.</p><div class='sharedaddy sd-sharing-enabled'><div class=x><h3>Teilen mit:</h3><ul><li>Facebook</ul></div></div>")]
    [InlineData("<p>Text.</p><h3>Gefällt mir:</h3><p>Gefällt mir Wird geladen …</p>")]
    [InlineData("<p>Text.</p><div id='jp-relatedposts' class='jp-relatedposts'><h3>Ähnliche Beiträge</h3><p>Anderer Artikel</p></div>")]
    [InlineData("<p>Text.</p><div class=\"feedflare\"><a href=a>Mehr</a></div>")]
    [InlineData("<p hidden>Nein</p><p>Text.</p><div style='color:red; display : none'>Nein</div><span aria-hidden=true>Nein</span>")]
    [InlineData("<p>Website-Icon Perspektiven Global</p><p>Text.</p><p>https://example.org/a.mp3?_=1<br>Die mobile Version verlassen</p>")]
    [InlineData("<p>Text.</p><audio controls><source src=a.mp3><a href=a.mp3>https://example.org/a.mp3</a></audio>")]
    [InlineData("<p>Text.</p><div class='cookie-notice'><p>Wir verwenden Cookies</p></div><form class=newsletter-form>Abonnieren</form>")]
    public void What_sites_put_around_every_text_is_left_out(string html) => Assert.Equal("Text.", Block(html));

    [Theory]
    [InlineData("<p>Der Beitrag der Bundeswehr erschien zuerst auf Platz drei.</p><p>Mehr.</p>", "Der Beitrag der Bundeswehr erschien zuerst auf Platz drei.\nMehr.")]
    [InlineData("<p>Weiterlesen wollte er nicht, sagte er.</p>", "Weiterlesen wollte er nicht, sagte er.")]
    [InlineData("<p>Read more than one analysis.</p>", "Read more than one analysis.")]
    [InlineData("<p>Mehr <a href=a>lesen Sie hier über Panzer</a></p>", "Mehr lesen Sie hier über Panzer")]
    [InlineData("<p>Weiterlesen</p><p>Text.</p>", "Weiterlesen\nText.")]
    [InlineData("<div class='shared newsletter related'>Text.</div>", "Text.")]
    [InlineData("<div class='sharedaddy'>Text, und das Ende fehlt.", "Text, und das Ende fehlt.")]
    [InlineData("<p hidden>Auch hier fehlt das Ende<div>Text.</div>", "Auch hier fehlt das Ende\nText.")]
    [InlineData("<p style='display:block'>Text.</p>", "Text.")]
    [InlineData("<p aria-hidden=false>Text.</p>", "Text.")]
    [InlineData("<p>Er sagte: Teilen mit: allen.</p>", "Er sagte: Teilen mit: allen.")]
    [InlineData("<img hidden>Text.<br hidden>Mehr.", "Text.\nMehr.")]
    public void What_only_looks_like_it_stays(string html, string expected) => Assert.Equal(expected, Block(html));

    [Theory]
    [InlineData("5 < 7", "5 < 7")]
    [InlineData("<script>alert(1)</script>", "<script>alert(1)</script>")]
    [InlineData("AT&amp;T", "AT&amp;T")]
    public void Plain_text_is_what_it_is(string text, string expected) =>
        Assert.Equal(expected, HtmlText.Line(new MarkupText(text, MarkupKind.Plain, Base), 100));

    [Theory]
    [InlineData("<Reuters> meldet Einigung", "<Reuters> meldet Einigung")]
    [InlineData("Das Element <Tag> und <b>mehr</b>", "Das Element <Tag> und mehr")]
    [InlineData("<blink>Alt</blink> und <x-y>neu</x-y>", "Alt und neu")]
    public void In_a_title_a_tag_that_no_reader_knows_is_text(string html, string expected) =>
        Assert.Equal(expected, HtmlText.Line(new MarkupText(html, MarkupKind.Html, Base), 100));

    [Fact]
    public void Nothing_is_nothing()
    {
        Assert.Equal("", HtmlText.Line(default(MarkupText), 10));
        Assert.Equal("", HtmlText.Block(new MarkupText(null!, MarkupKind.Plain, Base), 10));
    }

    private static string Block(string html) => HtmlText.Block(new MarkupText(html, MarkupKind.Html, Base), 1000);
}
