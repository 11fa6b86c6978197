using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;

namespace NewsMonitor.UnitTests.Html;

/// <summary>What must never be found in markup that is called safe, looked for in the tree that a browser would build of it.</summary>
internal static partial class SafetyRule
{
    private static readonly HashSet<string> Elements =
    [
        "script", "style", "object", "embed", "applet", "iframe", "frame", "frameset", "meta", "link", "base", "form", "input", "button", "select",
        "option", "textarea", "keygen", "svg", "math", "noscript", "template", "noembed", "noframes", "xmp", "plaintext", "title", "portal",
    ];

    private static readonly HashSet<string> Attributes = ["style", "srcdoc", "formaction", "action", "ping", "id", "name", "background", "xlink:href"];

    /// <summary>Every offence, in words; none when the markup is safe.</summary>
    public static IReadOnlyList<string> Offences(string html) => [.. Offences(html, scripting: true), .. Offences(html, scripting: false)];

    private static IEnumerable<string> Offences(string html, bool scripting)
    {
        var document = new HtmlParser(new HtmlParserOptions { IsScripting = scripting, MaximumDepth = 2000 }).ParseDocument("<!doctype html><body><div>" + html);
        if (document.Body!.Attributes.Length > 0 || document.Head!.ChildElementCount > 0)
        {
            yield return "reaches out of its place";
        }

        foreach (var element in document.All.Skip(3))
        {
            if (Elements.Contains(element.LocalName) || element.NamespaceUri != "http://www.w3.org/1999/xhtml")
            {
                yield return $"<{element.LocalName}>";
            }

            foreach (var attribute in element.Attributes)
            {
                var value = Ignored().Replace(attribute.Value, "");
                if (attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || Attributes.Contains(attribute.Name) || Dangerous().IsMatch(value))
                {
                    yield return $"{attribute.Name}=\"{attribute.Value}\"";
                }
            }
        }
    }

    /// <summary>What browsers pass over in an address.</summary>
    [GeneratedRegex(@"[\u0000-\u0020\u007F-\u00A0\u00AD\u200B-\u200F\u2028-\u202F\uFEFF]+")]
    private static partial Regex Ignored();

    [GeneratedRegex(@"^(?:javascript|vbscript|livescript|mocha|data|file|blob|about|view-source|ms-its|mhtml):|,(?:javascript|vbscript|data):|expression\(|behaviou?r:|-moz-binding|@import",
        RegexOptions.IgnoreCase)]
    private static partial Regex Dangerous();
}
