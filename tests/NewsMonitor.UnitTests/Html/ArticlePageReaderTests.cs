using System.Text;
using NewsMonitor.Feeds.Html;
using NewsMonitor.Feeds.Pages;

namespace NewsMonitor.UnitTests.Html;

public sealed class ArticlePageReaderTests
{
    private static readonly Uri Address = new("https://www.example.org/heer/hubschrauber?utm_source=feed");

    [Theory]
    [InlineData("wordpress-mobile-version")]
    [InlineData("wordpress-classic")]
    public void Of_the_page_of_the_first_article_its_twelve_paragraphs_remain(string fixture)
    {
        var lines = RepositoryFiles.Fixture("articles/seed-article.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        var page = Found(fixture, "https://perspektiven-global.de/2024/07/verteidigungsbuendnisse-usa-japan-suedkorea/?amp=1");

        Assert.Equal(lines[0], page.Title);
        Assert.Equal(lines[1..], page.Text.Split('\n'));
        Assert.Equal("de", page.Language);
        Assert.Equal("Perspektiven Global", page.Site);
        Assert.Equal(new DateTimeOffset(2024, 7, 28, 12, 31, 48, TimeSpan.Zero), page.Published?.At);
    }

    [Fact]
    public void The_page_of_the_first_article_names_its_audio_version_and_its_own_address()
    {
        var page = Found("wordpress-mobile-version", "https://perspektiven-global.de/2024/07/verteidigungsbuendnisse-usa-japan-suedkorea/?amp=1");

        Assert.Equal("https://perspektiven-global.de/wp-content/uploads/2024/07/audio_1722151108.mp3?_=1", Assert.Single(page.Audio).Url.AbsoluteUri);
        Assert.Equal("audio/mpeg", page.Audio[0].MediaType);
        Assert.Equal("https://perspektiven-global.de/2024/07/verteidigungsbuendnisse-usa-japan-suedkorea/", page.Address.AbsoluteUri);
        Assert.Equal("https://perspektiven-global.de/wp-content/uploads/2024/07/tokio.jpg", page.Image?.AbsoluteUri);
        Assert.Equal("Redaktion", page.Author);
        Assert.Equal(new DateTimeOffset(2024, 7, 28, 12, 32, 10, TimeSpan.Zero), page.Updated?.At);
        Assert.Contains("<p>Die Minister Austin und Kihara", SafeHtml.Of(page.Html), StringComparison.Ordinal);
    }

    [Fact]
    public void Teasers_of_other_articles_are_no_part_of_this_one()
    {
        var page = Found("broadcaster-with-teasers");

        Assert.Equal("Neue Panzer für die Bundeswehr", page.Title);
        Assert.StartsWith("Die Bundeswehr hat am Mittwoch", page.Text, StringComparison.Ordinal);
        Assert.EndsWith("als die Auslieferung selbst.", page.Text, StringComparison.Ordinal);
        Assert.Contains("\nAusbildung dauert länger\n", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Anreißer", page.Text, StringComparison.Ordinal);
        Assert.Equal(new DateTimeOffset(2024, 7, 31, 13, 4, 2, TimeSpan.Zero), page.Published?.At);
        Assert.Equal("https://www.example.org/inland/panzer-augustdorf-100.html", page.Address.AbsoluteUri);
        Assert.Equal("Das Panzerbataillon in Augustdorf bekommt neue Fahrzeuge.", page.Excerpt);
    }

    [Fact]
    public void A_live_blog_is_read_whole()
    {
        var page = Found("live-blog");

        Assert.Equal("Liveblog zum Krieg gegen die Ukraine", page.Title);
        Assert.All(["89 Drohnen", "Vilnius", "Botschafter Schwedens"], part => Assert.Contains(part, page.Text, StringComparison.Ordinal));
        Assert.Equal(new DateTimeOffset(2024, 7, 30, 12, 40, 0, TimeSpan.Zero), page.Updated?.At);
    }

    [Fact]
    public void A_cookie_banner_longer_than_the_article_is_not_the_article()
    {
        var page = Found("cookie-banner-first");

        Assert.StartsWith("Die Fregatte soll im August", page.Text, StringComparison.Ordinal);
        Assert.Equal(3, page.Text.Split('\n').Length);
        Assert.DoesNotContain("Partner", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_builds_itself_in_the_browser_is_read_from_its_data()
    {
        var page = Found("linked-data-only");

        Assert.Equal("Übung im Baltikum & an der Ostsee", page.Title);
        Assert.Equal("Anna Beispiel, Ben Muster", page.Author);
        Assert.StartsWith("Mehrere Staaten haben am Montag eine gemeinsame Übung", page.Text, StringComparison.Ordinal);
        Assert.Equal(new DateTimeOffset(2024, 7, 29, 8, 0, 0, TimeSpan.Zero), page.Published?.At);
        Assert.Equal("https://www.example.org/img/ostsee.jpg", page.Image?.AbsoluteUri);
        Assert.Equal("de", page.Language);
        Assert.False(page.IsPaywalled);
    }

    [Fact]
    public void An_old_page_says_the_rest_in_its_meta_elements()
    {
        var page = Found("meta-only");

        Assert.Equal("Heer kauft Hubschrauber", page.Title);
        Assert.Equal("Petra Probe", page.Author);
        Assert.Equal("de", page.Language);
        Assert.Equal("https://www.example.org/heer/hubschrauber", page.Address.AbsoluteUri);
        Assert.Equal("https://img.example.org/h.jpg", page.Image?.AbsoluteUri);
        Assert.Equal(new DateTimeOffset(2024, 7, 26, 0, 0, 0, TimeSpan.Zero), page.Published?.At);
        Assert.Contains("Das Bundesheer beschafft zwölf weitere Hubschrauber", page.Text, StringComparison.Ordinal);
        Assert.EndsWith("prüfen.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_for_paying_readers_is_said_and_the_teaser_kept()
    {
        var page = Found("paywalled");

        Assert.True(page.IsPaywalled);
        Assert.Equal("Was die neue Luftabwehr kostet", page.Title);
        Assert.Equal("Carla Conto", page.Author);
        Assert.Equal("Die Bundesregierung plant Milliarden für die Abwehr von Raketen ein, doch die Rechnung ist noch lange nicht vollständig.", page.Text);
    }

    [Fact]
    public void A_page_is_decoded_as_it_says_itself()
    {
        var page = Found("windows-1252");

        Assert.StartsWith("Prüfbericht: „Mängel“ bei der Ausrüstung", page.Title, StringComparison.Ordinal);
        Assert.Contains("„Es wäre schön, wenn das schneller ginge“", page.Text, StringComparison.Ordinal);
        Assert.Contains("2,8 Mrd. €", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_English_page_is_read_like_a_German_one()
    {
        var page = Found("english");

        Assert.Equal(("Allies sign missile warning pact", "en", "Rowan Reporter"), (page.Title, page.Language, page.Author));
        Assert.Equal(new DateTimeOffset(2024, 7, 28, 7, 31, 48, TimeSpan.Zero), page.Published?.At);
        Assert.Equal(3, page.Text.Split('\n').Length);
        Assert.EndsWith("will it outlast the next elections?", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("front-page")]
    [InlineData("challenge")]
    public void A_page_without_an_article_is_none(string fixture) => Assert.IsType<ArticlePageResult.NotFound>(Read(fixture, Address));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\0\0\0")]
    [InlineData("no markup at all")]
    [InlineData("<html><body></body></html>")]
    [InlineData("<frameset><frame src=a></frameset>")]
    [InlineData("{\"json\": true}")]
    public void What_is_no_page_is_none(string text) => Assert.IsType<ArticlePageResult.NotFound>(ArticlePageReader.Read(Encoding.UTF8.GetBytes(text), Address, null));

    [Fact]
    public void An_address_on_another_site_is_not_believed()
    {
        var html = RepositoryFiles.Fixture("pages/english.html").Replace("<head>", """<head><link rel="canonical" href="https://other.example/a">""", StringComparison.Ordinal);

        var page = Assert.IsType<ArticlePageResult.Found>(ArticlePageReader.Read(Encoding.UTF8.GetBytes(html), Address, "text/html; charset=utf-8")).Page;

        Assert.Equal(Address, page.Address);
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<p>x")]
    public void A_page_nested_too_deep_is_none_at_once(string tag) =>
        Assert.IsType<ArticlePageResult.NotFound>(ArticlePageReader.Read(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(tag, 100_000))), Address, null));

    [Fact]
    public void A_page_of_two_megabytes_is_read()
    {
        var script = "<script>" + string.Concat(Enumerable.Repeat("var a = '<div>'; ", 1000)) + "</script>" + "<!-- " + new string('x', 2_000_000) + " -->";
        var html = RepositoryFiles.Fixture("pages/english.html").Replace("<body>", "<body>" + script, StringComparison.Ordinal);

        Assert.IsType<ArticlePageResult.Found>(ArticlePageReader.Read(Encoding.UTF8.GetBytes(html), Address, null));
    }

    private static ArticlePage Found(string fixture, string? address = null) =>
        Assert.IsType<ArticlePageResult.Found>(Read(fixture, address is null ? Address : new Uri(address))).Page;

    private static ArticlePageResult Read(string fixture, Uri address) =>
        ArticlePageReader.Read(File.ReadAllBytes(RepositoryFiles.Path("tests", "fixtures", "pages", fixture + ".html")), address, "text/html");
}
