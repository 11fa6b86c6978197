using System.Text;
using System.Xml;
using NewsMonitor.Core.Sources;
using NewsMonitor.Core.Text;
using NewsMonitor.Feeds.Reading;

namespace NewsMonitor.Worker.Sources;

/// <summary>Reads the feeds of an OPML file, which may come from anybody.</summary>
internal static class OpmlReader
{
    /// <summary>Larger files are refused.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    private const int MaxDepth = 64;
    private const int MaxName = 200;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        MaxCharactersInDocument = MaxBytes,
    };

    /// <summary>Old readers export in the code page of their machine.</summary>
    static OpmlReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Every outline that has an <c>xmlUrl</c>, in the order of the file.</summary>
    /// <exception cref="XmlException">It is not well-formed, no OPML, has a document type, or is nested deeper than 64.</exception>
    public static IReadOnlyList<OpmlOutline> Read(Stream file)
    {
        using var reader = XmlReader.Create(file, Settings);
        reader.MoveToContent();
        if (!Is(reader.LocalName, "opml"))
        {
            throw Refusal(reader, "the document is no OPML");
        }

        var feeds = new List<OpmlOutline>();
        var folders = new List<(int Depth, string Name)>();
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
            {
                throw Refusal(reader, $"elements are nested deeper than {MaxDepth}");
            }

            if (reader.NodeType == XmlNodeType.Element && Is(reader.LocalName, "outline"))
            {
                folders.RemoveAll(folder => folder.Depth >= reader.Depth);
                Take(reader, feeds, folders);
            }
        }

        return feeds;
    }

    private static void Take(XmlReader reader, List<OpmlOutline> feeds, List<(int Depth, string Name)> folders)
    {
        var attributes = AttributesOf(reader);
        var name = Line(attributes, "title") is { Length: > 0 } title ? title : Line(attributes, "text");
        if (attributes.TryGetValue("xmlUrl", out var address))
        {
            feeds.Add(new OpmlOutline
            {
                Line = LineOf(reader),
                Name = name,
                Address = address.Trim(),
                Kind = KindOf(attributes.GetValueOrDefault("type")),
                Language = LanguageTag.Primary(attributes.GetValueOrDefault("language")),
                Folders = [.. folders.Select(folder => folder.Name)],
            });
        }
        else if (name.Length > 0)
        {
            folders.Add((reader.Depth, name));
        }
    }

    /// <summary>Programs do not agree on the case of the names.</summary>
    private static Dictionary<string, string> AttributesOf(XmlReader reader)
    {
        var attributes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (reader.MoveToNextAttribute())
        {
            attributes.TryAdd(reader.LocalName, reader.Value);
        }

        reader.MoveToElement();
        return attributes;
    }

    private static SourceKind KindOf(string? type) => type switch
    {
        "wordpress" => SourceKind.WordPress,
        "sitemap" => SourceKind.Sitemap,
        _ => SourceKind.Auto,
    };

    private static string Line(Dictionary<string, string> attributes, string name) => TextGate.Line(attributes.GetValueOrDefault(name), MaxName);

    private static bool Is(string name, string expected) => name.Equals(expected, StringComparison.OrdinalIgnoreCase);

    private static int LineOf(XmlReader reader) => ((IXmlLineInfo)reader).LineNumber;

    private static XmlException Refusal(XmlReader reader, string why)
    {
        var place = (IXmlLineInfo)reader;
        return new XmlException(why, null, place.LineNumber, place.LinePosition);
    }
}
