using System.Collections.Frozen;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Ganss.Xss;

namespace NewsMonitor.Feeds.Html;

/// <summary>What may stay of a source's markup: an HtmlSanitizer with our lists. One thread at a time.</summary>
/// <remarks>
/// There are no style attributes on the list, no form controls, and nothing whose content browsers read by other rules
/// than HTML (SVG, MathML, raw text): what is left means the same when a browser parses it again.
/// </remarks>
internal sealed class AllowList : HtmlSanitizer
{
    /// <summary>These go with all that is inside; every other element that is not allowed leaves its content.</summary>
    private static readonly FrozenSet<string> DroppedWhole = FrozenSet.ToFrozenSet(
    [
        "datalist", "embed", "frame", "frameset", "input", "keygen", "link", "meta", "optgroup", "option", "param", "script", "select",
        "style", "template",
    ]);

    /// <summary>Characters of addresses in one text. A short text with a long base could otherwise become a very long one.</summary>
    private const int MaxAddresses = 2 * SafeHtml.MaxLength;

    private static readonly HashSet<string> Schemes = Set("http https mailto tel");

    private Uri? _base;
    private int _addresses;

    public AllowList(HtmlParser parser)
        : base(Lists())
    {
        KeepChildNodes = true;
        HtmlParserFactory = () => parser;
        RemovingTag += (_, removing) =>
        {
            if (DroppedWhole.Contains(removing.Tag.LocalName))
            {
                removing.Cancel = true; // done here, instead of putting its children into its place
                removing.Tag.Remove();
            }
        };
        PostProcessDom += (_, done) =>
        {
            foreach (var image in done.Document.QuerySelectorAll("img").ToList())
            {
                if (TrackingPixel.Is(image))
                {
                    image.Remove();
                }
            }
        };
    }

    public string Sanitize(string html, Uri baseAddress)
    {
        (_base, _addresses) = (baseAddress, 0);
        return Sanitize(html);
    }

    protected override string? SanitizeUrl(IElement element, string url, string baseUrl)
    {
        if (Resolve(url, _base!) is not { } absolute)
        {
            return null;
        }

        _addresses += absolute.Length;
        return _addresses <= MaxAddresses ? absolute : null;
    }

    /// <summary>The absolute address that a reference means; null when nobody should follow it.</summary>
    public static string? Resolve(string reference, Uri baseAddress) =>
        WebAddress.Resolve(reference, baseAddress) is { } address && Schemes.Contains(address.Scheme) ? address.AbsoluteUri : null;

    private static HtmlSanitizerOptions Lists() => new()
    {
        AllowedTags = Set(
            "a abbr acronym address article aside audio b bdi bdo big blockquote br caption center cite code col colgroup data dd "
            + "del details dfn dir div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark "
            + "menu nav ol p picture pre q rb rp rt rtc ruby s samp section small source span strike strong sub summary sup table "
            + "tbody td tfoot th thead time tr track tt u ul var video wbr"),
        AllowedAttributes = Set(
            "abbr align alt cite class colspan controls datetime dir height href hreflang lang label longdesc loop media open "
            + "poster preload reversed rowspan scope sizes span src srclang srcset start title type valign value width"),
        AllowedSchemes = Schemes,
        UriAttributes = Set("cite href longdesc poster src"),
        UriListAttributes = Set("srcset"),
        AllowedCssProperties = Set(""),
        AllowedClasses = Set(""),
    };

    private static HashSet<string> Set(string names) =>
        new(names.Split(' ', StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
}
