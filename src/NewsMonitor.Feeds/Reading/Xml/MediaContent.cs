using System.Xml.Linq;
using NewsMonitor.Core.Entries;
using static NewsMonitor.Feeds.Reading.Xml.FeedNamespaces;

namespace NewsMonitor.Feeds.Reading.Xml;

/// <summary>Media RSS: files of an item, alone or in groups.</summary>
internal static class MediaContent
{
    public static IEnumerable<Enclosure?> Of(XElement item, FeedContext context) =>
        item.Elements(Media + "content")
            .Concat(item.Elements(Media + "group").Elements(Media + "content"))
            .Select(media => FeedFields.Enclosure(context.Link(media, media.Attribute("url")?.Value), media.Attribute("type"), media.Attribute("fileSize")));
}
