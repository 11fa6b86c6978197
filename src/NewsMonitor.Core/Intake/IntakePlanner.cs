using NewsMonitor.Core.Entries;
using NewsMonitor.Core.Identity;
using NewsMonitor.Core.Pages;
using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Text;

namespace NewsMonitor.Core.Intake;

/// <summary>Decides for every entry of a fetch what becomes of it. Pure: the same entries and the same store give the same plan.</summary>
public static class IntakePlanner
{
    /// <summary>Entries older than this at first sight fill a gap; they are not live news.</summary>
    public static readonly TimeSpan LiveNews = TimeSpan.FromHours(48);

    /// <summary>Plans one fetch.</summary>
    /// <param name="candidates">The entries in feed order, with their keys.</param>
    /// <param name="known">What storage found under those keys.</param>
    /// <param name="context">The source and the settings.</param>
    public static IntakePlan Plan(IReadOnlyList<Candidate> candidates, KnownArticles known, IntakeContext context)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(context);

        var planning = new Planning(known, context, new EntryResolver(candidates, known));
        foreach (var candidate in candidates)
        {
            planning.Decide(candidate);
        }

        return planning.ToPlan();
    }

    /// <summary>The plan while it grows.</summary>
    private sealed class Planning(KnownArticles known, IntakeContext context, EntryResolver resolver)
    {
        private readonly int[] _counts = new int[Enum.GetValues<Disposition>().Length];
        private readonly List<NewArticle> _new = [];
        private readonly List<RevisedArticle> _revised = [];
        private readonly List<KnownArticle> _sightings = [];
        private readonly List<UnreadableEntry> _quarantined = [.. context.Unreadable];
        private DateTimeOffset? _earliestKnown;

        public void Decide(Candidate candidate) => _counts[(int)DispositionOf(candidate)]++;

        public IntakePlan ToPlan() => new()
        {
            Counts = new DispositionCounts
            {
                Seen = _counts.Sum() + context.Unreadable.Count + context.OverLimit,
                New = _counts[(int)Disposition.New],
                Revised = _counts[(int)Disposition.Revised],
                Known = _counts[(int)Disposition.Known],
                Sighting = _counts[(int)Disposition.Sighting],
                Repeated = _counts[(int)Disposition.Repeated],
                Quarantined = _quarantined.Count,
                OverLimit = context.OverLimit,
            },
            New = _new,
            Revised = _revised,
            Sightings = _sightings,
            AddedKeys = resolver.AddedKeys,
            DistrustedKeys = resolver.DistrustedKeys,
            Quarantined = _quarantined,
            EarliestKnown = _earliestKnown,
        };

        private Disposition DispositionOf(Candidate candidate) => resolver.Resolve(candidate) switch
        {
            { Repeated: true } => Disposition.Repeated,
            { Article: { } article } => Meet(article, candidate),
            { Keys: { Count: > 0 } keys } => Add(candidate, keys),
            _ => Quarantine(candidate),
        };

        private Disposition Add(Candidate candidate, IReadOnlyList<IdentityKey> keys)
        {
            var tags = context.Tag(candidate.State.ToTaggable());
            var old = candidate.State.Published is { } published && published.At < known.Now - LiveNews;
            _new.Add(new NewArticle(
                NameBasedId.OfArticle(keys[0]),
                keys,
                context.Owners.Of(candidate.Entry.Link, context.Source.Key),
                candidate.Entry.Link,
                candidate.State,
                tags,
                Backfill: context.Backfill || old,
                Announce: tags.Relevance >= context.RelevanceGate));
            return Disposition.New;
        }

        private Disposition Meet(KnownArticle article, Candidate candidate)
        {
            if (!article.SeenHere && !article.HasLeft)
            {
                _sightings.Add(article);
            }
            else if (_earliestKnown is null || article.FirstSeenAt < _earliestKnown)
            {
                _earliestKnown = article.FirstSeenAt;
            }

            if (article.HasLeft)
            {
                return Disposition.Known;
            }

            var unchanged = article.Owner != context.Source.Key
                || article.ContentHash.Equals(candidate.State.ContentHash)
                || article.RecentHashes.Contains(candidate.State.ContentHash);
            if (unchanged)
            {
                return article.SeenHere ? Disposition.Known : Disposition.Sighting;
            }

            var state = candidate.State with { Published = candidate.State.Published?.Since(article.FirstSeenAt) };
            var tags = context.Tag(WithPage(article, candidate.Entry.Link, state));
            var changes = RevisionChanges.Between(article, state, tags, context.RelevanceGate);
            _revised.Add(new RevisedArticle(article, candidate.Entry.Link, state, tags, changes, changes.AnnouncementOf(article, context.RelevanceGate)));
            return Disposition.Revised;
        }

        /// <summary>
        /// Until its page has been read again, what stood there still counts: an edited headline would otherwise take away for minutes what the
        /// page gave, and tell subscribers so.
        /// </summary>
        private TaggableText WithPage(KnownArticle article, Uri? link, ArticleState state)
        {
            if (article.PageText is null || !PageNeed.Exists(context.Source, link, state))
            {
                return state.ToTaggable();
            }

            var (lead, body) = LeadAndBody.Split(state.Lead, article.PageText);
            return (state with { Lead = lead, Body = body }).ToTaggable();
        }

        private Disposition Quarantine(Candidate candidate)
        {
            var raw = TextGate.Block(candidate.State.Text, UnreadableEntry.MaxLength);
            _quarantined.Add(new UnreadableEntry("no title, link or id to recognise it by", raw));
            return Disposition.Quarantined;
        }
    }
}
