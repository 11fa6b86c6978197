using NewsMonitor.Core.Sources;
using NewsMonitor.Feeds.Reading;
using NewsMonitor.Feeds.Reading.Json;

namespace NewsMonitor.Feeds.Discovery;

/// <summary>The format of a document that could be read, by name and by the kind of source it makes.</summary>
internal readonly record struct DocumentFormat(string Name, SourceKind Kind)
{
    public static DocumentFormat Of(string text, FeedDocument document)
    {
        if (JsonBody.Begins(text))
        {
            return text.AsSpan().TrimStart("\uFEFF \t\r\n") is ['[', ..] ? new("WordPress REST", SourceKind.WordPress) : new("JSON Feed", SourceKind.Feed);
        }

        return RootElement.NameOf(text) switch
        {
            "urlset" => new(document.Items.Any(item => !item.Title.IsEmpty) ? "news sitemap" : "sitemap", SourceKind.Sitemap),
            "sitemapindex" => new("index of sitemaps", SourceKind.Sitemap),
            "feed" => new("Atom", SourceKind.Feed),
            "RDF" => new("RDF", SourceKind.Feed),
            _ => new("RSS", SourceKind.Feed),
        };
    }
}
