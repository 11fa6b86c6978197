using System.Collections.Frozen;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace NewsMonitor.Feeds.Reading.Listings;

/// <summary>Counts the tags of a page before a tree is built of it: nesting costs the tree builder time with the square of its depth.</summary>
internal static class HtmlGate
{
    /// <summary>Pages stay under 60; a broken one that never closes a tag gets further.</summary>
    private const int MaxDepth = 512;

    /// <summary>Elements that a tree may come to; the largest real pages have 50,000.</summary>
    private const int MaxElements = 400_000;

    /// <summary>
    /// Elements that are opened again in every block until their end tag comes: fifty of them, never closed, make five
    /// million elements of a hundred thousand paragraphs.
    /// </summary>
    private static readonly FrozenSet<string> Reopened = FrozenSet.ToFrozenSet(
        ["b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u"]);

    /// <summary>Elements that the tree builder closes by itself, or that have no content.</summary>
    private static readonly FrozenSet<string> NeverDeep = FrozenSet.ToFrozenSet(
    [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "colgroup", "option", "optgroup", "html", "head", "body",
    ]);

    private static readonly FrozenDictionary<string, HtmlParseMode> Raw = new Dictionary<string, HtmlParseMode>
    {
        ["script"] = HtmlParseMode.Script,
        ["style"] = HtmlParseMode.Rawtext,
        ["iframe"] = HtmlParseMode.Rawtext,
        ["noscript"] = HtmlParseMode.Rawtext,
        ["title"] = HtmlParseMode.RCData,
        ["textarea"] = HtmlParseMode.RCData,
    }.ToFrozenDictionary();

    /// <summary>Why no tree may be built; null when it may.</summary>
    public static string? Refuse(string html)
    {
        using var source = new TextSource(html);
        using var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.Resolver) { SkipComments = true };
        var (depth, reopened, elements) = (0, 0, 0L);
        for (var token = tokenizer.Get(); token.Type != HtmlTokenType.EndOfFile; token = tokenizer.Get())
        {
            if (token is not HtmlTagToken tag)
            {
                continue;
            }

            var isStart = tag.Type == HtmlTokenType.StartTag;
            if (isStart && Raw.TryGetValue(tag.Name, out var mode))
            {
                tokenizer.State = mode;
            }

            elements += 1 + reopened;
            depth = NeverDeep.Contains(tag.Name) ? depth : Next(depth);
            reopened = Reopened.Contains(tag.Name) ? Next(reopened) : reopened;
            if (depth > MaxDepth || elements > MaxElements)
            {
                return depth > MaxDepth ? $"elements of the page are nested deeper than {MaxDepth}" : $"the page may come to more than {MaxElements} elements";
            }

            int Next(int open) => isStart ? (tag.IsSelfClosing ? open : open + 1) : Math.Max(0, open - 1);
        }

        return null;
    }
}
