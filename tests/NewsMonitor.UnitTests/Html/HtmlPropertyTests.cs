using System.Text;
using System.Text.Json;
using CsCheck;
using NewsMonitor.Feeds.Html;
using NewsMonitor.Feeds.Reading;

namespace NewsMonitor.UnitTests.Html;

/// <summary>Whatever the markup: made of the pieces that browsers and filters have been found to disagree about.</summary>
public sealed class HtmlPropertyTests
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly string[] Pieces =
    [
        "<p>", "</p>", "<b>", "</b>", "<i>", "</i>", "<a href=\"", "<a href=javascript:alert(1)>", "\">", "</a>",
        "<img src=x onerror=alert(1)>", "<img ", "src='x' ", ">", "<", "&", "&lt;", "&amp;", "&#60;", "&#x3c;script&#x3e;", "&#0;",
        "&#xD800;", "&colon;", "&Tab;", "javascript:", "java\tscript:alert(1)", "data:text/html,<script>", "<script>", "</script>",
        "<!--", "-->", "--!>", "<!-->", "<![CDATA[", "]]>", "<style>", "</style>", "<svg>", "</svg>", "<math>", "</math>", "<mtext>",
        "<mglyph>", "<malignmark>", "<annotation-xml encoding=text/html>", "<foreignObject>", "<desc>", "<title>", "</title>",
        "<textarea>", "</textarea>", "<noscript>", "</noscript>", "<template>", "</template>", "<iframe>", "</iframe>", "<xmp>",
        "<plaintext>", "<table>", "<tr>", "<td>", "</td>", "<caption>", "<select>", "<option>", "<form>", "</form>",
        "<input onfocus=alert(1) autofocus>", "<object data=x>", "<embed src=x>", "<base href=//e>", "<link rel=stylesheet href=x>",
        "<meta http-equiv=refresh content=0>", "<body onload=x>", "<html onclick=x>", "<frameset>",
        "<div style=\"background:url(javascript:x)\">", "</div>", "<font color=red>", "<br/>", "</br>", "<nobr>", "<li>", "<ul>",
        "<pre>\n", "<audio src=x autoplay onplay=x>", "<video poster=javascript:x>", "<source srcset='javascript:x 1x, a 2x'>",
        " onclick=x ", "' ", "\" ", "`", "=", "/", "\0", "\u0338", "\u202E", "\uD800", "\u00A0", "\r\n", "text ", "Straße ", "<x-y>",
        "<Reuters>", "<o:p>", "</", "<?xml ?>", "<!DOCTYPE html>", "<div hidden>", "<p class=sharedaddy>",
    ];

    private static readonly Gen<string> AnyMarkup = Gen.OneOf(
            Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index]),
            Gen.Char[' ', '\u0100'].Select(c => c.ToString()))
        .Array[0, 30].Select(string.Concat);

    [Fact]
    public void Whatever_the_markup_what_comes_out_is_safe() =>
        AnyMarkup.Sample(html => Assert.Empty(SafetyRule.Offences(Safe(html))), iter: 3_000);

    [Fact]
    public void Made_safe_twice_is_made_safe_once() =>
        AnyMarkup.Sample(html =>
        {
            var once = Safe(html);
            var twice = Safe(once);

            // The first parse may put what is misnested into an order that parses into another; from then on nothing changes.
            Assert.Equal(twice, Safe(twice));
        }, iter: 3_000);

    [Fact]
    public void What_comes_out_can_be_stored() =>
        AnyMarkup.Sample(html =>
        {
            var safe = Safe(html);
            Assert.DoesNotContain(safe, c => c is '\0' or '\u202E');
            StrictUtf8.GetByteCount(safe); // throws on half a surrogate pair
        }, iter: 1_000);

    [Fact]
    public void Ordinary_markup_reads_the_same_with_and_without_the_short_cut() =>
        AnyMarkup.Sample(html =>
        {
            if (HtmlText.ReadOrdinary(html, int.MaxValue) is { } quick)
            {
                Assert.Equal(HtmlText.ReadAny(html, int.MaxValue), quick);
            }
        }, iter: 10_000);

    [Fact]
    public void Public_feeds_and_their_mutations_read_the_same_with_and_without_the_short_cut()
    {
        var data = Environment.GetEnvironmentVariable("NEWSMONITOR_TEST_DATA");
        Assert.SkipWhen(data is null, "NEWSMONITOR_TEST_DATA is not set: no public feed cases at hand");
        var (ordinary, all, random) = (0, 0, new Random(7));
        foreach (var line in File.ReadLines(Path.Combine(data!, "feeds", "cases.jsonl")))
        {
            var file = Path.Combine(data!, "feeds", JsonDocument.Parse(line).RootElement.GetProperty("file").GetString()!);
            if (FeedParser.Parse(File.ReadAllBytes(file), new FeedOrigin(new Uri("https://example.org/"))) is not ParseResult.Parsed { Document.Items: var items })
            {
                continue;
            }

            var texts = items.Take(20).SelectMany(item => new[] { item.Title.Value, item.Summary.Value, item.Content.Value });
            foreach (var html in texts.Where(html => !string.IsNullOrEmpty(html)))
            {
                foreach (var variant in Enumerable.Range(0, 3).Select(_ => Mutated(html, random)).Prepend(html))
                {
                    all++;
                    if (HtmlText.ReadOrdinary(variant, int.MaxValue) is { } quick)
                    {
                        ordinary++;
                        Assert.Equal(HtmlText.ReadAny(variant, int.MaxValue), quick);
                    }
                }
            }
        }

        Assert.True(ordinary > all * 0.8, $"only {ordinary} of {all} took the short cut");
    }

    [Fact]
    public void Reading_text_never_fails() =>
        Gen.Select(AnyMarkup, Gen.Int[1, 60]).Sample((html, max) =>
        {
            Assert.True(HtmlText.Block(html, max).Length <= max);
            HtmlText.Line(html, max);
        }, iter: 10_000);

    /// <summary>A piece cut out, doubled or put elsewhere.</summary>
    private static string Mutated(string html, Random random)
    {
        var (from, at) = (random.Next(html.Length), random.Next(html.Length));
        var piece = html.Substring(from, Math.Min(random.Next(12), html.Length - from));
        return random.Next(3) switch
        {
            0 => html.Remove(from, piece.Length),
            1 => html.Insert(at, piece),
            _ => html.Insert(at, Pieces[random.Next(Pieces.Length)]),
        };
    }

    private static string Safe(string html) => SafeHtml.Of(new MarkupText(html, MarkupKind.Html, new Uri("https://example.org/de/")));
}
