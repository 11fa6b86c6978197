using System.Collections.Frozen;
using System.Net;
using System.Text;
using System.Xml.Linq;

namespace NewsMonitor.Feeds.Reading.Xml;

/// <summary>Writes markup that stands in a feed as elements, as the HTML that it is.</summary>
/// <remarks>
/// An HTML parser knows neither prefixes nor <c>xml:base</c>: names lose the first, and addresses are resolved where a base
/// of their own holds for them.
/// </remarks>
internal static class XhtmlText
{
    private static readonly XName XmlBase = XNamespace.Xml + "base";

    private static readonly FrozenSet<string> AddressAttributes =
        FrozenSet.ToFrozenSet(["href", "src", "cite", "longdesc", "poster", "data", "action", "background"], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Void =
        FrozenSet.ToFrozenSet(["area", "br", "col", "hr", "img", "input", "source", "track", "wbr"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Elements whose content an HTML parser takes as it is.</summary>
    private static readonly FrozenSet<string> RawText =
        FrozenSet.ToFrozenSet(["script", "style", "iframe", "noembed", "noframes", "noscript", "xmp", "plaintext"], StringComparer.OrdinalIgnoreCase);

    public static string Of(XElement construct, FeedContext context)
    {
        var hasOwnBase = construct.Descendants().Any(element => element.Attribute(XmlBase) is not null);
        var html = new StringBuilder();
        foreach (var node in construct.Nodes())
        {
            Write(html, node, hasOwnBase ? context : null);
        }

        return html.ToString();
    }

    private static void Write(StringBuilder html, XNode node, FeedContext? context)
    {
        switch (node)
        {
            case XText text:
                html.Append(WebUtility.HtmlEncode(text.Value));
                break;
            case XElement { Name.LocalName: "title" or "textarea" } field:
                html.Append(WebUtility.HtmlEncode(field.Value)); // an HTML parser would swallow what follows a lone one
                break;
            case XElement element when !RawText.Contains(element.Name.LocalName):
                Write(html, element, context);
                break;
        }
    }

    private static void Write(StringBuilder html, XElement element, FeedContext? context)
    {
        var name = element.Name.LocalName;
        html.Append('<').Append(name);
        var attributes = element.Attributes().Where(attribute => attribute.Name.Namespace == XNamespace.None && !attribute.IsNamespaceDeclaration);
        foreach (var attribute in attributes)
        {
            var value = context is not null && AddressAttributes.Contains(attribute.Name.LocalName)
                ? context.Link(element, attribute.Value)?.AbsoluteUri ?? attribute.Value
                : attribute.Value;
            html.Append(' ').Append(attribute.Name.LocalName).Append("=\"").Append(WebUtility.HtmlEncode(value)).Append('"');
        }

        html.Append('>');
        if (Void.Contains(name))
        {
            return;
        }

        foreach (var node in element.Nodes())
        {
            Write(html, node, context);
        }

        html.Append("</").Append(name).Append('>');
    }
}
