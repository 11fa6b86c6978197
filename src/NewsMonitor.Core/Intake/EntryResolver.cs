using NewsMonitor.Core.Identity;

namespace NewsMonitor.Core.Intake;

/// <summary>Finds out which article an entry is: one that is stored, one that stood earlier in the same fetch, or a new one.</summary>
/// <remarks>
/// The link decides. An id that a source gives to two links is an accident of its software: it is not trusted again, or two
/// articles would become one. An id that comes back with another link but the same headline or text is a moved article.
/// </remarks>
internal sealed class EntryResolver
{
    private readonly KnownArticles _known;
    private readonly HashSet<string> _linksOfFetch;
    private readonly HashSet<string> _ambiguousIds;
    private readonly HashSet<string> _newKeys = new(StringComparer.Ordinal);
    private readonly HashSet<long> _met = [];
    private readonly Dictionary<string, AddedKey> _added = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IdentityKey> _distrusted = new(StringComparer.Ordinal);

    public EntryResolver(IReadOnlyList<Candidate> candidates, KnownArticles known)
    {
        _known = known;
        _linksOfFetch = [.. candidates.Select(candidate => candidate.Link).OfType<IdentityKey>().Select(key => key.Value)];
        _ambiguousIds = [.. candidates
            .Where(candidate => candidate is { EntryId: not null, Link: not null })
            .GroupBy(candidate => candidate.EntryId!.Value, StringComparer.Ordinal)
            .Where(group => group.Select(candidate => candidate.Link!.Value).Distinct(StringComparer.Ordinal).Skip(1).Any())
            .Select(group => group.Key)];
    }

    /// <summary>Keys by which known articles will also be recognised.</summary>
    public IReadOnlyList<AddedKey> AddedKeys => [.. _added.Values];

    /// <summary>Keys seen with two articles.</summary>
    public IReadOnlyList<IdentityKey> DistrustedKeys => [.. _distrusted.Values];

    public Resolution Resolve(Candidate candidate)
    {
        var link = candidate.Link;
        var id = TrustedId(candidate);
        if (link is null && id is null)
        {
            return ByContent(candidate.Content);
        }

        var byLink = link is null ? null : _known.Find(link);
        var byId = id is null ? null : _known.Find(id);
        var idMeansAnother = byId is not null && (byLink is null ? link is not null && !IsMoved(byId, candidate) : byLink.Id != byId.Id);
        if (idMeansAnother)
        {
            Distrust(id!);
            (id, byId) = (null, null);
        }

        return (byLink ?? byId) is { } article ? MeetOnce(article, link, id) : NewOnce([.. new[] { link, id }.OfType<IdentityKey>()]);
    }

    private Resolution ByContent(IdentityKey? content) => content switch
    {
        null => Resolution.Unrecognisable,
        _ when _known.Find(content) is { } same => MeetOnce(same),
        _ => NewOnce([content]),
    };

    private IdentityKey? TrustedId(Candidate candidate)
    {
        var id = candidate.EntryId;
        if (id is null || _known.Stored(id) is { Trusted: false })
        {
            return null;
        }

        if (_ambiguousIds.Contains(id.Value))
        {
            Distrust(id);
            return null;
        }

        return id;
    }

    private bool IsMoved(KnownArticle article, Candidate candidate)
    {
        if (article.Link is null)
        {
            return true;
        }

        return !_linksOfFetch.Contains(article.Link)
            && (article.Title == candidate.State.Title || article.ContentHash.Equals(candidate.State.ContentHash));
    }

    private Resolution MeetOnce(KnownArticle article, params ReadOnlySpan<IdentityKey?> keys)
    {
        foreach (var key in keys)
        {
            if (key is not null && _known.Stored(key) is null)
            {
                _added.TryAdd(Name(key), new AddedKey(key, article));
            }
        }

        return new Resolution(article, [], Repeated: !_met.Add(article.Id));
    }

    private Resolution NewOnce(IReadOnlyList<IdentityKey> keys)
    {
        var repeated = keys.Any(key => _newKeys.Contains(Name(key)));
        _newKeys.UnionWith(keys.Select(Name));
        return new Resolution(null, keys, repeated);
    }

    private void Distrust(IdentityKey key) => _distrusted.TryAdd(Name(key), key);

    private static string Name(IdentityKey key) => Convert.ToHexString(key.Hash);
}

/// <summary>Which article an entry is.</summary>
/// <param name="Article">The stored article; null when the entry is new.</param>
/// <param name="Keys">Keys of a new article; empty for a stored one.</param>
/// <param name="Repeated">True when the same fetch has shown it before.</param>
internal sealed record Resolution(KnownArticle? Article, IReadOnlyList<IdentityKey> Keys, bool Repeated)
{
    /// <summary>Nothing to recognise the entry by: no title, no link, no id that can be trusted.</summary>
    public static Resolution Unrecognisable { get; } = new(null, [], Repeated: false);
}
