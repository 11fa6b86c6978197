using System.Xml;
using NewsMonitor.Feeds.Reading.Dates;

namespace NewsMonitor.Feeds.Reading.Xml;

/// <summary>Chooses the items to take from a document that has more than are taken.</summary>
/// <remarks>Streams: the tree is built of the chosen ones alone.</remarks>
internal static class NewestItems
{
    private static readonly HashSet<string> DateNames = ["pubDate", "date", "published", "updated", "issued", "modified", "created"];

    /// <summary>Numbers of the newest items in the order of the document; those without a date count as new.</summary>
    /// <param name="document">A document that has passed the gate.</param>
    /// <param name="most">How many to take; fewer when they are so large that the limit on nodes is reached before.</param>
    /// <param name="zone">What a time without a zone means.</param>
    /// <param name="names">Its names, as the gate met them.</param>
    public static IReadOnlySet<int> Choose(string document, int most, TimeZoneInfo zone, XmlNameTable names)
    {
        var items = Items(document, zone, names);
        var chosen = new HashSet<int>();
        var nodes = 0;
        foreach (var item in items.OrderByDescending(item => item.At ?? DateTimeOffset.MaxValue).ThenBy(item => item.Number))
        {
            nodes += item.Nodes;
            if (chosen.Count == most || nodes > XmlGate.MaxNodes)
            {
                break;
            }

            chosen.Add(item.Number);
        }

        return chosen;
    }

    private static List<(int Number, DateTimeOffset? At, int Nodes)> Items(string document, TimeZoneInfo zone, XmlNameTable names)
    {
        var items = new List<(int, DateTimeOffset?, int)>();
        using var reader = XmlGate.Open(document, names);
        reader.MoveToContent();
        var dialect = Dialect.OfRoot(reader) ?? throw new ArgumentException("The root is that of no feed.", nameof(document));
        while (!reader.EOF)
        {
            var uri = reader.NodeType == XmlNodeType.Element ? dialect.UriOf(reader) : null;
            var name = uri is null ? "" : dialect.NameOf(reader, uri);
            if (uri is not null && dialect.IsItem(uri, name))
            {
                var (at, nodes) = ReadItem(reader, zone);
                items.Add((items.Count, at, nodes));
            }
            else if (uri is null || reader.Depth == 0 || dialect.HoldsItems(uri, name))
            {
                reader.Read();
            }
            else
            {
                reader.Skip();
            }
        }

        return items;
    }

    /// <summary>Leaves the reader behind the item.</summary>
    private static (DateTimeOffset? At, int Nodes) ReadItem(XmlReader reader, TimeZoneInfo zone)
    {
        var (depth, nodes, at) = (reader.Depth, 1 + reader.AttributeCount, (DateTimeOffset?)null);
        if (reader.IsEmptyElement)
        {
            reader.Read();
            return (null, nodes);
        }

        reader.Read();
        while (!reader.EOF && reader.Depth > depth)
        {
            nodes += 1 + reader.AttributeCount;
            var isField = reader.NodeType == XmlNodeType.Element && reader.Depth == depth + 1 && !reader.IsEmptyElement;
            if (at is null && isField && DateNames.Contains(reader.LocalName))
            {
                reader.Read();
                at = reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA ? FeedDate.Read(reader.Value, zone)?.At : null;
            }
            else
            {
                reader.Read();
            }
        }

        reader.Read();
        return (at, nodes);
    }
}
