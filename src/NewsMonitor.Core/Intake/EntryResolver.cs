using NewsMonitor.Core.Identity;

namespace NewsMonitor.Core.Intake;

/// <summary>Finds out which article an entry is: one that is stored, one that stood earlier in the same fetch, or a new one.</summary>
/// <remarks>
/// The link decides. An id that a source gives to two links is an accident of its software: it is not trusted again, or two
/// articles would become one. An id that comes back with another link but the same headline or text is a moved article.
/// Within one fetch a key belongs to one article only, stored or new: two claims to it could never be written.
/// </remarks>
internal sealed class EntryResolver
{
    private readonly KnownArticles _known;
    private readonly HashSet<string> _linksOfFetch;
    private readonly HashSet<string> _ambiguousIds;
    private readonly Dictionary<IdentityKey, Met> _metByKey = [];
    private readonly Dictionary<long, Met> _metById = [];
    private readonly List<AddedKey> _added = [];
    private readonly HashSet<IdentityKey> _distrusted = [];

    public EntryResolver(IReadOnlyList<Candidate> candidates, KnownArticles known)
    {
        _known = known;
        _linksOfFetch = [.. candidates.Select(candidate => candidate.Link).OfType<IdentityKey>().Select(key => key.Value)];
        _ambiguousIds = [.. candidates
            .Where(candidate => candidate is { EntryId: not null, Link: not null })
            .GroupBy(candidate => candidate.EntryId!.Value, StringComparer.Ordinal)
            .Where(group => group.Select(candidate => candidate.Link!.Value).Distinct(StringComparer.Ordinal).Skip(1).Any())
            .Select(group => group.Key)];

        // An id that stands beside a stored link belongs to its article, even where the feed shows the id alone before.
        foreach (var candidate in candidates)
        {
            if (Find(candidate.Link) is { } met)
            {
                Claim(met, candidate.EntryId);
            }
        }
    }

    /// <summary>Keys by which known articles will also be recognised.</summary>
    public IReadOnlyList<AddedKey> AddedKeys => _added;

    /// <summary>Keys seen with two articles.</summary>
    public IReadOnlyList<IdentityKey> DistrustedKeys => [.. _distrusted];

    public Resolution Resolve(Candidate candidate)
    {
        var link = candidate.Link;
        var id = TrustedId(candidate);
        if (link is null && id is null)
        {
            return candidate.Content is { } content ? Meet(Find(content), content) : Resolution.Unrecognisable;
        }

        var byLink = Find(link);
        var byId = Find(id);
        var idMeansAnother = byId is not null && (byLink is null ? link is not null && !IsMoved(byId, candidate) : byLink != byId);
        if (idMeansAnother)
        {
            _distrusted.Add(id!);
            byId = null;
        }

        // An id that is not trusted is claimed all the same: only a stored key can be remembered as such. And an article that is known
        // by its id alone must be found by its content once the id has lost its trust.
        return Meet(byLink ?? byId, link, candidate.EntryId, link is null ? candidate.Content : null);
    }

    private IdentityKey? TrustedId(Candidate candidate)
    {
        var id = candidate.EntryId;
        if (id is null || _distrusted.Contains(id) || _known.Stored(id) is { Trusted: false })
        {
            return null;
        }

        if (_ambiguousIds.Contains(id.Value))
        {
            _distrusted.Add(id);
            return null;
        }

        return id;
    }

    private Met? Find(IdentityKey? key) => key switch
    {
        null => null,
        _ when _metByKey.TryGetValue(key, out var met) => met,
        _ when _known.Find(key) is { } article => OfStored(article),
        _ => null,
    };

    private Met OfStored(KnownArticle article)
    {
        if (!_metById.TryGetValue(article.Id, out var met))
        {
            met = new Met(article);
            _metById.Add(article.Id, met);
        }

        return met;
    }

    /// <summary>An article that had no link yet may get one; one that has it must have left its old address and kept its words.</summary>
    private bool IsMoved(Met met, Candidate candidate) => met.Stored switch
    {
        null or { Link: null } => true,
        { Link: { } link } article => !_linksOfFetch.Contains(link)
            && (article.Title == candidate.State.Title || article.ContentHash.Equals(candidate.State.ContentHash)),
    };

    private Resolution Meet(Met? found, params ReadOnlySpan<IdentityKey?> keys)
    {
        var met = found ?? new Met(null);
        Claim(met, keys);
        return new Resolution(met.Stored, met.NewKeys, Repeated: !met.IsFirstTime());
    }

    private void Claim(Met met, params ReadOnlySpan<IdentityKey?> keys)
    {
        foreach (var key in keys)
        {
            if (key is null || _known.Stored(key) is not null || !_metByKey.TryAdd(key, met))
            {
                continue;
            }

            if (met.Stored is { } article)
            {
                _added.Add(new AddedKey(key, article));
            }
            else
            {
                met.NewKeys.Add(key);
            }
        }
    }

    /// <summary>An article while its fetch is read.</summary>
    private sealed class Met(KnownArticle? stored)
    {
        private bool _seen;

        public KnownArticle? Stored => stored;

        /// <summary>Keys of an article that is not stored yet.</summary>
        public List<IdentityKey> NewKeys { get; } = [];

        public bool IsFirstTime() => !_seen && (_seen = true);
    }
}

/// <summary>Which article an entry is.</summary>
/// <param name="Article">The stored article; null when the entry is new.</param>
/// <param name="Keys">Keys of a new article, the first one names it; later entries of the same fetch may add to them. Empty for a stored one.</param>
/// <param name="Repeated">True when the same fetch has shown it before.</param>
internal sealed record Resolution(KnownArticle? Article, IReadOnlyList<IdentityKey> Keys, bool Repeated)
{
    /// <summary>Nothing to recognise the entry by: no title, no link, no id that can be trusted.</summary>
    public static Resolution Unrecognisable { get; } = new(null, [], Repeated: false);
}
