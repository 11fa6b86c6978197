using System.Collections.Frozen;
using System.Text;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;
using NewsMonitor.Core.Text;

namespace NewsMonitor.Feeds.Html;

/// <summary>HTML to the text that a reader would see.</summary>
/// <remarks>
/// Works on AngleSharp's tokens, not on its tree: the tree builder searches its stack of open elements for every tag,
/// so that nested elements cost time with the square of their number, and a feed's HTML is not ours to limit.
/// </remarks>
internal static class HtmlText
{
    private static readonly FrozenSet<string> Blocks = FrozenSet.ToFrozenSet(
    [
        "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre",
        "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
    ]);

    /// <summary>Elements whose content is no text for readers, and how it ends.</summary>
    private static readonly FrozenDictionary<string, HtmlParseMode> Dropped = new Dictionary<string, HtmlParseMode>
    {
        ["script"] = HtmlParseMode.Script,
        ["style"] = HtmlParseMode.Rawtext,
        ["iframe"] = HtmlParseMode.Rawtext,
        ["noembed"] = HtmlParseMode.Rawtext,
        ["noframes"] = HtmlParseMode.Rawtext,
        ["noscript"] = HtmlParseMode.Rawtext,
        ["title"] = HtmlParseMode.RCData,
        ["textarea"] = HtmlParseMode.RCData,
    }.ToFrozenDictionary();

    /// <summary>One line, for titles and names. Entities are decoded once.</summary>
    public static string Line(string? html, int maxGraphemes) => TextGate.Line(Read(html, maxChars: maxGraphemes * 16), maxGraphemes);

    /// <summary>Text with a line feed between blocks. Entities are decoded once.</summary>
    public static string Block(string? html, int maxChars) => TextGate.Block(Read(html, maxChars), maxChars);

    private static string Read(string? html, int maxChars)
    {
        if (string.IsNullOrWhiteSpace(html))
        {
            return "";
        }

        var text = new Lines();
        using var source = new TextSource(html);
        using var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.Resolver) { SkipComments = true };
        var dropping = false;

        // One more than allowed is enough to let the text gate see that it must cut.
        for (var token = tokenizer.Get(); token.Type != HtmlTokenType.EndOfFile && text.Length <= maxChars; token = tokenizer.Get())
        {
            switch (token.Type)
            {
                case HtmlTokenType.Character when !dropping:
                    text.Add(token.Data);
                    break;
                case HtmlTokenType.StartTag when Dropped.TryGetValue(LocalName(token), out var mode) && !((HtmlTagToken)token).IsSelfClosing:
                    tokenizer.State = mode;
                    dropping = true;
                    break;
                case HtmlTokenType.StartTag or HtmlTokenType.EndTag:
                    dropping = false; // nothing but the end of the dropped element is a tag in there
                    text.Break(LocalName(token));
                    break;
            }
        }

        return text.ToString();
    }

    /// <summary>XHTML inside Atom may write its elements with a prefix.</summary>
    private static string LocalName(HtmlToken token) => token.Name[(token.Name.IndexOf(':', StringComparison.Ordinal) + 1)..];

    /// <summary>Collapses white space as a browser does.</summary>
    private sealed class Lines
    {
        private readonly StringBuilder _text = new();
        private char? _pending;

        public int Length => _text.Length;

        public void Add(string characters)
        {
            foreach (var c in characters)
            {
                if (char.IsWhiteSpace(c))
                {
                    _pending ??= ' ';
                    continue;
                }

                if (_pending is { } space && _text.Length > 0)
                {
                    _text.Append(space);
                }

                _pending = null;
                _text.Append(c);
            }
        }

        public void Break(string element)
        {
            if (Blocks.Contains(element))
            {
                _pending = '\n';
            }
            else if (element is "td" or "th")
            {
                _pending ??= ' ';
            }
        }

        public override string ToString() => _text.ToString();
    }
}
