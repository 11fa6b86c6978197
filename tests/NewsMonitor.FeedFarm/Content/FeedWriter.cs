using System.Text;

namespace NewsMonitor.FeedFarm.Content;

/// <summary>Writes a source in its format.</summary>
internal static class FeedWriter
{
    public static byte[] Write(FarmSource source, IReadOnlyList<FarmItem> items)
    {
        var text = new StringBuilder(items.Count * 5000).Append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        if (source.Atom)
        {
            AtomWriter.Write(text, source, items);
        }
        else
        {
            RssWriter.Write(text, source, items);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
