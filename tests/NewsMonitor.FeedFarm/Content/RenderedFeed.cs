using System.IO.Compression;

namespace NewsMonitor.FeedFarm.Content;

/// <summary>A feed as it is at one moment. Kept packed, or ten thousand of them would not fit beside what is measured.</summary>
internal sealed class RenderedFeed(byte[] text, string etag, string lastModified)
{
    public byte[] Packed { get; } = Pack(text);

    public string ETag => etag;

    public string LastModified => lastModified;

    public byte[] Plain()
    {
        using var gzip = new GZipStream(new MemoryStream(Packed), CompressionMode.Decompress);
        using var plain = new MemoryStream(Packed.Length * 6);
        gzip.CopyTo(plain);
        return plain.ToArray();
    }

    private static byte[] Pack(byte[] plain)
    {
        using var packed = new MemoryStream(plain.Length / 3);
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(plain);
        }

        return packed.ToArray();
    }
}
