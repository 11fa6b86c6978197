using System.Text;
using System.Xml;
using NewsMonitor.Core.Sources;
using NewsMonitor.Seeds;
using NewsMonitor.UnitTests.Seeds;
using NewsMonitor.Worker.Sources;

namespace NewsMonitor.UnitTests.Sources;

public sealed class OpmlTests
{
    private static readonly Source[] Nothing = [];

    [Fact]
    public void Entries_can_be_pasted_and_hold_what_the_file_says()
    {
        var import = Import(
            """
            <outline text="Politik"><outline text="Sicherheit: &quot;Lage&quot;">
              <outline text="short" title="Süddeutsche: &quot;Heute&quot; \ #1" type="rss" xmlUrl="https://rss.sz.example/a?x=1&amp;y=2" language="de-DE"/>
            </outline></outline>
            <outline text="Second of the site" type="sitemap" xmlurl=" https://rss.sz.example/b " language="unspecified"/>
            """);

        var sources = Assert.IsType<SeedSet>(SeedSample.Load(sources: Yaml(import.Entries)).Set).Sources;
        Assert.Equal(
            [("rss-sz", "Süddeutsche: \"Heute\" \\ #1", "https://rss.sz.example/a?x=1&y=2", "de", SourceKind.Auto),
             ("rss-sz-2", "Second of the site", "https://rss.sz.example/b", "und", SourceKind.Sitemap)],
            sources.Select(source => (source.Key, source.Name, source.Url.AbsoluteUri, source.Language, source.Kind)));
        Assert.StartsWith("  # Politik / Sicherheit: \"Lage\"", import.Entries[0], StringComparison.Ordinal);
        Assert.StartsWith("  - key:", import.Entries[1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_exported_comes_back_with_the_same_addresses()
    {
        var shipped = SeedLoader.Load(SeedFolder.Read(RepositoryFiles.SeedsFolder)).Set!.Sources;

        var import = OpmlImport.Of(Exported(shipped), Nothing);

        Assert.Empty(import.Remarks);
        var back = SeedSample.Load(sources: Yaml(import.Entries)).Set!.Sources;
        Assert.Equal(shipped.Select(Carried), back.Select(Carried));
        Assert.True(back.Count > 5);
    }

    [Fact]
    public void A_file_in_windows_1252_is_read_as_it_says()
    {
        var file = Encoding.Latin1.GetBytes(
            "<?xml version=\"1.0\" encoding=\"windows-1252\"?><opml><body><outline text=\"S\u00FCddeutsche \u0096 Welt\" xmlUrl=\"https://a.example/\"/></body></opml>");

        Assert.Equal("Süddeutsche – Welt", Assert.Single(OpmlReader.Read(new MemoryStream(file))).Name);
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(70, false)]
    public void Folders_are_read_to_a_depth_of_sixty_four(int depth, bool isRead)
    {
        var folders = string.Concat(Enumerable.Repeat("<outline text='f'>", depth));
        var file = $"<opml><body>{folders}<outline xmlUrl='https://a.example/'/>{string.Concat(Enumerable.Repeat("</outline>", depth))}</body></opml>";

        var read = () => OpmlReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(file)));

        if (isRead)
        {
            Assert.Equal(depth, Assert.Single(read()).Folders.Count);
        }
        else
        {
            Assert.Contains("deeper than 64", Assert.Throws<XmlException>(read).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_file_of_more_than_ten_MiB_is_refused_while_it_is_read()
    {
        var file = $"<opml><body><!--{new string('x', OpmlReader.MaxBytes)}--><outline xmlUrl='https://a.example/'/></body></opml>";

        Assert.Throws<XmlException>(() => OpmlReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(file))));
    }

    [Fact]
    public void A_page_is_left_out_of_an_export_and_no_name_breaks_the_file()
    {
        var page = Sample("page", "https://example.org/p") with { Kind = SourceKind.Page };
        var odd = Sample("odd", "https://example.org/o") with { Name = "a\u0001<b>&\uFFFF\uD800\"'" };

        var outline = Assert.Single(Exported([page, odd]));

        Assert.Equal(("https://example.org/o", "a<b>&\uFFFD\"'"), (outline.Address, outline.Name));
    }

    [Theory]
    [InlineData("feed://example.org/rss")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/feed")]
    [InlineData("")]
    public void What_is_no_web_address_is_refused_with_its_line(string address)
    {
        var import = Import($"<outline text='a'/>\n<outline text='b' xmlUrl='{address}'/>");

        Assert.Empty(import.Entries);
        Assert.Equal(1, import.Refused);
        Assert.Equal((3, "refused: its xmlUrl is no http or https address"), Assert.Single(import.Remarks));
    }

    [Fact]
    public void A_password_in_an_address_is_refused_and_not_repeated()
    {
        var import = Import("<outline text='a' xmlUrl='https://user:secret@example.org/'/>");

        Assert.Empty(import.Entries);
        Assert.DoesNotContain("secret", Assert.Single(import.Remarks).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_polled_already_or_comes_twice_is_left_out_and_its_key_is_taken()
    {
        var import = OpmlImport.Of(
            Read(Document(
                """
                <outline text="known" xmlUrl="HTTPS://Example.org:443/feed"/>
                <outline text="new" xmlUrl="https://example.org/other"/>
                <outline text="twice" xmlUrl="https://example.org/other"/>
                """)),
            [Sample("example", "https://example.org/feed")]);

        Assert.Contains("- key: example-2", Assert.Single(import.Entries), StringComparison.Ordinal);
        Assert.Equal(
            [(2, "left out: source 'example' has this address already"), (4, "left out: the outline in line 3 has this address already")],
            import.Remarks);
        Assert.Equal(0, import.Refused);
    }

    [Fact]
    public void Nothing_in_a_file_breaks_out_of_its_entry()
    {
        var import = Import(
            """
            <outline text="f&#10;  - key: evil&#x9B;2J&#x202E;"><outline title="x&quot;&#10;    url: https://evil.example/&#x2028;" xmlUrl="https://example.org/%22%0A"/></outline>
            """);

        var source = Assert.Single(Assert.IsType<SeedSet>(SeedSample.Load(sources: Yaml(import.Entries)).Set).Sources);
        Assert.Equal(("example", "https://example.org/%22%0A"), (source.Key, source.Url.AbsoluteUri));
        Assert.DoesNotContain(import.Entries[0], c => (char.IsControl(c) && c != '\n') || c is '\u202E' or '\u2028');
    }

    public static TheoryData<string> Hostile =>
    [
        "<!DOCTYPE opml [<!ENTITY x 'aaaa'>]><opml><body><outline text='&x;' xmlUrl='https://example.org/'/></body></opml>",
        "<opml><body>" + string.Concat(Enumerable.Repeat("<outline text='a'>", 100_000)),
        "<opml><body><outline xmlUrl='https://example.org/'></body></opml>",
        "<rss><channel/></rss>",
        "no XML",
        "",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void What_is_hostile_or_broken_is_refused_with_its_place(string document) =>
        Assert.True(Assert.Throws<XmlException>(() => Read(document)).Message.Length > 10);

    [Fact]
    public void A_stream_without_end_is_not_read_to_it()
    {
        using var endless = new MemoryStream(Encoding.UTF8.GetBytes("<opml><head><title>" + new string('a', OpmlReader.MaxBytes)));

        Assert.Contains("exceeded", Assert.Throws<XmlException>(() => OpmlReader.Read(endless)).Message, StringComparison.Ordinal);
    }

    private static (Uri, string, SourceKind, string) Carried(Source source) => (source.Url, source.Name, source.Kind, source.Language);

    private static OpmlImport Import(string outlines) => OpmlImport.Of(Read(Document(outlines)), Nothing);

    private static string Document(string outlines) => $"<opml version=\"2.0\"><body>\n{outlines}\n</body></opml>";

    private static IReadOnlyList<OpmlOutline> Read(string document)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(document));
        return OpmlReader.Read(stream);
    }

    private static IReadOnlyList<OpmlOutline> Exported(IEnumerable<Source> sources)
    {
        using var stream = new MemoryStream();
        OpmlWriter.Write(sources, stream);
        stream.Position = 0;
        return OpmlReader.Read(stream);
    }

    private static string Yaml(IEnumerable<string> entries) => "schema: monitor.sources/1\nsources:\n" + string.Join("\n", entries);

    private static Source Sample(string key, string url) => new() { Key = key, Name = key, Publisher = key, Url = new Uri(url) };
}
