using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace NewsMonitor.Conformance;

/// <summary>Looks into HTML that a reader calls safe.</summary>
internal static partial class Markup
{
    private static readonly HashSet<string> ActiveElements = ["script", "style", "object", "embed", "applet", "iframe", "frame", "frameset", "meta", "link", "base"];

    public static IEnumerable<string> Addresses(string html) =>
        Elements(html).SelectMany(element => element.Attributes).Select(attribute => attribute.Value);

    /// <summary>The first active thing; null when there is none.</summary>
    public static string? Danger(string html)
    {
        foreach (var element in Elements(html))
        {
            if (ActiveElements.Contains(element.LocalName))
            {
                return $"<{element.LocalName}>";
            }

            foreach (var attribute in element.Attributes)
            {
                var value = Blank().Replace(attribute.Value, "").ToLowerInvariant();
                if (attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
                    || value.StartsWith("javascript:", StringComparison.Ordinal) || value.StartsWith("vbscript:", StringComparison.Ordinal)
                    || value.StartsWith("data:text/html", StringComparison.Ordinal)
                    || (attribute.Name == "style" && ActiveStyle().IsMatch(value)))
                {
                    return $"{attribute.Name}={attribute.Value}";
                }
            }
        }

        return null;
    }

    /// <summary>All elements, those of the head and of templates included.</summary>
    private static IEnumerable<IElement> Elements(string html)
    {
        var parser = new HtmlParser(new HtmlParserOptions { IsScripting = true });
        var body = parser.ParseDocument("").Body!;
        return parser.ParseFragment(html, body).SelectMany(node => node.GetDescendantsAndSelf()).OfType<IElement>();
    }

    [GeneratedRegex(@"[\s\p{Cc}]+")]
    private static partial Regex Blank();

    [GeneratedRegex(@"expression\(|behaviou?r:|-moz-binding|@import|javascript:")]
    private static partial Regex ActiveStyle();
}
