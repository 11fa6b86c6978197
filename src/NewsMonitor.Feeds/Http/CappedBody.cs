using System.Buffers;

namespace NewsMonitor.Feeds.Http;

/// <summary>Reads a body to its end, or up to a limit that counts decompressed bytes.</summary>
internal static class CappedBody
{
    /// <summary>The whole body; null when it is longer than the limit. <paramref name="read"/> is told every count on the way.</summary>
    public static async Task<byte[]?> ReadAsync(Stream body, int limit, Action<int> read, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            for (var count = -1; count != 0;)
            {
                count = await body.ReadAsync(buffer, cancellationToken);
                read(count);
                if (bytes.Length + count > limit)
                {
                    return null;
                }

                bytes.Write(buffer, 0, count);
            }

            return bytes.ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
