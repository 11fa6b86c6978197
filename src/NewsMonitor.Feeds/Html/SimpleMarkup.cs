using System.Collections.Frozen;
using System.Text;

namespace NewsMonitor.Feeds.Html;

/// <summary>Safe HTML of markup as most articles have it, paragraphs with links and lists. Without a tree, which costs more than all else.</summary>
/// <remarks>
/// Writes every tag itself and copies none, so that nothing can come through. Whatever is not simple it leaves to
/// <see cref="AllowList"/>: other elements and attributes, nesting that a reader would have to correct, irregular references.
/// </remarks>
internal static class SimpleMarkup
{
    /// <summary>Longest result in UTF-16 units: a short text with a long base would become a very long one.</summary>
    private const int MaxLength = 2 * SafeHtml.MaxLength;

    /// <summary>Attributes that stay as they are.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Kept =
        Names("alt", "class", "dir", "height", "lang", "title", "width");

    /// <summary>Attributes that go. All others need a closer look.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Dropped =
        Names("decoding", "fetchpriority", "id", "loading", "rel", "role", "style", "target");

    /// <summary>The safe HTML; null when the markup is not simple.</summary>
    /// <param name="html">Markup as the source sent it.</param>
    /// <param name="address">What relative addresses are relative to.</param>
    public static string? Write(ReadOnlySpan<char> html, Uri address)
    {
        var output = new StringBuilder(html.Length);
        var nesting = new SimpleNesting();
        var scanner = new MarkupScanner(html.TrimStart());
        while (output.Length <= MaxLength)
        {
            switch (scanner.Read())
            {
                case MarkupPart.Text when nesting.Allows(scanner.Value):
                    AppendText(output, scanner.Value);
                    break;
                case MarkupPart.StartTag when !scanner.IsSelfClosing || scanner.Value is "br" or "hr" or "img":
                    if (nesting.Open(scanner.Value) is not { } name || !AppendTag(output, name, scanner.Attributes, address))
                    {
                        return null;
                    }

                    break;
                case MarkupPart.EndTag:
                    if (nesting.Close(scanner.Value) is not { } closed)
                    {
                        return null;
                    }

                    output.Append("</").Append(closed).Append('>');
                    break;
                case MarkupPart.Comment:
                    break;
                case MarkupPart.End when nesting.IsClosed:
                    return output.ToString();
                default:
                    return null;
            }
        }

        return null;
    }

    private static bool AppendTag(StringBuilder output, string name, ReadOnlySpan<char> attributes, Uri address)
    {
        output.Append('<').Append(name);
        var (seen, source, width, height) = (0, "", "", "");
        for (var each = new TagAttributes(attributes); each.Next();)
        {
            // More than the few of ordinary tags, or one of them twice, is for the tree to sort out.
            if (++seen > 8 || attributes.Count(each.Name) > 1 || Decoded(each.Value) is not { } value)
            {
                return false;
            }

            if (each.Name is "href" or "src")
            {
                if ((each.Name is "href" ? "a" : "img") != name || AllowList.Resolve(value, address) is not { } absolute)
                {
                    return false;
                }

                source = absolute;
                AppendAttribute(output, each.Name, absolute);
            }
            else if (Kept.Contains(each.Name))
            {
                width = each.Name is "width" ? value : width;
                height = each.Name is "height" ? value : height;
                AppendAttribute(output, each.Name, value);
            }
            else if (!Dropped.Contains(each.Name))
            {
                return false;
            }
        }

        output.Append('>');
        return name != "img" || !TrackingPixel.Is(source, hasSourceSet: false, width, height);
    }

    private static string? Decoded(ReadOnlySpan<char> value)
    {
        if (!value.Contains('&'))
        {
            return value.ToString();
        }

        var decoded = new StringBuilder(value.Length);
        while (value.IndexOf('&') is var reference and >= 0)
        {
            decoded.Append(value[..reference]);
            value = value[reference..];
            if (!CharacterReference.Read(value, out var length, out var meaning))
            {
                return null;
            }

            decoded.Append(meaning);
            value = value[length..];
        }

        return decoded.Append(value).ToString();
    }

    private static void AppendAttribute(StringBuilder output, ReadOnlySpan<char> name, string value)
    {
        output.Append(' ').Append(name).Append("=\"");
        Append(output, value, "&<>\"\u00A0");
        output.Append('"');
    }

    private static void AppendText(StringBuilder output, ReadOnlySpan<char> text) => Append(output, text, "&<>\u00A0");

    /// <summary>Characters that mean something, and the one that nobody would see, become references.</summary>
    private static void Append(StringBuilder output, ReadOnlySpan<char> text, string special)
    {
        while (text.IndexOfAny(special) is var at and >= 0)
        {
            output.Append(text[..at]).Append(text[at] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                _ => "&nbsp;",
            });
            text = text[(at + 1)..];
        }

        output.Append(text);
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names(params string[] names) =>
        names.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
