using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using System.Xml.Linq;

namespace NewsMonitor.Feeds.Reading.Xml;

/// <summary>A text construct of Atom 1.0 or 0.3: what its type and mode say that it is.</summary>
internal static partial class AtomText
{
    public static MarkupText Of(XElement? construct, FeedContext context)
    {
        if (construct is null)
        {
            return default;
        }

        var type = construct.Attribute("type")?.Value.Trim().ToLowerInvariant() ?? "";
        var mode = construct.Attribute("mode")?.Value.Trim().ToLowerInvariant() ?? "";
        if (construct.HasElements)
        {
            return context.Html(construct, XhtmlText.Of(construct, context));
        }

        if ((mode == "base64" || IsBinary(type)) && FromBase64(construct.Value) is { } decoded)
        {
            return context.Markup(construct, decoded, KindOf(type, decoded));
        }

        return context.Markup(construct, construct.Value, KindOf(type, construct.Value));
    }

    private static MarkupKind KindOf(string type, string text) => type switch
    {
        "text" or "text/plain" => MarkupKind.Plain,
        "" => Tag().IsMatch(text) ? MarkupKind.Html : MarkupKind.Plain, // many mean HTML and do not say so
        _ => MarkupKind.Html,
    };

    /// <summary>By RFC 4287 (section 4.1.3.3) the content of any other media type is in Base64.</summary>
    private static bool IsBinary(string type) =>
        type.Contains('/', StringComparison.Ordinal)
        && !type.StartsWith("text/", StringComparison.Ordinal)
        && !type.EndsWith("xml", StringComparison.Ordinal);

    /// <summary>Null when it is not what it says: then it is shown as it is.</summary>
    private static string? FromBase64(string value)
    {
        var bytes = new byte[value.Length];
        if (!Convert.TryFromBase64String(value, bytes, out var length))
        {
            return null;
        }

        var text = bytes.AsSpan(0, length);
        return Utf8.IsValid(text) && !text.Contains((byte)0) ? Encoding.UTF8.GetString(text) : null;
    }

    [GeneratedRegex(@"</[A-Za-z]|<(?:br|hr|img|p)\b|&(?:[A-Za-z]{2,8}|#x?[0-9A-Fa-f]+);")]
    private static partial Regex Tag();
}
