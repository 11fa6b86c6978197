using NewsMonitor.Core.Events;
using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Tagging;

namespace NewsMonitor.Core.Retagging;

/// <summary>What other rules make of a stored article: computed without I/O, then stored in one transaction, or only shown.</summary>
/// <param name="Article">As stored.</param>
/// <param name="Tags">What it is about by those rules.</param>
/// <param name="Difference">How these tags differ from the stored ones.</param>
/// <param name="Changes">What a reader would notice.</param>
/// <param name="Announcement">What subscribers are told, if they are told anything: a new rule set alone announces nothing.</param>
public sealed record RetaggedArticle(
    TaggedArticle Article, TagResult Tags, TagDifference Difference, RevisionChanges Changes, RevisionAnnouncement Announcement)
{
    /// <summary>True when another set of rules gave the stored tags, even if they are the same.</summary>
    public required bool IsByOtherRules { get; init; }

    /// <summary>Plans it.</summary>
    /// <param name="article">As stored.</param>
    /// <param name="rules">The rules that tag it now.</param>
    /// <param name="gate">Relevance from which articles are announced.</param>
    /// <param name="tag">The tagging engine.</param>
    public static RetaggedArticle Plan(TaggedArticle article, RuleSetStamp rules, int gate, Func<TaggableText, TagResult> tag)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(tag);
        var tags = tag(article.ToTaggable());
        var changes = RevisionChanges.ByRules(article.Known, tags, gate);
        return new RetaggedArticle(
            article, tags, TagDifference.Between(article.Tags, tags), changes, changes.AnnouncementOf(article.Known, gate))
        {
            IsByOtherRules = article.RulesHash != rules.Hash,
        };
    }

    /// <summary>True for an article that is announced though it is not live news.</summary>
    public bool Backfill => Article.Known.Backfill
        || (Announcement == RevisionAnnouncement.Detected
            && (Article.State.Published?.At ?? Article.Known.FirstSeenAt) < Article.ReadAt - IntakePlanner.LiveNews);

    /// <summary>
    /// True when there is something to store. Tags of the same rules can differ, too: another version of NewsMonitor may have given them.
    /// </summary>
    /// <param name="announce">Whether subscribers are told. Then an article counts as well that reached the gate before, and was never announced.</param>
    public bool IsDue(bool announce) =>
        Difference.Any || IsByOtherRules || (announce && Announcement == RevisionAnnouncement.Detected);
}
