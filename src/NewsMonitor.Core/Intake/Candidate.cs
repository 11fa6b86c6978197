using NewsMonitor.Core.Entries;
using NewsMonitor.Core.Identity;
using NewsMonitor.Core.Sources;

namespace NewsMonitor.Core.Intake;

/// <summary>An entry with the keys under which its article may already be known.</summary>
/// <param name="Entry">The entry as fetched.</param>
/// <param name="State">What it says.</param>
/// <param name="Keys">Its identity keys, most trusted first; the content key, where there is one, is the last resort.</param>
public sealed record Candidate(Entry Entry, ArticleState State, IReadOnlyList<IdentityKey> Keys)
{
    /// <summary>The key of its address; null when it has none.</summary>
    public IdentityKey? Link => KeyOf(IdentityKeyKind.Link);

    /// <summary>The key of the id that the source gave; null when it gave none.</summary>
    public IdentityKey? EntryId => KeyOf(IdentityKeyKind.EntryId);

    /// <summary>The key of its content; null when it has no title.</summary>
    public IdentityKey? Content => KeyOf(IdentityKeyKind.Content);

    /// <summary>Reads the state of an entry and computes its keys.</summary>
    public static Candidate From(Source source, Entry entry, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(entry);
        var state = ArticleStateReader.Read(source, entry, now);
        return new Candidate(entry, state, [.. KeysOf(source, entry, state)]);
    }

    private static IEnumerable<IdentityKey> KeysOf(Source source, Entry entry, ArticleState state)
    {
        if (entry.Link is not null)
        {
            yield return IdentityKey.OfLink(entry.Link);
        }

        if (entry.Id is not null)
        {
            yield return IdentityKey.OfEntryId(source.Key, entry.Id);
        }

        if (entry.Title.Length > 0)
        {
            yield return IdentityKey.OfContent(source.Key, state.ContentHash);
        }
    }

    private IdentityKey? KeyOf(IdentityKeyKind kind) => Keys.FirstOrDefault(key => key.Kind == kind);
}
