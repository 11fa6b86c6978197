using System.Buffers;
using System.Security.Cryptography;

namespace NewsMonitor.Feeds.Http;

/// <summary>Reads a body to its end, or up to a limit that counts decompressed bytes.</summary>
/// <remarks>
/// Into borrowed memory: most bodies are what they were the time before, and go no further. As arrays of their own they would be large
/// objects, each of which brings the next collection of all memory nearer.
/// </remarks>
internal sealed class CappedBody(int limit) : IDisposable
{
    private const int LeastRoom = 16 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(4 * LeastRoom);
    private int _length;

    /// <summary>What has been read so far: the whole body, its beginning up to the limit, or what had arrived when the reading broke off.</summary>
    public byte[] Bytes => Read.ToArray();

    public int Length => _length;

    private ReadOnlySpan<byte> Read => _buffer.AsSpan(0, _length);

    /// <summary>False when the body is longer than the limit. <paramref name="read"/> is told every count on the way.</summary>
    public async Task<bool> ReadAsync(Stream body, Action<int> read, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_buffer.Length - _length < LeastRoom)
            {
                Grow();
            }

            var count = await body.ReadAsync(_buffer.AsMemory(_length), cancellationToken);
            read(count);
            if (count == 0)
            {
                return true;
            }

            if (count > limit - _length)
            {
                _length = limit;
                return false;
            }

            _length += count;
        }
    }

    /// <summary>True when what has been read has this SHA-256.</summary>
    public bool Has(ReadOnlySpan<byte> hash)
    {
        Span<byte> own = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Read, own);
        return own.SequenceEqual(hash);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(2 * _buffer.Length);
        Read.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
