using System.Text.RegularExpressions;

namespace NewsMonitor.Feeds.Reading.Xml;

/// <summary>What stands before the first element of a document, taken off it: no parser of ours gets to see a document type.</summary>
/// <param name="Document">The document without it, after as many line feeds as were taken off: line numbers stay true.</param>
/// <param name="DocumentType">Null when there is none.</param>
/// <param name="IsHtml">Whether the document says, before anything else, that it is a page.</param>
internal sealed partial record XmlProlog(string Document, DocumentType? DocumentType, bool IsHtml)
{
    /// <summary>Error messages of the site's own software end up in front of its feeds; further down they are no prolog.</summary>
    private const int MaxJunk = 64 * 1024;

    public static XmlProlog TakeOff(string document)
    {
        var (position, documentType) = Skip(document, 0);
        // A feed that was built out of a page's template has the page's document type: the first element tells.
        var isFeed = position < document.Length && FeedRoot().IsMatch(document, position);
        var isHtml = !isFeed && (documentType?.Name == "html" || At(document, position, "<html"));
        var hasJunk = !isFeed && !isHtml && position < document.Length;
        if (hasJunk && FeedStart().Match(document, position, Math.Min(MaxJunk, document.Length - position)) is { Success: true } start)
        {
            (position, documentType) = Skip(document, start.Index);
        }

        // A declaration at the very beginning hurts no parser, and copying the document costs something.
        var mayStay = position == 0 || (!hasJunk && documentType is null && document.StartsWith("<?xml", StringComparison.Ordinal));
        return new XmlProlog(
            mayStay ? document : new string('\n', document.AsSpan(0, position).Count('\n')) + document[position..],
            documentType,
            isHtml);
    }

    private static (int Position, DocumentType? DocumentType) Skip(string document, int position)
    {
        DocumentType? documentType = null;
        while (true)
        {
            while (position < document.Length && (char.IsWhiteSpace(document[position]) || document[position] == '\uFEFF'))
            {
                position++;
            }

            if (At(document, position, "<?"))
            {
                position = After(document, position, "?>");
            }
            else if (At(document, position, "<!--"))
            {
                position = After(document, position, "-->");
            }
            else if (At(document, position, "<!DOCTYPE"))
            {
                var end = EndOfDocumentType(document, position);
                documentType = DocumentType.Read(document[position..end]);
                position = end;
            }
            else
            {
                return (position, documentType);
            }
        }
    }

    /// <summary>The end of <c>&lt;!DOCTYPE … [ … ]&gt;</c>; the end of the document when it is never closed.</summary>
    private static int EndOfDocumentType(string document, int start)
    {
        var inSubset = false;
        for (var i = start; i < document.Length;)
        {
            switch (document[i])
            {
                case '"' or '\'':
                    i = After(document, i + 1, document[i].ToString());
                    continue;
                case '<' when At(document, i, "<!--"):
                    i = After(document, i, "-->");
                    continue;
                case '<' when At(document, i, "<?"):
                    i = After(document, i, "?>");
                    continue;
                case '[':
                    inSubset = true;
                    break;
                case ']':
                    inSubset = false;
                    break;
                case '>' when !inSubset:
                    return i + 1;
            }

            i++;
        }

        return document.Length;
    }

    private static bool At(string document, int position, string token) =>
        document.AsSpan(Math.Min(position, document.Length)).StartsWith(token, StringComparison.OrdinalIgnoreCase);

    private static int After(string document, int position, string token)
    {
        var found = position < document.Length ? document.IndexOf(token, position, StringComparison.Ordinal) : -1;
        return found < 0 ? document.Length : found + token.Length;
    }

    [GeneratedRegex(@"\G<(?:[\p{L}_][\w.-]*:)?(?:rss|rdf|feed|channel|entry)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FeedRoot();

    [GeneratedRegex(@"<\?xml\s|<!DOCTYPE\s+(?!html)|<(?:[A-Za-z]+:)?(?:rss|rdf|feed)[\s>]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FeedStart();
}
