using System.Net;
using AngleSharp.Html.Parser;
using NewsMonitor.Feeds.Reading;

namespace NewsMonitor.Feeds.Html;

/// <summary>Markup of a source made safe to show: structure, links and media stay, whatever could act is gone.</summary>
/// <remarks>Never throws: whatever the text, the answer is HTML that a strict reader finds safe. Applied twice it gives the same as once.</remarks>
public static class SafeHtml
{
    /// <summary>Longest text that is looked at, in UTF-16 units: markup behind it is cut off.</summary>
    public const int MaxLength = 1024 * 1024;

    /// <summary>Elements that may be open at once; deeper ones become siblings. Time and stack depend on it.</summary>
    private const int MaxDepth = 256;

    private static readonly HtmlParser Parser = new(new HtmlParserOptions { MaximumDepth = MaxDepth, SkipComments = true, DisableElementPositionTracking = true });

    /// <summary>One for each thread: making one costs more than using it.</summary>
    [ThreadStatic]
    private static AllowList? _allowed;

    /// <summary>HTML for a place inside a page's body; plain text is encoded. Relative addresses become absolute.</summary>
    public static string Of(MarkupText text)
    {
        if (text.IsEmpty)
        {
            return "";
        }

        var value = text.Value.Length <= MaxLength ? text.Value : text.Value[..MaxLength];
        if (text.Kind == MarkupKind.Plain)
        {
            return WebUtility.HtmlEncode(value.Trim()).Replace("\n", "<br>\n", StringComparison.Ordinal);
        }

        var allowed = _allowed ??= new AllowList(Parser);
        return allowed.Sanitize(value, text.Base);
    }
}
