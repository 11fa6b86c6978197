using NewsMonitor.Core.Entries;
using NewsMonitor.Core.Identity;
using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Sources;

namespace NewsMonitor.UnitTests.Intake;

/// <summary>What was stored by earlier plans. It refuses what the unique keys of the database refuse.</summary>
internal sealed class Shelf
{
    private readonly List<Stored> _articles = [];
    private readonly Dictionary<IdentityKey, (long Article, bool Trusted)> _keys = [];

    public IEnumerable<Guid> PublicIds => _articles.Select(article => article.PublicId).Order();

    public KnownArticle this[int index] => Known(_articles[index], Sample.Source.Key);

    public bool IsTrusted(IdentityKey key) => _keys[key].Trusted;

    /// <summary>Plans a fetch and stores what it brings.</summary>
    public IntakePlan TakeIn(params IReadOnlyList<Entry> entries) => TakeIn(Sample.Context(), entries);

    public IntakePlan TakeIn(IntakeContext context, params IReadOnlyList<Entry> entries)
    {
        var plan = Plan(context, entries);
        Store(plan, context.Source);
        return plan;
    }

    public IntakePlan Plan(IntakeContext context, params IReadOnlyList<Entry> entries)
    {
        var candidates = entries.Select(entry => Sample.Candidate(entry, context.Source)).ToList();
        var keys = _keys.Select(key =>
            new KnownKey(key.Key.Hash, key.Value.Trusted, Known(_articles[(int)key.Value.Article], context.Source.Key)));
        return IntakePlanner.Plan(candidates, new KnownArticles(Sample.Now, keys), context);
    }

    /// <summary>As if two days had passed: no revision is recent any more.</summary>
    public void Age() => _articles.ForEach(article => article.Recent.Clear());

    private void Store(IntakePlan plan, Source source)
    {
        foreach (var added in plan.New)
        {
            Assert.DoesNotContain(added.PublicId, PublicIds);
            var id = _articles.Count;
            _articles.Add(new Stored(id, added.PublicId, added.Owner, added.Backfill)
            {
                Link = added.Keys.FirstOrDefault(key => key.Kind == IdentityKeyKind.Link)?.Value,
                State = added.State,
                Recent = { added.State.ContentHash },
                SeenAt = { source.Key },
                Announced = added.Announce,
                Relevance = added.Tags.Relevance,
                Severity = added.Tags.Severity.Level,
                Topics = [.. added.Tags.Topics.Select(topic => topic.Id)],
            });
            foreach (var key in added.Keys)
            {
                _keys.Add(key, (id, true));
            }
        }

        foreach (var added in plan.AddedKeys)
        {
            _keys.Add(added.Key, (added.Article.Id, true));
        }

        foreach (var key in plan.DistrustedKeys)
        {
            _keys[key] = (_keys[key].Article, false);
        }

        foreach (var sighted in plan.Sightings)
        {
            Assert.True(_articles[(int)sighted.Id].SeenAt.Add(source.Key));
        }

        foreach (var revised in plan.Revised)
        {
            var article = _articles[(int)revised.Article.Id];
            article.Revision = revised.Revision;
            article.State = revised.State;
            article.Recent.Add(revised.State.ContentHash);
            article.Announced |= revised.Announcement == RevisionAnnouncement.Detected;
            article.Relevance = revised.Tags.Relevance;
            article.Severity = revised.Tags.Severity.Level;
            article.Topics = [.. revised.Tags.Topics.Select(topic => topic.Id)];
        }
    }

    private static KnownArticle Known(Stored stored, string source) => new()
    {
        Id = stored.Id,
        PublicId = stored.PublicId,
        FirstSeenAt = Sample.Now,
        Link = stored.Link,
        Owner = stored.Owner,
        Revision = stored.Revision,
        ContentHash = stored.State.ContentHash,
        RecentHashes = [.. stored.Recent],
        Announced = stored.Announced,
        Backfill = stored.Backfill,
        SeenHere = stored.SeenAt.Contains(source),
        Title = stored.State.Title,
        Text = stored.State.Text,
        Relevance = stored.Relevance,
        Severity = stored.Severity,
        Topics = stored.Topics,
    };

    private sealed record Stored(long Id, Guid PublicId, string Owner, bool Backfill)
    {
        public string? Link { get; init; }

        public required ArticleState State { get; set; }

        public List<ContentHash> Recent { get; } = [];

        public HashSet<string> SeenAt { get; } = [];

        public int Revision { get; set; } = 1;

        public bool Announced { get; set; }

        public int Relevance { get; set; }

        public int Severity { get; set; }

        public IReadOnlyList<string> Topics { get; set; } = [];
    }
}
