using NewsMonitor.Core.Entries;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Feeds.Reading;
using NewsMonitor.Feeds.Reading.WordPress;

namespace NewsMonitor.UnitTests.Feeds;

public sealed class WordPressPostsTests
{
    private const string Rest = "https://example.org/wp-json/wp/v2/posts";

    private const string TwoPosts = """[{"title":{"rendered":"a"},"link":"/a"},{"title":{"rendered":"b"},"link":"/b"}]""";

    [Fact]
    public void A_post_is_what_its_feed_says_of_it_and_more()
    {
        var post = ParseDocument.Fixture("wordpress/posts-with-embedded.json").Items[0];

        Assert.Equal(("https://example.org/?p=4711", "https://example.org/2024/buendnis/", "de"), (post.Id, post.Link?.AbsoluteUri, post.Language));
        Assert.Equal(["Jonas Reuter"], post.Authors);
        Assert.Equal(["Verteidigung", "Japan"], post.Categories);
        Assert.Equal([new Enclosure(new Uri("https://example.org/b.mp3"), "audio/mpeg", 99)], post.Enclosures);
    }

    [Fact]
    public void Text_is_HTML()
    {
        var entry = Assert.IsType<FetchResult.Fetched>(
            ReadFeed.Bytes(File.ReadAllBytes(RepositoryFiles.Path("tests", "fixtures", "wordpress", "posts-with-embedded.json")))).Entries[0];

        Assert.Equal(("Bündnis – gestärkt", "Anriss […]", "Erster Absatz.\nZweiter."), (entry.Title, entry.Summary, entry.Text));
    }

    [Fact]
    public void Times_are_in_UTC_although_they_do_not_say_so()
    {
        var post = ParseDocument.Fixture("wordpress/posts-with-embedded.json").Items[0];

        Assert.Equal((new DateTimeOffset(2024, 7, 28, 7, 18, 28, TimeSpan.Zero), "2024-07-28T07:18:28"), (post.Published!.At!.Value, post.Published.Raw));
        Assert.Equal(new DateTimeOffset(2024, 7, 28, 8, 0, 0, TimeSpan.Zero), post.Updated?.At);
    }

    [Fact]
    public void A_protected_post_is_kept_and_its_local_time_is_that_of_the_source()
    {
        var post = ParseDocument.Fixture("wordpress/posts-with-embedded.json").Items[1];

        Assert.True(post.Content.IsEmpty);
        Assert.Equal(new DateTimeOffset(2024, 7, 27, 7, 0, 0, TimeSpan.Zero), post.Published?.At);
        Assert.Empty(post.Authors);
    }

    [Fact]
    public void What_the_interface_says_instead_is_told()
    {
        var refused = Assert.IsType<ParseResult.Refused>(ParseDocument.Parse(
            """{"code":"rest_no_route<script>","message":"Es wurde keine Route gefunden","data":{"status":404}}"""u8.ToArray()));

        Assert.Equal((FetchFailure.NotAFeed, "the REST interface of the site refuses: rest_no_routescript"), (refused.Failure, refused.What));
    }

    [Fact]
    public void A_site_without_posts_has_none() => Assert.Empty(ParseDocument.Text("[]", address: Rest).Items);

    [Theory]
    [InlineData(Rest + "?per_page=2", Rest + "?per_page=2&page=2")]
    [InlineData(Rest + "?page=2&per_page=2&categories=5", Rest + "?per_page=2&categories=5&page=3")]
    [InlineData("https://example.org/?rest_route=/wp/v2/posts&per_page=2", "https://example.org/?rest_route=/wp/v2/posts&per_page=2&page=2")]
    [InlineData(Rest + "?per_page=3", null)]
    [InlineData(Rest, null)]
    [InlineData("https://example.org/posts.json?per_page=2", null)]
    public void A_full_page_has_a_next_one(string address, string? next) =>
        Assert.Equal(next, ParseDocument.Text(TwoPosts, address: address).Continuations.SingleOrDefault()?.AbsoluteUri);

    [Theory]
    [InlineData("https://example.org", Rest + "?_embed=author,wp:term,wp:featuredmedia&per_page=20")]
    [InlineData("https://example.org/wp-json/", Rest + "?_embed=author,wp:term,wp:featuredmedia&per_page=20")]
    [InlineData(Rest + "?categories=5&per_page=50", Rest + "?categories=5&per_page=50&_embed=author,wp:term,wp:featuredmedia")]
    [InlineData("https://example.org/blog/", "https://example.org/blog/wp-json/wp/v2/posts?_embed=author,wp:term,wp:featuredmedia&per_page=20")]
    [InlineData("https://example.org/?rest_route=/wp/v2/posts", "https://example.org/?rest_route=/wp/v2/posts&_embed=author,wp:term,wp:featuredmedia&per_page=20")]
    public void The_address_of_the_posts_is_made_of_what_the_operator_gives(string given, string asked) =>
        Assert.Equal(asked, PostsAddress.For(new Uri(given)).AbsoluteUri);
}
