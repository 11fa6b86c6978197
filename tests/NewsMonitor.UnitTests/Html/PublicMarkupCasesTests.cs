using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using NewsMonitor.Feeds.Html;
using NewsMonitor.Feeds.Reading;

namespace NewsMonitor.UnitTests.Html;

/// <summary>Content and titles of the feeds in the test suites of other projects; they are no part of this repository.</summary>
public sealed partial class PublicMarkupCasesTests
{
    /// <summary>Folder with <c>feeds/cases.jsonl</c>, named by <c>tests/run</c> where it is at hand.</summary>
    private static readonly string? TestData = Environment.GetEnvironmentVariable("NEWSMONITOR_TEST_DATA");

    private static readonly Uri Nowhere = new("https://feeds.example.org/");

    [Fact]
    public void Content_that_must_be_safe_is_safe()
    {
        var wrong = Cases().SelectMany(one => one.Entries("contentSafe"))
            .SelectMany(entry => SafetyRule.Offences(entry.Html).Select(offence => $"{entry.Case}: {offence}"))
            .ToList();

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Content_says_what_it_said()
    {
        var judged = Cases().SelectMany(one => one.Entries("contentContains")).ToList();
        var wrong = judged.Where(entry => !entry.Expected.EnumerateArray().All(part =>
            Squeezed(Tag().Replace(entry.Text, "")).Contains(Squeezed(part.GetString()!), StringComparison.OrdinalIgnoreCase))).ToList();

        // What is left is for the readers of the formats: base64 in Atom, media descriptions, wrong encodings.
        Assert.True(wrong.Count <= judged.Count / 100, Report(judged, wrong, entry => entry.Text));
    }

    [Fact]
    public void Relative_addresses_in_content_become_absolute()
    {
        var judged = Cases().SelectMany(one => one.Entries("contentUrls")).ToList();
        var wrong = judged.Where(entry =>
        {
            var found = new HtmlParser().ParseDocument(entry.Html).All
                .SelectMany(element => element.Attributes).Select(attribute => attribute.Value).ToList();
            return !entry.Expected.EnumerateArray().All(url => found.Contains(new Uri(url.GetString()!).AbsoluteUri));
        }).ToList();

        Assert.True(wrong.Count <= judged.Count / 20, Report(judged, wrong, entry => entry.Html));
    }

    [Fact]
    public void Titles_are_text()
    {
        var judged = Cases().SelectMany(one => one.Entries("title")).ToList();
        var wrong = judged.Where(entry => !Squeezed(Tag().Replace(entry.Title, ""))
            .Equals(Squeezed(Plain(entry.Expected.GetString()!)), StringComparison.OrdinalIgnoreCase)).ToList();

        Assert.True(wrong.Count <= judged.Count / 400, Report(judged, wrong, entry => entry.Title));
    }

    private static string Report(List<Judged> judged, List<Judged> wrong, Func<Judged, string> found) =>
        $"{wrong.Count} of {judged.Count}\n" + string.Join('\n', wrong.Select(entry => $"{entry.Case}: {entry.Expected} / {found(entry)}"));

    /// <summary>The expectation with its entities decoded and its tags removed.</summary>
    private static string Plain(string text) => Tag().Replace(WebUtility.HtmlDecode(text), "");

    private static string Squeezed(string text) => WhiteSpace().Replace(text, "");

    private static IEnumerable<Case> Cases()
    {
        Assert.SkipWhen(TestData is null, "NEWSMONITOR_TEST_DATA is not set: no public feed cases at hand");
        foreach (var line in File.ReadLines(Path.Combine(TestData!, "feeds", "cases.jsonl")))
        {
            var one = JsonDocument.Parse(line).RootElement;
            var body = File.ReadAllBytes(Path.Combine(TestData!, "feeds", one.GetProperty("file").GetString()!));
            var address = one.TryGetProperty("baseUrl", out var url) && url.GetString() is { } given ? new Uri(given) : Nowhere;
            var origin = new FeedOrigin(address) { ContentType = one.TryGetProperty("contentType", out var type) ? type.GetString() : null };
            if (FeedParser.Parse(body, origin) is ParseResult.Parsed parsed)
            {
                yield return new Case(one, parsed.Document);
            }
        }
    }

    private sealed record Case(JsonElement Element, FeedDocument Document)
    {
        /// <summary>The entries that are judged by a field; one that was not found has nothing to show.</summary>
        public IEnumerable<Judged> Entries(string field)
        {
            if (!Element.GetProperty("expect").TryGetProperty("entries", out var entries))
            {
                yield break;
            }

            foreach (var entry in entries.EnumerateArray())
            {
                var index = entry.GetProperty("index").GetInt32();
                if (entry.TryGetProperty(field, out var expected) && index < Document.Items.Count)
                {
                    yield return new Judged($"{Element.GetProperty("id").GetString()}[{index}]", expected, Document.Items[index]);
                }
            }
        }
    }

    private sealed record Judged(string Case, JsonElement Expected, FeedItem Item)
    {
        public string Html => SafeHtml.Of(Item.Summary) + SafeHtml.Of(Item.Content);

        public string Text => new HtmlParser().ParseDocument(Html).Body!.TextContent;

        public string Title => EntryBuilder.Build(Item)?.Title ?? "";
    }

    [GeneratedRegex("<[a-zA-Z/!][^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
