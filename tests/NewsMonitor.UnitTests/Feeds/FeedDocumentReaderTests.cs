using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using CsCheck;
using NewsMonitor.Core.Entries;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Feeds.Reading.Xml;

namespace NewsMonitor.UnitTests.Feeds;

public sealed class FeedDocumentReaderTests
{
    [Theory]
    [InlineData("author-in-dc-creator")]
    [InlineData("author-in-dc-creator-beside-media")]
    public void The_author_is_whom_WordPress_names(string fixture) => Assert.Equal("Jonas Reuter", Only(fixture).Author);

    [Fact]
    public void Media_content_is_an_enclosure() =>
        Assert.Equal([new Enclosure(new Uri("https://example.org/a.jpg"), "image/jpeg", 12)], Only("author-in-dc-creator-beside-media").Enclosures);

    [Fact]
    public void A_film_speaks_for_its_item_a_picture_and_one_of_several_files_do_not()
    {
        var entries = ReadFeed.Fixture("media-speaks-for-its-item").Entries;

        Assert.Equal(["Brückenleger im Einsatz", "", ""], entries.Select(entry => entry.Title));
        Assert.Equal("Ein Bataillon baut in vier Minuten eine Brücke.", entries[0].Summary);
        Assert.Equal("https://example.org/filme/1", entries[0].Link?.AbsoluteUri);
    }

    [Fact]
    public void An_Atom_entry_without_a_link_is_found_where_its_identifier_points() =>
        Assert.Equal(
            ["https://example.org/2024/07/lage", null],
            ReadFeed.Fixture("atom-id-is-the-address").Entries.Select(entry => entry.Link?.AbsoluteUri));

    [Fact]
    public void An_Atom_entry_that_was_only_updated_has_that_date()
    {
        var entry = Only("atom-updated-only");

        Assert.Equal(new DateTimeOffset(2024, 7, 28, 7, 18, 28, TimeSpan.Zero), entry.Published?.At);
        Assert.Equal("2024-07-28T09:18:28+02:00", entry.Published?.Raw);
        Assert.Equal("Nur <Geändert>", entry.Title);
        Assert.Equal("urn:1", entry.Id);
        Assert.Equal("https://example.org/1", entry.Link?.AbsoluteUri);
        Assert.Equal("Redaktion", entry.Author);
        Assert.Equal(["NATO"], entry.Categories);
        Assert.Equal("Kurz", entry.Summary);
        Assert.Equal("de", entry.Language);
        Assert.Equal([new Enclosure(new Uri("https://example.org/a.mp3"), "audio/mpeg", 7)], entry.Enclosures);
    }

    [Fact]
    public void XHTML_content_keeps_its_paragraphs() => Assert.Equal("Erster Absatz\nZweiter", Only("atom-xhtml-content").Text);

    [Fact]
    public void A_link_is_relative_to_the_base_around_it() =>
        Assert.Equal("https://cdn.example.org/news/1.html", Only("atom-xml-base").Link?.AbsoluteUri);

    [Fact]
    public void Line_breaks_around_an_identifier_are_no_part_of_it()
    {
        var entry = Only("guid-with-line-breaks");

        Assert.Equal(("https://example.org/?p=1", "https://example.org/a", "a b"), (entry.Id, entry.Link?.AbsoluteUri, entry.Title));
    }

    [Fact]
    public void A_title_is_plain_text_after_one_more_decoding() =>
        Assert.Equal(
            ["„Eiserner Wolf“ & Brigade", "Fett und klar", "<script> bleibt Text", "A&B – 5 < 7", "Drei\uFFFDZeichenfort"],
            ReadFeed.Fixture("titles-encoded-twice").Entries.Select(entry => entry.Title));

    [Fact]
    public void Only_a_web_address_is_a_link() =>
        Assert.Equal(
            [
                ("absolute", "https://example.org/a?b=1&c=2#d"), ("from the root", "https://example.org/a"), ("relative", "https://example.org/de/a/b"),
                ("without scheme", "https://cdn.example.org/a"), ("broken over lines", "https://example.org/a"), ("script", null),
                ("script with a tab", null), ("data", null), ("file", null), ("mail", null), ("guid is the link", "https://example.org/guid"),
                ("guid is no link", null), ("atom link", "https://example.org/atom"),
            ],
            ReadFeed.Fixture("links-of-every-kind").Entries.Select(entry => (entry.Title, entry.Link?.AbsoluteUri)));

    [Fact]
    public void German_dates_are_read_and_the_unreadable_is_kept_as_written()
    {
        var entries = ReadFeed.Fixture("dates-in-german").Entries;

        Assert.Equal(
            [new DateTimeOffset(2024, 7, 28, 7, 18, 28, TimeSpan.Zero), new DateTimeOffset(2024, 7, 28, 7, 18, 0, TimeSpan.Zero), null],
            entries.Select(entry => entry.Published?.At));
        Assert.Equal("heute früh", entries[2].Published?.Raw);
        Assert.All(entries, entry => Assert.Equal("de", entry.Language));
    }

    [Fact]
    public void An_item_that_nothing_identifies_goes_to_the_quarantine_and_the_others_stay()
    {
        var fetched = ReadFeed.Fixture("item-without-title-link-and-guid");

        Assert.Equal(["a", "c"], fetched.Entries.Select(entry => entry.Title));
        Assert.Contains("Niemand kennt mich", Assert.Single(fetched.Unreadable).Raw, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_type_without_entities_is_harmless() => Assert.Equal("en", Only("rss-091-with-doctype").Language);

    [Fact]
    public void RDF_with_Dublin_Core_is_read()
    {
        var entry = Only("rdf-with-dublin-core");

        Assert.Equal(("https://example.org/a", "Eins, Zwei", "en"), (entry.Id, entry.Author, entry.Language));
        Assert.Equal(["NATO"], entry.Categories);
        Assert.Equal(new DateTimeOffset(2024, 7, 28, 7, 18, 28, TimeSpan.Zero), entry.Published?.At);
    }

    [Fact]
    public void Text_is_what_a_reader_would_see()
    {
        var entry = Only("html-in-content");

        Assert.Equal("Anriss […]", entry.Summary);
        Assert.Equal("Überschrift\nErster Absatz\nmit Umbruch & Bild\nPunkt\nPunkt zwei\nZelle Zelle", entry.Text);
    }

    [Fact]
    public void All_enclosures_with_a_web_address_are_recorded() =>
        Assert.Equal(
            [
                new Enclosure(new Uri("https://example.org/a.mp3"), "audio/mpeg", 123),
                new Enclosure(new Uri("http://10.0.0.1/b.mp3"), "audio/mpeg", 99999999999),
                new Enclosure(new Uri("https://example.org/c.mp3"), null, null),
            ],
            Only("several-enclosures").Enclosures);

    [Fact]
    public void Of_too_many_items_the_newest_are_taken_in_feed_order_and_the_rest_is_counted()
    {
        var items = Enumerable.Range(1, 28).Select(day => string.Create(CultureInfo.InvariantCulture, $"<item><title>{day}</title><pubDate>2024-07-{day:00}</pubDate></item>"));
        var fetched = Assert.IsType<FetchResult.Fetched>(ReadFeed.Text($"<rss version='2.0'><channel>{string.Concat(items)}</channel></rss>", maxEntries: 3));

        Assert.Equal(["26", "27", "28"], fetched.Entries.Select(entry => entry.Title));
        Assert.Equal(25, fetched.OverLimit);
    }

    [Fact]
    public void Control_characters_that_XML_forbids_cost_no_feed()
    {
        var fetched = Assert.IsType<FetchResult.Fetched>(ReadFeed.Text("<rss version='2.0'><channel><item><title>a\u0001b\0c\uFFFFd</title></item></channel></rss>"));

        Assert.Equal("abcd", Assert.Single(fetched.Entries).Title);
    }

    [Theory]
    [InlineData(10_000, true)]
    [InlineData(20_000, false)]
    public void Identifiers_and_links_are_kept_whole_or_not_at_all(int length, bool kept)
    {
        var (id, link) = (new string('i', length), "https://example.org/" + new string('l', length));
        var fetched = Assert.IsType<FetchResult.Fetched>(
            ReadFeed.Text($"<rss version='2.0'><channel><item><title>t</title><guid>{id}</guid><link>{link}</link></item></channel></rss>"));

        var entry = Assert.Single(fetched.Entries);
        Assert.Equal(kept ? (id, link) : (null, null), (entry.Id, entry.Link?.AbsoluteUri));
    }

    [Fact]
    public void The_gate_lets_no_document_type_through_that_was_not_taken_off() =>
        Assert.NotNull(Inspect("<!DOCTYPE rss><rss><channel/></rss>").Break);

    [Fact]
    public void The_hash_is_that_of_the_bytes()
    {
        var body = Encoding.UTF8.GetBytes("<rss version='2.0'><channel/></rss>");

        Assert.Equal(SHA256.HashData(body), Assert.IsType<FetchResult.Fetched>(ReadFeed.Bytes(body)).Validators.BodyHash);
    }

    [Fact]
    public void A_message_says_where_and_does_not_quote_the_document()
    {
        var failed = Assert.IsType<FetchResult.Failed>(ReadFeed.Text("<!-- one\ntwo -->\n<rss><channel><item><title>Geheim & mehr"));

        Assert.Equal(FetchFailure.Xml, failed.Failure);
        Assert.Equal("not well-formed XML at line 3, position 36, and beyond repair (https://example.org/de/feed)", failed.Message);
    }

    /// <summary>Cuts, doublings and flips of a good feed: whatever the bytes, the answer is a value.</summary>
    [Fact]
    public void No_bytes_make_an_exception_escape()
    {
        var good = File.ReadAllBytes(RepositoryFiles.Path("tests", "fixtures", "feeds", "atom-updated-only.xml"));
        Gen.Select(Gen.Int[0, good.Length], Gen.Int[0, good.Length], Gen.Byte, Gen.Byte.Array[0, 8]).Sample((from, to, flip, noise) =>
        {
            byte[] bytes = [.. good[..from], .. noise, .. good[Math.Min(to, from)..]];
            bytes[Math.Min(to, bytes.Length - 1)] ^= flip;
            Assert.NotNull(ReadFeed.Bytes(bytes));
        }, iter: 5_000);
    }

    private static Entry Only(string fixture) => Assert.Single(ReadFeed.Fixture(fixture).Entries);

    private static XmlReport Inspect(string document) => XmlGate.Inspect(document, new NameTable());
}
