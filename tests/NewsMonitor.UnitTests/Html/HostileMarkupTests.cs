using System.Diagnostics;
using NewsMonitor.Core.Entries;
using NewsMonitor.Feeds.Html;
using NewsMonitor.Feeds.Reading;
using NewsMonitor.UnitTests.Feeds;

namespace NewsMonitor.UnitTests.Html;

/// <summary>Texts that hurt storage, logs and dashboards, by their number in the list of bad inputs.</summary>
public sealed class HostileMarkupTests
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData("a\0b &amp;#0; c", "ab \uFFFD c")]
    public void BadInput_S01_the_zero_character_reaches_no_text(string title, string expected)
    {
        var entry = Entry($"<title><![CDATA[{title.Replace("&amp;", "&", StringComparison.Ordinal)}]]></title>", "<p>a&#0;b</p>");

        Assert.DoesNotContain('\0', entry.Title + entry.Text + SafeHtml.Of(Html("<p title='&#0;'>a\0&#0;b</p>")));
        Assert.Equal(expected, HtmlText.Line(title.Replace("&amp;", "&", StringComparison.Ordinal), 100));
    }

    // Not an InlineData: attributes are stored as UTF-8, which has no lone surrogates.
    /// <summary>Whoever sends a headline to a chat escapes it there, for that chat: here it stays what the source wrote.</summary>
    [Theory]
    [InlineData("[x](javascript:alert(1)) *_[ @everyone", "[x](javascript:alert(1)) *_[ @everyone")]
    [InlineData("Achtung &lt;!channel&gt;", "Achtung <!channel>")]
    public void BadInput_S09_what_means_something_to_a_chat_is_left_in_a_headline(string title, string expected) =>
        Assert.Equal(expected, HtmlText.Line(Html(title), 1000));

    [Fact]
    public void BadInput_S02_half_a_surrogate_pair_becomes_the_replacement_character_once()
    {
        Assert.Equal("a\uFFFDb", HtmlText.Line("a\uD800b", 100));
        Assert.Equal("a\uFFFDb", HtmlText.Block("a&#xD800;b", 100));
        Assert.Equal("<p>a\uFFFDb</p>", SafeHtml.Of(Html("<p>a\uD800b</p>")));
    }

    [Fact]
    public void BadInput_S03_characters_that_turn_or_hide_text_are_removed()
    {
        Assert.Equal("txt.exe x", HtmlText.Line("\u202Etxt.exe\u202C &#x2066;x&#8297;\u200B\uFEFF", 100));
        Assert.Equal("<p>ab</p>", SafeHtml.Of(Html("<p>a&#x202E;\u200Bb</p>")));
    }

    [Fact]
    public void BadInput_S04_line_breaks_escapes_and_tabs_leave_a_title_of_one_line() =>
        Assert.Equal("a ERROR fake line [2J b c", HtmlText.Line("a\r\nERROR fake line &#27;\u001B[2J b\tc", 100));

    [Theory]
    [InlineData("&lt;script&gt;alert(1)&lt;/script&gt;Titel", "Titel")]
    [InlineData("&lt;img src=x onerror=alert(1)&gt;Titel", "Titel")]
    [InlineData("Das Element &amp;lt;script&amp;gt;", "Das Element <script>")]
    public void BadInput_S05_a_title_is_plain_text_after_one_decode(string title, string expected) =>
        Assert.Equal(expected, Entry($"<title>{title}</title>", "").Title);

    [Fact]
    public void BadInput_S06_what_is_escaped_twice_is_decoded_once_more_than_by_XML_and_no_further() =>
        Assert.Equal("Das Element &lt;script&gt;", Entry("<title>Das Element &amp;amp;lt;script&amp;amp;gt;</title>", "").Title);

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("JaVaScRiPt&colon;alert(1)")]
    [InlineData(" &#1; java\tscript:alert(1)")]
    [InlineData("java&NewLine;script:alert(1)")]
    [InlineData("data:text/html,&lt;script&gt;")]
    [InlineData("vbscript:x")]
    [InlineData("file:///etc/passwd")]
    public void BadInput_S07_an_address_that_acts_is_none(string address) =>
        Assert.Equal("<a>x</a>", SafeHtml.Of(Html($"<a href=\"{address}\">x</a>")));

    [Fact]
    public void BadInput_S08_a_page_is_not_sent_elsewhere_by_a_description()
    {
        const string Refresh = "a<meta http-equiv=\"refresh\" content=\"1;URL=https://evil.example/\">b";

        Assert.Equal("ab", HtmlText.Block(Refresh, 100));
        Assert.Equal("ab", SafeHtml.Of(Html(Refresh)));
    }

    [Fact]
    public void BadInput_S11_an_identifier_of_ten_kilobytes_is_kept_whole()
    {
        var id = "urn:" + new string('x', 10_000);

        Assert.Equal(id, Entry($"<title>t</title><guid isPermaLink=\"false\">{id}</guid>", "").Id);
    }

    [Fact]
    public void BadInput_S12_a_text_of_two_megabytes_and_an_image_inside_it_are_kept_to_the_cap()
    {
        var paragraphs = string.Concat(Enumerable.Repeat("<p>" + new string('x', 1000) + "</p>", 2000));
        var image = "<p>Vorher</p><img src=\"data:image/png;base64," + new string('A', 1_000_000) + "\"><p>Nachher</p>";

        var watch = Stopwatch.StartNew();

        Assert.InRange(HtmlText.Block(paragraphs, 1_000_000).Length, 999_000, 1_000_000);
        Assert.InRange(SafeHtml.Of(Html(paragraphs)).Length, 1_000_000, 1_100_000);
        Assert.Equal("Vorher\nNachher", HtmlText.Block(image, 1_000_000));
        Assert.Equal("<p>Vorher</p><p>Nachher</p>", SafeHtml.Of(Html(image)));
        Assert.True(watch.Elapsed < Budget);
    }

    [Theory]
    [InlineData("")]
    [InlineData("😀🇩🇪👩‍👩‍👧")]
    public void BadInput_S13_a_title_of_nothing_or_of_pictures_is_no_error(string title) =>
        Assert.NotNull(Entry($"<title>{title}</title><link>https://example.org/a</link>", "").Title);

    [Fact]
    public void BadInput_S13_a_title_of_ten_megabytes_is_cut_at_a_whole_character_with_a_mark()
    {
        var title = HtmlText.Line(string.Concat(Enumerable.Repeat("ä😀", 3_000_000)), 1000);

        Assert.EndsWith("…", title, StringComparison.Ordinal);
        Assert.InRange(title.Length, 1000, 2000);
    }

    [Theory]
    [InlineData("<b>")]
    [InlineData("<div>")]
    [InlineData("<a href=x>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<svg><g>")]
    [InlineData("<x>a</x>")]
    [InlineData("<p><b>x")]
    [InlineData("&")]
    [InlineData("<!--")]
    [InlineData("<a title='")]
    [InlineData("<div hidden>")]
    [InlineData("</")]
    public void BadInput_S15_markup_made_to_be_slow_takes_time_in_proportion_to_its_length(string piece)
    {
        var html = string.Concat(Enumerable.Repeat(piece, SafeHtml.MaxLength / piece.Length));
        var watch = Stopwatch.StartNew();

        SafeHtml.Of(Html(html));
        HtmlText.Block(html, 1_000_000);

        Assert.True(watch.Elapsed < Budget, $"took {watch.Elapsed}");
    }

    [Fact]
    public void A_short_text_with_a_long_base_does_not_become_a_very_long_one()
    {
        var html = string.Concat(Enumerable.Repeat("<a href=x>y</a>", 4000));

        var safe = SafeHtml.Of(new MarkupText(html, MarkupKind.Html, new Uri("https://example.org/" + new string('a', 15_000) + "/")));

        Assert.True(safe.Length < 3 * SafeHtml.MaxLength, $"{safe.Length} characters");
    }

    private static MarkupText Html(string html) => new(html, MarkupKind.Html, new Uri("https://example.org/"));

    private static Entry Entry(string elements, string description) =>
        Assert.Single(Assert.IsType<Core.Fetching.FetchResult.Fetched>(ReadFeed.Text(
            $"<rss version=\"2.0\"><channel><title>x</title><item>{elements.Replace("\0", "", StringComparison.Ordinal)}<link>https://example.org/1</link><description><![CDATA[{description}]]></description></item></channel></rss>")).Entries);
}
