using System.IO.Compression;

namespace NewsMonitor.Feeds.Reading;

/// <summary>Documents that are compressed themselves, whatever the transport does: sitemaps lie about as <c>.xml.gz</c>.</summary>
internal static class GzipBody
{
    /// <summary>As much as one body may have: see <c>Fetching:MaxBody</c>.</summary>
    public const int MaxLength = 10 * 1024 * 1024;

    public static bool Is(ReadOnlySpan<byte> body) => body is [0x1F, 0x8B, ..];

    /// <summary>The bytes inside; null when there are more than <see cref="MaxLength"/>. A damaged end costs the end alone.</summary>
    public static byte[]? Open(ReadOnlySpan<byte> body)
    {
        using var inside = new MemoryStream();
        using var gzip = new GZipStream(new MemoryStream(body.ToArray()), CompressionMode.Decompress);
        var buffer = new byte[64 * 1024];
        try
        {
            for (var count = -1; count != 0;)
            {
                count = gzip.Read(buffer);
                inside.Write(buffer, 0, count);
                if (inside.Length > MaxLength)
                {
                    return null;
                }
            }
        }
        catch (InvalidDataException)
        {
            // What came out before the damage is read like any other document that breaks off.
        }

        return inside.ToArray();
    }
}
