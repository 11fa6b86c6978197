using System.Globalization;
using System.Text;
using NewsMonitor.Feeds.Reading;

namespace NewsMonitor.UnitTests.Feeds.Xml;

public sealed class NewestItemsTests
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Orders => ["newest first", "oldest first", "shuffled"];

    [Theory]
    [MemberData(nameof(Orders))]
    public void Of_five_thousand_items_the_newest_thousand_are_taken_in_their_order(string order)
    {
        var numbers = Enumerable.Range(0, 5_000);
        var ordered = order switch
        {
            "newest first" => numbers.Reverse(),
            "oldest first" => numbers,
            _ => numbers.OrderBy(number => (number * 7919) % 5_000),
        };
        var wanted = ordered.ToList();

        var document = Read(Rss(string.Concat(wanted.Select(Item))), 1_000);

        Assert.Equal(wanted.Where(number => number >= 4_000), document.Items.Select(Number));
        Assert.Equal(4_000, document.LeftOut);
    }

    [Theory]
    [InlineData("<item><title>-1</title></item>")]
    [InlineData("<item><title>-1</title><pubDate>heute</pubDate></item>")]
    [InlineData("<item><title>-1</title><pubDate/><x><pubDate>1999-01-01</pubDate></x></item>")]
    public void An_item_without_a_date_counts_as_new(string undated)
    {
        var document = Read(Rss(Item(1) + Item(2) + undated + Item(3)), 2);

        Assert.Equal([-1, 3], document.Items.Select(Number));
    }

    [Fact]
    public void The_first_date_that_can_be_read_counts()
    {
        var document = Read(Rss("<item><title>7</title><pubDate>soon</pubDate><date>2030-01-01</date></item>" + Item(1) + Item(2)), 1);

        Assert.Equal([7], document.Items.Select(Number));
    }

    [Fact]
    public void Entries_of_Atom_and_items_beside_the_channel_are_chosen_likewise()
    {
        var atom = string.Concat(Enumerable.Range(1, 9).Select(day => $"<entry><title>{day}</title>"
            + $"<updated>2024-07-0{day}T00:00:00Z</updated></entry>"));
        var rdf = string.Concat(Enumerable.Range(1, 9).Select(day => $"<item><title>{day}</title><dc:date>2024-07-0{day}</dc:date>"
            + $"</item>"));

        Assert.Equal([8, 9], Read($"<feed xmlns='http://www.w3.org/2005/Atom'>{atom}</feed>", 2).Items.Select(Number));
        Assert.Equal([8, 9], Read($"<rdf:RDF xmlns='http://purl.org/rss/1.0/'><channel/>{rdf}</rdf:RDF>", 2).Items.Select(Number));
    }

    [Fact]
    public void What_is_called_an_item_where_none_may_stand_is_not_counted()
    {
        var document = Read(Rss($"<image><item><title>0</title></item></image><x><y><item/></y>"
            + $"</x>{Item(1)}{Item(9)}{Item(2)}{Item(8)}"), 2);

        Assert.Equal([9, 8], document.Items.Select(Number));
    }

    [Fact]
    public void What_the_feed_says_of_itself_stays()
    {
        var document = Read(Rss($"<title>Lage</title><link>https://example.org/</link>{Item(1)}{Item(2)}<language>de</language>"), 1);

        Assert.Equal(("Lage", "https://example.org/", "de"), (document.PlainTitle, document.Link?.AbsoluteUri, document.Items[0].Language));
    }

    [Fact]
    public void Items_so_large_that_the_limit_on_nodes_is_reached_are_fewer()
    {
        var large = string.Concat(Enumerable.Repeat("<x/>", 90_000));
        var items = Enumerable.Range(1, 4).Select(number => Item(number).Replace("</item>", large + "</item>", StringComparison.Ordinal));

        var document = Read(Rss(string.Concat(items)), 1_000);

        Assert.Equal([3, 4], document.Items.Select(Number));
        Assert.Equal(2, document.LeftOut);
    }

    [Fact]
    public void A_document_with_exactly_as_many_as_are_taken_is_taken_whole() =>
        Assert.Equal(
            (3, 0), Read(Rss(Item(1) + Item(2) + Item(3)), 3) is var document ? (document.Items.Count, document.LeftOut) : default);

    private static string Rss(string inside) => $"<rss version='2.0'><channel>{inside}</channel></rss>";

    private static string Item(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"<item><title>{number}</title><pubDate>{Start.AddHours(number):r}</pubDate></item>");

    private static int Number(FeedItem item) => int.Parse(item.Title.Plain(), CultureInfo.InvariantCulture);

    private static FeedDocument Read(string document, int most) =>
        Assert.IsType<ParseResult.Parsed>(FeedParser.Parse(
            Encoding.UTF8.GetBytes(document), new FeedOrigin(new Uri("https://example.org/feed")) { MaxItems = most })).Document;
}
