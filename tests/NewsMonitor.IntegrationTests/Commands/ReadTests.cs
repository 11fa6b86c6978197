using System.Text;
using System.Text.Json;
using NewsMonitor.IntegrationTests.Running;

namespace NewsMonitor.IntegrationTests.Commands;

/// <summary>What <c>newsmonitor read</c> prints. It needs neither a database nor a broker.</summary>
public sealed class ReadTests : IDisposable
{
    private const string Feed = """
        <?xml version="1.0"?><rss version="2.0"><channel><title>Lage &amp; Übersicht</title><link>https://example.org/</link>
        <item><title>Brigade in „Litauen“</title><link>/2024/brigade/</link><guid isPermaLink="false">g-1</guid>
        <pubDate>Sun, 28 Jul 2024 07:18:28 +0200</pubDate><description>&lt;p&gt;Kurz&lt;/p&gt;</description></item></channel></rss>
        """;

    private static readonly Dictionary<string, string> Settings = new()
    {
        ["LANG"] = "C",
        ["LC_ALL"] = "C",
        ["NEWSMONITOR__Fetching__Contact"] = "desk@example.org",
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("read-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_person_sees_what_is_in_a_document()
    {
        var result = (await ReadAsync(File("feed.xml", Feed), "--base-url", "https://example.org/feed")).Succeeded();

        Assert.Equal(
            """
            Lage & Übersicht
            https://example.org/ · 1 entries

            1. Brigade in „Litauen“
               published 2024-07-28 05:18:28Z
               https://example.org/2024/brigade/
               id: g-1
               summary (4 characters): Kurz

            """.ReplaceLineEndings("\n"),
            result.Output);
    }

    [Fact]
    public async Task A_program_gets_one_line_of_JSON()
    {
        var result = (await ReadAsync(File("feed.xml", Feed), "--json", "--base-url", "https://example.org/feed")).Succeeded();

        Assert.Equal(result.Output.Length - 1, result.Output.IndexOf('\n', StringComparison.Ordinal));
        using var json = JsonDocument.Parse(result.Output);
        Assert.True(json.RootElement.GetProperty("ok").GetBoolean());
        Assert.Equal("Lage & Übersicht", json.RootElement.GetProperty("title").GetString());
        var entry = Assert.Single(json.RootElement.GetProperty("entries").EnumerateArray());
        Assert.Equal("Brigade in „Litauen“", entry.GetProperty("title").GetString());
        Assert.Equal("https://example.org/2024/brigade/", entry.GetProperty("link").GetString());
        Assert.Equal("g-1", entry.GetProperty("id").GetString());
        Assert.Equal("2024-07-28T05:18:28Z", entry.GetProperty("published").GetString());
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_with_its_reason_and_ends_with_1()
    {
        var file = File("page.html", "<!DOCTYPE html><p>Wartung");

        var (forPerson, forProgram) = (await ReadAsync(file), await ReadAsync(file, "--json"));

        Assert.Equal((1, "refused: not_a_feed: the body is an HTML page\n"), (forPerson.ExitCode, forPerson.Output));
        Assert.Equal(1, forProgram.ExitCode);
        Assert.EndsWith("\"ok\":false,\"error\":\"not_a_feed\"}\n", forProgram.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Name a FILE, a URL or a --list")]
    [InlineData("does not exist", "nowhere.xml")]
    [InlineData("--base-url must be an http or https address", "tests/fixtures/feeds/atom-xml-base.xml", "--base-url", "file:///etc/")]
    [InlineData("does not exist", "--list", "nowhere.jsonl")]
    public async Task A_wrong_question_is_answered_with_what_is_wrong(string words, params string[] arguments)
    {
        var result = await ReadAsync(arguments);

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains(words, result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_header_that_a_document_came_with_says_its_charset()
    {
        var file = File("feed.xml", [.. "<rss><channel><item><title>"u8, 0xCF, 0xC2, .. "</title></item></channel></rss>"u8]);

        var result = (await ReadAsync(file, "--json", "--content-type", "text/xml; charset=koi8-r")).Succeeded();

        Assert.Contains("\"title\":\"об\"", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_is_answered_line_by_line_whatever_is_in_it()
    {
        File("good.xml", Feed);
        File("large.xml", new byte[(10 * 1024 * 1024) + 1]);
        File("deep.xml", "<rss><channel><item><title>" + string.Concat(Enumerable.Repeat("<b>", 500_000)));
        var list = File("list.jsonl",
            """
            {"id":"first","file":"good.xml","baseUrl":"https://example.org/a/"}
            this is no JSON
            {"id":"missing","file":"nowhere.xml"}
            {"id":"large","file":"large.xml"}
            {"id":"deep","file":"deep.xml"}
            {"file":"good.xml"}
            {"id":"charset","file":"good.xml","contentType":"text/xml; charset=utf-8","more":[1]}
            {"id":"folder","file":"."}

            {"id":"last","file":"good.xml"}
            """);

        var result = (await ReadAsync("--list", list)).Succeeded();

        Assert.Equal(
            [
                "first ", "line 2 unreadable_line", "missing no_such_file", "large too_large",
                "deep xml_depth", "line 6 unreadable_line", "charset ", "folder no_such_file", "last ",
            ],
            result.Output.TrimEnd('\n').Split('\n').Select(Summary));
        Assert.Contains("list.jsonl:2:", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_is_fetched_where_its_network_is_allowed()
    {
        await using var site = await LoopbackSite.StartAsync();
        site.Map("/feed", "application/rss+xml", Feed);
        var address = site.Url("/feed").AbsoluteUri;

        var refused = await ReadAsync(address, "--json");
        Assert.Equal((1, 0), (refused.ExitCode, site.Connections));
        Assert.Contains("blocked", refused.Errors, StringComparison.Ordinal);

        var result = (await ReadAsync(address, "--json", "--allow-private", "127.0.0.0/8")).Succeeded();
        Assert.Contains("Brigade in „Litauen“", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_in_a_document_steers_a_terminal()
    {
        var file = File("feed.xml",
            """
            <rss><channel><title>&#x9B;2Jtitle&#x202E;</title><link>https://example.org/&#x9B;2J</link>
            <item><title>a&#x9B;31m&#x202E;b</title><guid>&#x9B;id&#x2066;</guid>
            <author>&#x9B;au&#x202D;</author><category>&#x9B;ca</category>
            <pubDate>&#x9B;never&#x202E;</pubDate>
            <description>&amp;#x1b;[2J&#x9B;de&#x200B;</description>
            <enclosure url="https://example.org/&#x202E;a" type="&#x9B;x/y"/></item></channel></rss>
            """);

        var result = (await ReadAsync(file)).Succeeded();

        Assert.Contains("never", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(result.Output, c => (char.IsControl(c) && c != '\n') || c is '\u202E' or '\u202D' or '\u2066' or '\u200B');
    }

    private static Task<CommandResult> ReadAsync(params string[] arguments) =>
        Executable.RunAsync(["read", .. arguments], Settings);

    private static string Summary(string line)
    {
        using var json = JsonDocument.Parse(line);
        var reason = json.RootElement.TryGetProperty("error", out var error) ? error.GetString() : "";
        return $"{json.RootElement.GetProperty("case").GetString()} {reason}";
    }

    private string File(string name, string text) => File(name, Encoding.UTF8.GetBytes(text));

    private string File(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder.FullName, name);
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }
}
