using System.Buffers;

namespace NewsMonitor.Feeds.Http;

/// <summary>Reads a body to its end, or up to a limit that counts decompressed bytes.</summary>
internal sealed class CappedBody(int limit) : IDisposable
{
    private readonly MemoryStream _bytes = new();

    /// <summary>What has been read so far: the whole body, its beginning up to the limit, or what had arrived when the reading broke off.</summary>
    public byte[] Bytes => _bytes.ToArray();

    public long Length => _bytes.Length;

    /// <summary>False when the body is longer than the limit. <paramref name="read"/> is told every count on the way.</summary>
    public async Task<bool> ReadAsync(Stream body, Action<int> read, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            for (var count = -1; count != 0;)
            {
                count = await body.ReadAsync(buffer, cancellationToken);
                read(count);
                if (_bytes.Length + count > limit)
                {
                    _bytes.Write(buffer, 0, limit - (int)_bytes.Length);
                    return false;
                }

                _bytes.Write(buffer, 0, count);
            }

            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public void Dispose() => _bytes.Dispose();
}
