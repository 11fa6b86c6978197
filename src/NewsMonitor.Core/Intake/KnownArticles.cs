using NewsMonitor.Core.Identity;

namespace NewsMonitor.Core.Intake;

/// <summary>The articles that storage found under the keys of a fetch, as of one moment of the database clock.</summary>
public sealed class KnownArticles
{
    private readonly Dictionary<string, KnownKey> _byHash;

    /// <summary>Collects the answer of a look-up.</summary>
    /// <param name="now">Database clock at the look-up.</param>
    /// <param name="keys">The keys that are stored.</param>
    public KnownArticles(DateTimeOffset now, IEnumerable<KnownKey> keys)
    {
        Now = now;
        _byHash = keys.ToDictionary(key => Convert.ToHexString(key.Hash), StringComparer.Ordinal);
    }

    /// <summary>Database clock at the look-up.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The article under a key; null when the key is new or no longer trusted.</summary>
    public KnownArticle? Find(IdentityKey key) => Stored(key) is { Trusted: true } known ? known.Article : null;

    /// <summary>The stored key, trusted or not; null when it is new.</summary>
    public KnownKey? Stored(IdentityKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _byHash.GetValueOrDefault(Convert.ToHexString(key.Hash));
    }
}

/// <summary>A stored identity key.</summary>
/// <param name="Hash">SHA-256 of the key.</param>
/// <param name="Trusted">False once the key was seen with two articles.</param>
/// <param name="Article">The article it led to first.</param>
public sealed record KnownKey(byte[] Hash, bool Trusted, KnownArticle Article);
