using System.Xml.Linq;
using NewsMonitor.Core.Entries;
using static NewsMonitor.Feeds.Reading.Xml.FeedNamespaces;

namespace NewsMonitor.Feeds.Reading.Xml;

/// <summary>Media RSS: files of an item, alone or in groups, and what is said of them.</summary>
internal static class MediaContent
{
    public static IEnumerable<Enclosure?> Of(Children item, FeedContext context) => Files(item)
        .Select(media => FeedFields.Enclosure(
            context.Link(media, media.Attribute("url")?.Value), media.Attribute("type"), media.Attribute("fileSize")));

    /// <summary>
    /// What stands at the item itself, at the group in it, or at its file. Of several files each has its own title and text, and a
    /// picture is called after what it shows, or whom: neither speaks for the item.
    /// </summary>
    public static XElement? Said(Children item, XName name)
    {
        if ((item.First(name) ?? item.All(Media + "group").Elements(name).FirstOrDefault()) is { } own)
        {
            return own;
        }

        var files = Files(item).Take(2).ToList();
        return files.Count == 1 && !IsPicture(files[0]) ? files[0].Element(name) : null;
    }

    /// <summary>The page that plays the file: what an item without a link of its own leads to.</summary>
    public static Uri? Player(Children item, FeedContext context) =>
        Said(item, Media + "player") is { } player ? context.Link(player, player.Attribute("url")?.Value) : null;

    private static bool IsPicture(XElement file) =>
        file.Attribute("medium")?.Value.Trim() == "image"
        || file.Attribute("type")?.Value.TrimStart().StartsWith("image/", StringComparison.Ordinal) == true;

    private static IEnumerable<XElement> Files(Children item) =>
        item.All(Media + "content").Concat(item.All(Media + "group").Elements(Media + "content"));
}
