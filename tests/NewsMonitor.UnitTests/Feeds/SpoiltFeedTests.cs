using NewsMonitor.Core.Fetching;
using NewsMonitor.Feeds.Reading;

namespace NewsMonitor.UnitTests.Feeds;

/// <summary>Documents that are not quite what they claim to be.</summary>
public sealed class SpoiltFeedTests
{
    private const string PageType =
        """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">""";

    [Theory]
    [InlineData("<rss version='2.0'><channel><title>Lage</title></channel></rss>")]
    [InlineData("<!-- built by a template --><feed xmlns='http://www.w3.org/2005/Atom'><title>Lage</title></feed>")]
    public void The_first_element_tells_a_feed_from_a_page_whatever_the_document_type_says(string feed) =>
        Assert.Equal("Lage", ParseDocument.Text(PageType + feed).Title.Plain());

    [Theory]
    [InlineData("<html><body><p>Seite nicht gefunden</p></body></html>")]
    [InlineData("<head><title>Umgezogen</title></head><body>Bitte weitergehen</body>")]
    [InlineData("<p>Wartung</p>")]
    public void A_page_is_refused(string page)
    {
        Assert.Equal(FetchFailure.NotAFeed, ParseDocument.Refused(PageType + page));
        Assert.Equal(FetchFailure.NotAFeed, ParseDocument.Refused("<!doctype html>" + page));
    }

    [Theory]
    [InlineData("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><Person xmlns='http://xmlns.com/foaf/0.1/'/></rdf:RDF>")]
    [InlineData("""{"items": [{"id": 7, "price": 12}], "total": 1}""")]
    public void A_word_that_feeds_use_does_not_make_one(string document) =>
        Assert.Equal(FetchFailure.NotAFeed, ParseDocument.Refused(document));

    [Theory]
    [InlineData("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'/>")]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom'></feed>")]
    [InlineData("""{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "7"}, 7]}""")]
    public void A_feed_with_nothing_in_it_is_one(string document) =>
        Assert.All(ParseDocument.Text(document).Items, item => Assert.Null(item.Link));

    [Theory]
    [InlineData("<link href='https://example.com/'/><link rel='self' href='https://feed.example.com/all'/>", "https://feed.example.com/1")]
    [InlineData("<link href='https://example.com/start/'/><link rel='self' href='all'/>", "https://example.com/start/1")]
    [InlineData("<link href='start/'/>", "http://localhost/1")]
    public void Where_nobody_knows_where_a_feed_came_from_it_may_say_so(string links, string expected)
    {
        var document = $"<feed xmlns='http://www.w3.org/2005/Atom'>{links}<entry><title>Lage</title><link href='1'/></entry></feed>";
        var feed = ParseDocument.Text(document, address: FeedOrigin.NowhereInParticular.AbsoluteUri);
        Assert.Equal(expected, Assert.Single(feed.Items).Link?.AbsoluteUri);
    }

    [Theory]
    [InlineData("Lage &#1114112; am Morgen", "Lage \uFFFD am Morgen")]
    [InlineData("Lage &#xD83D; am Morgen", "Lage \uFFFD am Morgen")]
    [InlineData("Lage &#xDE00;&#xD83D; am Morgen", "Lage \uFFFD\uFFFD am Morgen")]
    [InlineData("Lage &#55357;&#56832; am Morgen", "Lage \U0001F600 am Morgen")]
    [InlineData("Lage &#xD83D;&#xDE00; am Morgen", "Lage \U0001F600 am Morgen")]
    [InlineData("Lage &#1; am Morgen", "Lage am Morgen")]
    [InlineData("Lage &#xFFFE; am Morgen", "Lage am Morgen")]
    [InlineData("Lage &#xD83D;&#", "Lage \uFFFD&#")]
    public void A_number_that_is_no_character_costs_no_feed(string written, string read) =>
        Assert.Equal(read, ParseDocument.Text($"<rss version='2.0'><channel><title>{written}</title></channel></rss>").Title.Plain());
}
