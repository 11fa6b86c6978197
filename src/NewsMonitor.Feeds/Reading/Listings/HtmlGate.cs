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

    private const int MaxElements = 200_000;

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
        var (depth, elements) = (0, 0);
        for (var token = tokenizer.Get(); token.Type != HtmlTokenType.EndOfFile; token = tokenizer.Get())
        {
            if (token.Type == HtmlTokenType.StartTag)
            {
                if (Raw.TryGetValue(token.Name, out var mode))
                {
                    tokenizer.State = mode;
                }

                elements++;
                depth += NeverDeep.Contains(token.Name) || ((HtmlTagToken)token).IsSelfClosing ? 0 : 1;
            }
            else if (token.Type == HtmlTokenType.EndTag && !NeverDeep.Contains(token.Name))
            {
                depth = Math.Max(0, depth - 1);
            }

            if (depth > MaxDepth || elements > MaxElements)
            {
                return depth > MaxDepth ? $"elements of the page are nested deeper than {MaxDepth}" : $"the page has more than {MaxElements} elements";
            }
        }

        return null;
    }
}
