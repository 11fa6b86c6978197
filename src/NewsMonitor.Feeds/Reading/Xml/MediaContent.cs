using System.Xml.Linq;
using NewsMonitor.Core.Entries;
using static NewsMonitor.Feeds.Reading.Xml.FeedNamespaces;

namespace NewsMonitor.Feeds.Reading.Xml;

/// <summary>Media RSS: files of an item, alone or in groups.</summary>
internal static class MediaContent
{
    public static IEnumerable<Enclosure?> Of(Children item, FeedContext context) =>
        item.All(Media + "content")
            .Concat(item.All(Media + "group").Elements(Media + "content"))
            .Select(media => FeedFields.Enclosure(context.Link(media, media.Attribute("url")?.Value), media.Attribute("type"), media.Attribute("fileSize")));
}
