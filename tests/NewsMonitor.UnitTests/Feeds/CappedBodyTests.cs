using System.Security.Cryptography;
using NewsMonitor.Feeds.Http;

namespace NewsMonitor.UnitTests.Feeds;

public sealed class CappedBodyTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_536)]
    [InlineData(1_000_000)]
    public async Task A_body_within_the_limit_comes_whole(int length)
    {
        var bytes = RandomNumberGenerator.GetBytes(length);
        using var body = new CappedBody(1_000_000);
        var told = 0;

        Assert.True(await body.ReadAsync(new MemoryStream(bytes), count => told += count, Stop));
        Assert.Equal(bytes, body.Bytes);
        Assert.Equal((length, length), (body.Length, told));
    }

    [Fact]
    public async Task A_longer_body_ends_at_the_limit()
    {
        var bytes = RandomNumberGenerator.GetBytes(200_000);
        using var body = new CappedBody(100_000);

        Assert.False(await body.ReadAsync(new MemoryStream(bytes), _ => { }, Stop));
        Assert.Equal(bytes[..100_000], body.Bytes);
    }

    [Fact]
    public async Task A_body_is_recognised_by_its_hash_alone()
    {
        var bytes = RandomNumberGenerator.GetBytes(200_000);
        using var body = new CappedBody(200_000);
        await body.ReadAsync(new MemoryStream(bytes), _ => { }, Stop);

        Assert.True(body.Has(SHA256.HashData(bytes)));
        bytes[^1] ^= 1;
        Assert.False(body.Has(SHA256.HashData(bytes)));
    }
}
