using System.Security.Cryptography;
using System.Text;

namespace NewsMonitor.Core.Identity;

/// <summary>SHA-256 of what a reader sees of an article: title and text, white space apart.</summary>
/// <remarks>Changes of spacing or line breaks are cosmetic: they give the same hash, hence no revision.</remarks>
public sealed class ContentHash : IEquatable<ContentHash>
{
    private readonly byte[] _bytes;

    /// <summary>Wraps a stored hash.</summary>
    /// <param name="bytes">32 bytes.</param>
    public ContentHash(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentOutOfRangeException.ThrowIfNotEqual(bytes.Length, SHA256.HashSizeInBytes, nameof(bytes));
        _bytes = bytes;
    }

    /// <summary>The hash of a title and a text.</summary>
    public static ContentHash Of(string title, string text) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{CollapseWhiteSpace(title)}\n{CollapseWhiteSpace(text)}")));

    /// <summary>The 32 bytes, for storage.</summary>
    public byte[] ToArray() => [.. _bytes];

    /// <summary><c>sha256:</c> and 64 lower-case hexadecimal digits.</summary>
    public override string ToString() => $"sha256:{Convert.ToHexStringLower(_bytes)}";

    /// <inheritdoc/>
    public bool Equals(ContentHash? other) => other is not null && _bytes.AsSpan().SequenceEqual(other._bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ContentHash);

    /// <inheritdoc/>
    public override int GetHashCode() => BitConverter.ToInt32(_bytes, 0);

    private static string CollapseWhiteSpace(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
