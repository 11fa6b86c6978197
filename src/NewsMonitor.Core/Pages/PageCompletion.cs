using NewsMonitor.Core.Identity;
using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Tagging;

namespace NewsMonitor.Core.Pages;

/// <summary>What the text of a page changes about its article: computed without I/O, then stored in one transaction.</summary>
/// <param name="Article">As stored.</param>
/// <param name="State">What it says with the text of its page; the number of the revision stays.</param>
/// <param name="Tags">What it is about now.</param>
/// <param name="Changes">What a reader would notice.</param>
/// <param name="Announcement">What subscribers are told.</param>
public sealed record PageCompletion(ThinArticle Article, ArticleState State, TagResult Tags, RevisionChanges Changes, RevisionAnnouncement Announcement)
{
    /// <summary>Plans it; null when the page has no more of the article than the feed.</summary>
    /// <param name="article">As stored.</param>
    /// <param name="page">What was read from its page.</param>
    /// <param name="gate">Relevance from which articles are announced.</param>
    /// <param name="tag">The tagging engine.</param>
    public static PageCompletion? Plan(ThinArticle article, PageText page, int gate, Func<TaggableText, TagResult> tag)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(tag);
        if (!PageRelation.Completes(article, page))
        {
            return null;
        }

        // What the page repeats of the teaser must not count twice.
        var (lead, body) = LeadAndBody.Split(article.Lead, page.Text);
        var state = new ArticleState
        {
            Title = article.Known.Title,
            Lead = article.Lead.Length > 0 ? article.Lead : lead,
            Body = body,
            Text = page.Text,
            Scope = page.IsPaywalled ? TextScope.Teaser : TextScope.Full,
            Language = article.Language == "und" ? page.Language ?? article.Language : article.Language,
            Categories = article.Categories,
            Published = article.Published,
            WordCount = ArticleStateReader.CountWords(article.Known.Title) + ArticleStateReader.CountWords(page.Text),
            ContentHash = ContentHash.Of(article.Known.Title, page.Text),
        };
        var tags = tag((state with { Lead = lead }).ToTaggable());
        var changes = RevisionChanges.ByPage(article.Known, state, tags, gate);
        return new PageCompletion(article, state, tags, changes, changes.AnnouncementOf(article.Known, gate));
    }
}
