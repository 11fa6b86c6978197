using System.Security.Cryptography;
using System.Text;

namespace NewsMonitor.Core.Identity;

/// <summary>One way to recognise an article again. Entries that share a trusted key are the same article.</summary>
/// <param name="Kind">What the key is made of.</param>
/// <param name="Scope">Key of the source within which it holds; empty when it holds everywhere.</param>
/// <param name="Value">Normalised link, the source's own id, or the content hash.</param>
public sealed record IdentityKey(IdentityKeyKind Kind, string Scope, string Value)
{
    /// <summary>SHA-256 over kind, scope and value: links of any length fit one index.</summary>
    public byte[] Hash { get; } = SHA256.HashData(Encoding.UTF8.GetBytes($"{NameOf(Kind)}\n{Scope}\n{Value}"));

    /// <summary>The kind as it is stored and as it enters ids.</summary>
    public string KindName => NameOf(Kind);

    /// <summary>The key of an article's address, the same at every source.</summary>
    public static IdentityKey OfLink(Uri link) => new(IdentityKeyKind.Link, "", ArticleAddress.Normalise(link));

    /// <summary>The key of an id that a source gave; another source may use the same text for something else.</summary>
    public static IdentityKey OfEntryId(string source, string id) => new(IdentityKeyKind.EntryId, source, id);

    /// <summary>The key of last resort, for an entry that has neither link nor id.</summary>
    public static IdentityKey OfContent(string source, ContentHash hash) => new(IdentityKeyKind.Content, source, hash.ToString());

    /// <inheritdoc/>
    public bool Equals(IdentityKey? other) => other is not null && Kind == other.Kind && Scope == other.Scope && Value == other.Value;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Scope, Value);

    private static string NameOf(IdentityKeyKind kind) => kind switch
    {
        IdentityKeyKind.Link => "link",
        IdentityKeyKind.EntryId => "guid",
        _ => "content",
    };
}

/// <summary>What an identity key is made of, most trusted first.</summary>
public enum IdentityKeyKind
{
    /// <summary>The normalised address of the article.</summary>
    Link,

    /// <summary>The id that the source gave the entry.</summary>
    EntryId,

    /// <summary>The hash of title and text.</summary>
    Content,
}
