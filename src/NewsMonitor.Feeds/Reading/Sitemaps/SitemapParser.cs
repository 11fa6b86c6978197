using System.Globalization;
using System.Xml;
using NewsMonitor.Core.Fetching;

namespace NewsMonitor.Feeds.Reading.Sitemaps;

/// <summary>A sitemap, plain or with the news extension, or an index of sitemaps; streamed, no tree is built.</summary>
/// <remarks>
/// A sitemap may list 50,000 pages, more nodes than any feed has: the limits here count pages. A title is taken from the
/// news extension alone; the extension for images has one of its own, which is no headline.
/// </remarks>
internal static class SitemapParser
{
    private const int MaxDepth = 64;

    /// <summary>Twice what the protocol allows.</summary>
    private const int MaxPages = 100_000;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        CheckCharacters = false,
        IgnoreWhitespace = true,
        IgnoreComments = true,
    };

    public static bool Recognises(string? root) => root is "urlset" or "sitemapindex";

    public static ParseResult Parse(string text, FeedOrigin origin)
    {
        var pages = new List<SitemapPage>();
        var isIndex = false;
        (FetchFailure Failure, string What)? fault = null;
        try
        {
            using var reader = XmlReader.Create(new StringReader(text.TrimStart().TrimStart('\uFEFF').TrimStart()), Settings, UsualPrefixes());
            reader.MoveToContent();
            isIndex = reader.LocalName == "sitemapindex";
            fault = ReadPages(reader, pages);
        }
        catch (XmlException e)
        {
            fault = (FetchFailure.Xml, string.Create(CultureInfo.InvariantCulture, $"not well-formed XML at line {e.LineNumber}, position {e.LinePosition}"));
        }

        if (fault is { } found && (found.Failure != FetchFailure.Xml || pages.Count == 0))
        {
            return new ParseResult.Refused(found.Failure, found.What);
        }

        var document = isIndex
            ? new FeedDocument { Items = [], Continuations = SitemapIndex.InOrder(pages, origin) }
            : new FeedDocument { Items = [.. pages.Select(page => page.ToItem(origin))] };
        return new ParseResult.Parsed(document with { IsPartial = fault is not null });
    }

    /// <summary>Adds every complete page; gives the reason when a limit is exceeded.</summary>
    private static (FetchFailure Failure, string What)? ReadPages(XmlReader reader, List<SitemapPage> pages)
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
                    pages.Add(page);
                    break;
                case (XmlNodeType.EndElement, _):
                    name = "";
                    break;
            }

            if (pages.Count > MaxPages)
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
