using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using NewsMonitor.Core.Text;
using NewsMonitor.Feeds.Reading;
using NewsMonitor.Feeds.Reading.Charsets;

namespace NewsMonitor.Feeds.Html;

/// <summary>Markup of a source made safe to show: structure, links and media stay, whatever could act is gone.</summary>
/// <remarks>
/// Markup that would take too long to be read as a tree (<see cref="MarkupSize"/>) loses it: its text stays, in paragraphs.
/// Never throws: whatever the text, the answer is HTML that a strict reader finds safe. A second pass may still put
/// misnested markup into order; from then on nothing changes.
/// </remarks>
public static partial class SafeHtml
{
    /// <summary>Longest text that is looked at, in UTF-16 units: markup behind it is cut off.</summary>
    public const int MaxLength = 1024 * 1024;

    /// <summary>Elements that may be open at once; deeper ones become siblings. Time and stack depend on it.</summary>
    private const int MaxDepth = 256;

    private static readonly HtmlParser Parser = new(new HtmlParserOptions
    {
        MaximumDepth = MaxDepth,
        SkipComments = true,
        DisableElementPositionTracking = true,
    });

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

        var value = Mojibake.Repair(text.Value.Length <= MaxLength ? text.Value : text.Value[..MaxLength]);
        return TextGate.Markup(text.Kind == MarkupKind.Plain ? Encoded(value) : Sanitised(value, text.Base));
    }

    /// <summary>Line ends stay line ends.</summary>
    private static string Encoded(string text) => WebUtility.HtmlEncode(text.Trim()).Replace("\n", "<br>\n", StringComparison.Ordinal);

    private static string Sanitised(string html, Uri baseAddress)
    {
        if (SimpleMarkup.Write(html, baseAddress) is { } simple)
        {
            return simple;
        }

        if (!MarkupSize.IsBearable(html))
        {
            var lines = HtmlText.Block(html, MaxLength).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            return string.Concat(lines.Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>"));
        }

        // Browsers read what is inside as bare characters, up to an end that XHTML does not write: the rest of the article would be gone.
        var value = RawFrame().Replace(html, "$1x-frame");
        return (_allowed ??= new AllowList(Parser)).Sanitize(value, baseAddress);
    }

    [GeneratedRegex("(</?)(?:iframe|noembed|noframes|plaintext|xmp)(?=[\\s/>])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RawFrame();
}
