using System.Buffers;

namespace NewsMonitor.Feeds.Reading.Xml;

/// <summary>What stands before the first element of a document, taken off it.</summary>
/// <remarks>
/// No parser of ours gets to see a document type. Old feeds carry one and are harmless (RSS 0.91); one that defines
/// entities can make gigabytes out of a kilobyte.
/// </remarks>
/// <param name="Root">The document from its first element on, after as many line feeds as were taken off: line numbers stay true.</param>
/// <param name="DocumentType">Name of the document type in lower case; null when there is none.</param>
/// <param name="DefinesEntities">Whether the document type has entities of its own.</param>
internal sealed record XmlProlog(string Root, string? DocumentType, bool DefinesEntities)
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:_.-");

    public static XmlProlog TakeOff(string document)
    {
        var (position, documentType, definesEntities) = (0, (string?)null, false);
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
                var declaration = document.AsSpan(position, end - position);
                documentType = NameOf(declaration);
                definesEntities |= declaration.Contains("<!ENTITY", StringComparison.OrdinalIgnoreCase);
                position = end;
            }
            else
            {
                break;
            }
        }

        var lines = document.AsSpan(0, position).Count('\n');
        return new XmlProlog(new string('\n', lines) + document[position..], documentType, definesEntities);
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

    private static string NameOf(ReadOnlySpan<char> declaration)
    {
        var rest = declaration["<!DOCTYPE".Length..].TrimStart();
        var end = rest.IndexOfAnyExcept(NameCharacters);
        return (end < 0 ? rest : rest[..end]).ToString().ToLowerInvariant();
    }

    private static bool At(string document, int position, string token) =>
        document.AsSpan(position).StartsWith(token, StringComparison.OrdinalIgnoreCase);

    private static int After(string document, int position, string token)
    {
        var found = position < document.Length ? document.IndexOf(token, position, StringComparison.Ordinal) : -1;
        return found < 0 ? document.Length : found + token.Length;
    }
}
