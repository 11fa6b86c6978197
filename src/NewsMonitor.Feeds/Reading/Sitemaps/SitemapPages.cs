using System.Globalization;
using System.Xml;
using NewsMonitor.Core.Fetching;

namespace NewsMonitor.Feeds.Reading.Sitemaps;

/// <summary>The complete pages of a sitemap, up to its end or to where it cannot be read any more; streamed, no tree is built.</summary>
/// <remarks>
/// A sitemap may list 50,000 pages, more nodes than any feed has: the limits here count pages. A title is taken from the
/// news extension alone; the extension for images has one of its own, which is no headline.
/// </remarks>
internal sealed class SitemapPages
{
    private const int MaxDepth = 64;

    /// <summary>Twice what the protocol allows.</summary>
    private const int MaxPages = 100_000;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, // the prolog has been taken off
        XmlResolver = null,
        CheckCharacters = false,
        IgnoreWhitespace = true,
        IgnoreComments = true,
    };

    private readonly List<SitemapPage> _found = [];

    public SitemapPages(string document)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(document), Settings, UsualPrefixes());
            reader.MoveToContent();
            IsIndex = reader.LocalName == "sitemapindex";
            Fault = ReadPages(reader);
        }
        catch (XmlException e)
        {
            Fault = (FetchFailure.Xml, string.Create(CultureInfo.InvariantCulture, $"not well-formed XML at line {e.LineNumber}, position {e.LinePosition}"));
        }
    }

    /// <summary>Whether the pages are sitemaps themselves.</summary>
    public bool IsIndex { get; }

    public IReadOnlyList<SitemapPage> Found => _found;

    /// <summary>Why the document was not read to its end; null when it was.</summary>
    public (FetchFailure Failure, string What)? Fault { get; }

    public void DropLast() => _found.RemoveRange(Math.Max(0, _found.Count - 1), Math.Min(1, _found.Count));

    private (FetchFailure Failure, string What)? ReadPages(XmlReader reader)
    {
        var (page, parent, name) = (new SitemapPage(), "", "");
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
            {
                return (FetchFailure.XmlDepth, $"elements are nested deeper than {MaxDepth}");
            }

            switch (reader.NodeType, reader.Depth)
            {
                case (XmlNodeType.Element, 1):
                    page = new SitemapPage();
                    break;
                case (XmlNodeType.Element, 2):
                    // Not the address of an image that somebody forgot to wrap.
                    (parent, name) = (reader.LocalName, reader.Prefix is "image" or "video" ? "" : reader.LocalName);
                    break;
                case (XmlNodeType.Element, 3 or 4) when parent == "news":
                    name = "news:" + reader.LocalName;
                    break;
                case (XmlNodeType.Element, _):
                    name = "";
                    break;
                case (XmlNodeType.Text or XmlNodeType.CDATA, _):
                    page = page.With(name, reader.Value);
                    break;
                case (XmlNodeType.EndElement, 1):
                    _found.Add(page);
                    break;
                case (XmlNodeType.EndElement, _):
                    name = "";
                    break;
            }

            if (_found.Count > MaxPages)
            {
                return (FetchFailure.XmlSize, $"more than {MaxPages} pages");
            }
        }

        return null;
    }

    /// <summary>Generators copy <c>news:title</c> and forget to say what <c>news</c> is.</summary>
    private static XmlParserContext UsualPrefixes()
    {
        var names = new XmlNamespaceManager(new NameTable());
        foreach (var prefix in (string[])["news", "image", "video", "mobile", "xhtml", "pagemap"])
        {
            names.AddNamespace(prefix, "urn:sitemap:" + prefix);
        }

        return new XmlParserContext(names.NameTable, names, xmlLang: null, XmlSpace.None);
    }
}
