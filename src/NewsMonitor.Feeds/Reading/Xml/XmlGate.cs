using System.Xml;
using NewsMonitor.Core.Fetching;

namespace NewsMonitor.Feeds.Reading.Xml;

/// <summary>Streams through a document before anything builds a tree of it.</summary>
/// <remarks>
/// Building a tree takes time with the square of the depth: 200,000 nested elements cost 88 seconds of CPU there and
/// 50 milliseconds here.
/// </remarks>
internal static class XmlGate
{
    public const int MaxDepth = 64;
    public const int MaxNodes = 200_000;
    private const int MaxAttributes = 256;
    private const int MaxAttributeLength = 2 * 1024 * 1024; // an image can be written into its attribute

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, // XmlProlog has taken it off
        XmlResolver = null,
        IgnoreWhitespace = true,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>Every reader that sees a document of others is opened here.</summary>
    /// <param name="document">The document.</param>
    /// <param name="names">Names that were met when it was read before: a document may hold a million different ones, and to make them costs more than to read them.</param>
    public static XmlReader Open(string document, XmlNameTable names)
    {
        var settings = Settings.Clone();
        (settings.NameTable, settings.CloseInput) = (names, true);
        return XmlReader.Create(new StringReader(document), settings);
    }

    public static XmlReport Inspect(string document, XmlNameTable names)
    {
        var outline = new FeedOutline();
        try
        {
            using var reader = Open(document, names);
            while (reader.Read())
            {
                if (Refuse(reader, mayHaveLongAttributes: document.Length > MaxAttributeLength) is { } refusal)
                {
                    return outline.Report() with { Refusal = refusal };
                }

                if (!outline.See(reader))
                {
                    return outline.Report() with { Refusal = (FetchFailure.NotAFeed, "the document is neither RSS, RDF nor Atom") };
                }
            }

            return outline.Report() with { Refusal = outline.NodesOutside > MaxNodes ? TooMany : null };
        }
        catch (XmlException e)
        {
            return outline.Report() with { Break = (e.LineNumber, e.LinePosition) };
        }
    }

    private static (FetchFailure, string) TooMany => (FetchFailure.XmlSize, $"more than {MaxNodes} nodes");

    private static (FetchFailure, string)? Refuse(XmlReader reader, bool mayHaveLongAttributes)
    {
        if (reader.Depth > MaxDepth)
        {
            return (FetchFailure.XmlDepth, $"elements are nested deeper than {MaxDepth}");
        }

        if (reader.AttributeCount > MaxAttributes)
        {
            return (FetchFailure.XmlSize, $"an element with more than {MaxAttributes} attributes");
        }

        return mayHaveLongAttributes && HasLongAttribute(reader)
            ? (FetchFailure.XmlSize, $"an attribute longer than {MaxAttributeLength} characters")
            : null;
    }

    private static bool HasLongAttribute(XmlReader reader)
    {
        for (var i = 0; i < reader.AttributeCount; i++)
        {
            if (reader.GetAttribute(i).Length > MaxAttributeLength)
            {
                return true;
            }
        }

        return false;
    }
}
