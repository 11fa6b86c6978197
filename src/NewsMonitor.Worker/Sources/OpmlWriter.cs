using System.Text;
using System.Xml;
using NewsMonitor.Core.Sources;
using NewsMonitor.Core.Text;

namespace NewsMonitor.Worker.Sources;

/// <summary>Writes sources as OPML 2.0, which other readers take. Pages are left out: OPML has no place for their selectors.</summary>
internal static class OpmlWriter
{
    private const int MaxName = 200;

    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
        CloseOutput = false,
    };

    public static bool Takes(Source source) => source.Kind != SourceKind.Page;

    public static void Write(IEnumerable<Source> sources, Stream output)
    {
        using var xml = XmlWriter.Create(output, Settings);
        xml.WriteStartElement("opml");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteStartElement("head");
        xml.WriteElementString("title", "NewsMonitor");
        xml.WriteEndElement();
        xml.WriteStartElement("body");
        foreach (var source in sources.Where(Takes))
        {
            Write(xml, source);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, Source source)
    {
        var name = TextGate.Line(source.Name, MaxName);
        xml.WriteStartElement("outline");
        xml.WriteAttributeString("text", name);
        xml.WriteAttributeString("title", name);
        xml.WriteAttributeString("type", source.Kind is SourceKind.WordPress or SourceKind.Sitemap ? source.Kind.ToString().ToLowerInvariant() : "rss");
        xml.WriteAttributeString("xmlUrl", source.Url.AbsoluteUri);
        if (source.Language != "und")
        {
            xml.WriteAttributeString("language", source.Language);
        }

        xml.WriteEndElement();
    }
}
