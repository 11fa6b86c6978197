using System.Diagnostics;
using System.Text;
using CsCheck;
using NewsMonitor.Core.Entries;
using NewsMonitor.Core.Fetching;

namespace NewsMonitor.UnitTests.Feeds;

public sealed class JsonFeedTests
{
    [Fact]
    public void Every_member_of_an_item_is_read()
    {
        var document = ParseDocument.Fixture("json/json-feed-1.1.json");

        var item = document.Items[0];
        Assert.Equal(("Küste & Meer", "https://example.org/"), (document.Title.Value, document.Link?.AbsoluteUri));
        Assert.Equal(("urn:1", "https://example.org/2024/fregatte", "de"), (item.Id, item.Link?.AbsoluteUri, item.Language));
        Assert.Equal(new DateTimeOffset(2024, 7, 28, 7, 18, 28, TimeSpan.Zero), item.Published?.At);
        Assert.Equal(new DateTimeOffset(2024, 7, 28, 10, 0, 0, TimeSpan.Zero), item.Updated?.At);
        Assert.Equal(["Jonas Reuter", "Ada"], item.Authors);
        Assert.Equal(["Marine", "F126"], item.Categories);
        Assert.Equal([new Enclosure(new Uri("https://example.org/a.mp3"), "audio/mpeg", 123)], item.Enclosures);
    }

    [Fact]
    public void Plain_text_keeps_its_less_than_signs_and_HTML_is_read_as_such()
    {
        var fetched = Assert.IsType<FetchResult.Fetched>(
            ReadFeed.Bytes(File.ReadAllBytes(RepositoryFiles.Path("tests", "fixtures", "json", "json-feed-1.1.json"))));

        Assert.Equal(["Fregatte für < 2 Mrd.", "Entität"], fetched.Entries.Select(entry => entry.Title));
        Assert.Equal(["Eins & zwei\nDrei", "a <b> c"], fetched.Entries.Select(entry => entry.Text));
        Assert.Equal("Kurz < lang", fetched.Entries[0].Summary);
    }

    [Fact]
    public void An_item_that_points_elsewhere_has_that_link_and_its_own_language()
    {
        var item = ParseDocument.Fixture("json/json-feed-1.1.json").Items[1];

        Assert.Equal(("7", "https://andere.example/7", "en"), (item.Id, item.Link?.AbsoluteUri, item.Language));
        Assert.Equal(["Redaktion"], item.Authors);
    }

    [Fact]
    public void Version_1_0_has_one_author()
    {
        var items = ParseDocument.Fixture("json/json-feed-1.0-single-author.json").Items;

        Assert.Equal(["true", "2"], items.Select(item => item.Id));
        Assert.Equal([["Eins"], ["Zwei"]], items.Select(item => item.Authors));
    }

    [Theory]
    [InlineData("""{"items":[{"id":"1"}]}""")]
    [InlineData("""{"version":3,"items":[{"id":"1"}]}""")]
    [InlineData("""{"items":null,"items":[{"id":"1"}]}""")]
    [InlineData("""{/* by hand */"items":[{"id":"1",},],}""")]
    [InlineData("\uFEFF  {\"items\":[{\"id\":\"1\"}]}")]
    [InlineData("{\"items\":[{\"id\":\"1\"}]}\n<!-- cached -->")]
    public void What_looks_like_a_feed_is_one(string json)
    {
        var document = ParseDocument.Text(json);

        Assert.Equal("1", Assert.Single(document.Items).Id);
        Assert.False(document.IsPartial);
    }

    [Theory]
    [InlineData("null", FetchFailure.NotAFeed)]
    [InlineData("{}", FetchFailure.NotAFeed)]
    [InlineData("[]", FetchFailure.NotAFeed)]
    [InlineData("[1,2]", FetchFailure.NotAFeed)]
    [InlineData("""{"items":null}""", FetchFailure.NotAFeed)]
    [InlineData("""{"items":[]}""", FetchFailure.NotAFeed)]
    [InlineData("""{"items":[1,"a",null]}""", FetchFailure.NotAFeed)]
    [InlineData("""{"items":{"a":{"id":"1"}}}""", FetchFailure.NotAFeed)]
    [InlineData("""{"version":"https://jsonfeed.org/version/1.1","items":[""", FetchFailure.Json)]
    [InlineData("""{"items":[{"id":"1""", FetchFailure.Json)]
    [InlineData("{nonsense}", FetchFailure.Json)]
    public void BadInput_X11_JSON_that_is_no_feed_is_refused_with_its_reason(string json, FetchFailure expected) =>
        Assert.Equal(expected, ParseDocument.Refused(json));

    [Fact]
    public void BadInput_X11_An_identifier_may_be_a_number_and_an_item_of_the_wrong_type_costs_no_other()
    {
        var fetched = Assert.IsType<FetchResult.Fetched>(ReadFeed.Text("""{"items":[{"id":12.50,"title":{"a":1},"tags":"NATO"},null,"text",{"id":"2","authors":[null,1]}]}"""));

        Assert.Equal(["12.50", "2"], fetched.Entries.Select(entry => entry.Id));
        Assert.Equal(["NATO"], fetched.Entries[0].Categories);
        Assert.Equal(["null", "\"text\""], fetched.Unreadable.Select(unreadable => unreadable.Raw));
    }

    [Fact]
    public void BadInput_E06_A_broken_byte_becomes_a_mark_and_the_entry_is_kept()
    {
        byte[] json = [.. "{\"items\":[{\"title\":\"a"u8, 0xE2, 0x80, 0x2E, .. "b\"}]}"u8];

        Assert.Equal("a\uFFFD.b", Assert.Single(Assert.IsType<FetchResult.Fetched>(ReadFeed.Bytes(json)).Entries).Title);
    }

    [Theory]
    [InlineData("""a\ud800b\n\"\u00fc\\""", "a\uFFFDb \"ü\\")]
    [InlineData("""a\ude00\ud83d""", "a\uFFFD\uFFFD")]
    [InlineData("""\ud83d\ude00\ud800""", "😀\uFFFD")]
    [InlineData("""a\u0000b""", "ab")]
    public void Escapes_that_mean_no_character_cost_no_entry(string title, string read) =>
        Assert.Equal(read, Assert.Single(Assert.IsType<FetchResult.Fetched>(ReadFeed.Text($$"""{"items":[{"title":"{{title}}"}]}""")).Entries).Title);

    [Theory]
    [InlineData("""{"title":"t","items":[{"id":"1"},{"id":"2"},{"id":"3","ti""", 2)]
    [InlineData("""{"items":[{"id":"1","tags":["a"],"x":{"y":[{}]}}, oops""", 1)]
    [InlineData("""{"items":[{"id":"1"}],"author":{"name":""", 1)]
    [InlineData("""[{"title":{"rendered":"a"},"link":"/a"},{"title":{"rend""", 1)]
    public void Of_JSON_that_breaks_off_the_complete_items_are_kept(string json, int complete)
    {
        var document = ParseDocument.Text(json);

        Assert.Equal(complete, document.Items.Count);
        Assert.True(document.IsPartial);
    }

    [Fact]
    public void Deep_nesting_is_refused_at_once()
    {
        var watch = Stopwatch.StartNew();

        Assert.Equal(FetchFailure.JsonDepth, ParseDocument.Refused("{\"items\":[{\"id\":\"1\"},{\"x\":" + new string('[', 5_000_000)));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Millions_of_values_are_refused_before_a_tree_is_built() =>
        Assert.Equal(FetchFailure.TooLarge, ParseDocument.Refused("{\"items\":[" + string.Concat(Enumerable.Repeat("[],", 1_500_000)) + "{}]}"));

    [Fact]
    public void UTF_16_is_read_by_its_mark()
    {
        byte[] json = [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("""{"items":[{"id":"ü"}]}""")];

        Assert.Equal("ü", Assert.Single(ParseDocument.Bytes(json).Items).Id);
    }

    [Fact]
    public void No_bytes_make_an_exception_escape()
    {
        var good = File.ReadAllBytes(RepositoryFiles.Path("tests", "fixtures", "json", "json-feed-1.1.json"));
        Gen.Select(Gen.Int[0, good.Length], Gen.Int[0, good.Length], Gen.Byte, Gen.Byte.Array[0, 8]).Sample((from, to, flip, noise) =>
        {
            byte[] bytes = [.. good[..from], .. noise, .. good[Math.Min(to, from)..]];
            bytes[Math.Min(to, bytes.Length - 1)] ^= flip;
            Assert.NotNull(ReadFeed.Bytes(bytes));
        }, iter: 5_000);
    }
}
