using System.Collections.Frozen;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;
using NewsMonitor.Core.Text;
using NewsMonitor.Feeds.Reading;
using NewsMonitor.Feeds.Reading.Charsets;

namespace NewsMonitor.Feeds.Html;

/// <summary>Markup to the text that a reader would see. Entities are decoded once, in plain text not at all.</summary>
/// <remarks>
/// Works on tags in their order, not on a tree: building one costs more, and time with the square of the depth of what a
/// feed nests. Ordinary markup is read by <see cref="MarkupScanner"/>, all other by AngleSharp, with the same result.
/// </remarks>
internal static class HtmlText
{
    /// <summary>Elements whose content is neither text nor markup, and how it ends.</summary>
    private static readonly FrozenDictionary<string, HtmlParseMode> Raw = new Dictionary<string, HtmlParseMode>
    {
        ["script"] = HtmlParseMode.Script,
        ["style"] = HtmlParseMode.Rawtext,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>One line, for titles and names.</summary>
    /// <param name="text">As the source sent it.</param>
    /// <param name="maxGraphemes">Longest result in user-perceived characters.</param>
    public static string Line(MarkupText text, int maxGraphemes) =>
        text.Kind == MarkupKind.Plain ? TextGate.Line(Mojibake.Repair(text.Value ?? ""), maxGraphemes) : Line(text.Value, maxGraphemes);

    /// <summary>One line of HTML.</summary>
    public static string Line(string? html, int maxGraphemes) =>
        TextGate.Line(Read(html, maxChars: maxGraphemes * 16, keepsUnknownTags: true), maxGraphemes);

    /// <summary>Text with a line feed between blocks, without what sites put around every text of theirs.</summary>
    /// <param name="text">As the source sent it.</param>
    /// <param name="maxChars">Longest result in UTF-16 units.</param>
    public static string Block(MarkupText text, int maxChars) =>
        text.Kind == MarkupKind.Plain
            ? BoilerplateLines.Remove(TextGate.Block(Mojibake.Repair(text.Value ?? ""), maxChars))
            : Block(text.Value, maxChars);

    /// <summary>The same for HTML.</summary>
    public static string Block(string? html, int maxChars) =>
        TextGate.Block(BoilerplateLines.Remove(Read(html, maxChars, keepsUnknownTags: false)), maxChars);

    /// <summary>The text of HTML, before it is gated and capped.</summary>
    internal static string Read(string? html, int maxChars, bool keepsUnknownTags = false)
    {
        if (string.IsNullOrWhiteSpace(html))
        {
            return "";
        }

        var mended = Mojibake.Repair(html);
        return ReadOrdinary(mended, maxChars, keepsUnknownTags) ?? ReadAny(mended, maxChars, keepsUnknownTags);
    }

    /// <summary>The text of ordinary markup; null when it is not ordinary.</summary>
    internal static string? ReadOrdinary(string html, int maxChars, bool keepsUnknownTags = false)
    {
        var walker = new TextWalker(keepsUnknownTags);
        var scanner = new MarkupScanner(html);

        // One more than allowed is enough to let the text gate see that it must cut.
        while (walker.Length <= maxChars)
        {
            switch (scanner.Read())
            {
                case MarkupPart.Text:
                    walker.Text(scanner.Value);
                    break;
                case MarkupPart.StartTag when IsRaw(scanner.Value):
                    if (!scanner.IsSelfClosing && !scanner.SkipRawText(scanner.Value))
                    {
                        return null;
                    }

                    break;
                case MarkupPart.StartTag:
                    walker.Start(scanner.Value, scanner.Attributes.IsWhiteSpace(), IsMarked(scanner.Attributes), scanner.IsSelfClosing);
                    break;
                case MarkupPart.EndTag:
                    walker.End(scanner.Value);
                    break;
                case MarkupPart.Odd:
                    return null;
                case MarkupPart.End:
                    return walker.ToString();
            }
        }

        return walker.ToString();
    }

    /// <summary>The text of whatever markup.</summary>
    internal static string ReadAny(string html, int maxChars, bool keepsUnknownTags = false)
    {
        var walker = new TextWalker(keepsUnknownTags);
        using var source = new TextSource(html);
        using var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.Resolver) { SkipComments = true };
        var raw = false;
        for (var token = tokenizer.Get(); token.Type != HtmlTokenType.EndOfFile && walker.Length <= maxChars; token = tokenizer.Get())
        {
            switch (token)
            {
                case HtmlTagToken { Type: HtmlTokenType.StartTag } start when Raw.TryGetValue(start.Name, out var mode):
                    raw = !start.IsSelfClosing;
                    tokenizer.State = raw ? mode : tokenizer.State;
                    break;
                case HtmlTagToken { Type: HtmlTokenType.StartTag } start:
                    walker.Start(start.Name, start.Attributes.Count == 0, IsMarked(start), start.IsSelfClosing);
                    break;
                case HtmlTagToken { Type: HtmlTokenType.EndTag } end when raw && Raw.ContainsKey(end.Name):
                    raw = false;
                    break;
                case HtmlTagToken { Type: HtmlTokenType.EndTag } end:
                    walker.End(end.Name);
                    break;
                case { Type: HtmlTokenType.Character } when !raw:
                    walker.Text(token.Data);
                    break;
            }
        }

        return walker.ToString();
    }

    private static bool IsRaw(ReadOnlySpan<char> name) =>
        name.Equals("script", StringComparison.OrdinalIgnoreCase) || name.Equals("style", StringComparison.OrdinalIgnoreCase);

    private static bool IsMarked(HtmlTagToken tag) =>
        tag.Attributes.Exists(attribute => Boilerplate.IsMarkedBy(attribute.Name, attribute.Value));

    private static bool IsMarked(ReadOnlySpan<char> attributes)
    {
        for (var each = new TagAttributes(attributes); each.Next();)
        {
            if (Boilerplate.IsMarkedBy(each.Name, each.Value))
            {
                return true;
            }
        }

        return false;
    }
}
