using System.Text;

namespace NewsMonitor.Benchmarks;

/// <summary>The WordPress feed that is shipped, made longer by repeating its items.</summary>
internal static class SampleFeed
{
    private const string ItemStart = "<item>";
    private const string ItemEnd = "</item>";

    /// <summary>A feed of about so many KiB, and at least one item.</summary>
    public static byte[] OfKibibytes(int size)
    {
        var sample = File.ReadAllText(RepositoryFiles.Path("seeds", "sample", "perspektiven-global.xml"));
        var from = sample.IndexOf(ItemStart, StringComparison.Ordinal);
        var to = sample.LastIndexOf(ItemEnd, StringComparison.Ordinal) + ItemEnd.Length;
        var items = sample[from..to].Split(ItemEnd, StringSplitOptions.RemoveEmptyEntries).Select(item => item + ItemEnd).ToList();
        var feed = new StringBuilder(sample[..from]);
        for (var i = 0; i == 0 || Encoding.UTF8.GetByteCount(items[0]) + Encoding.UTF8.GetByteCount(feed.ToString()) < size * 1024; i++)
        {
            feed.Append(items[i % items.Count]);
        }

        return Encoding.UTF8.GetBytes(feed.Append(sample[to..]).ToString());
    }
}
