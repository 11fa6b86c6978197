using System.Xml.Linq;
using static NewsMonitor.Feeds.Reading.Xml.FeedNamespaces;

namespace NewsMonitor.Feeds.Reading.Xml;

/// <summary>What a <c>channel</c> says of itself.</summary>
internal static class RssChannel
{
    public static MarkupText Title(XElement? channel, FeedContext context)
    {
        var title = channel?.Elements("title").Concat(channel.Elements(DublinCore + "title")).Concat(channel.Elements(Atom + "title"))
            .FirstOrDefault(title => !string.IsNullOrWhiteSpace(title.Value));
        return title is null ? default : context.Html(title, title.HasElements ? XhtmlText.Of(title, context) : title.Value);
    }

    public static Uri? Link(XElement? channel, FeedContext context)
    {
        if (channel is null)
        {
            return null;
        }

        var links = channel.Elements("link")
            .Select(link => context.Link(link, string.IsNullOrWhiteSpace(link.Value) ? link.Attribute("href")?.Value : link.Value));
        return links.FirstOrDefault(link => link is not null)
            ?? AtomLinks.Of(new Children(channel), context).Alternate
            ?? context.Link(channel, channel.Attribute("href")?.Value);
    }
}
