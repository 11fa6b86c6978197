using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Pages;

namespace NewsMonitor.Core.Events;

/// <summary>Writes article events in their final form. Storage calls it inside its transaction, once the stamp is known.</summary>
public interface IArticleEventWriter
{
    /// <summary>The event that announces an article for the first time.</summary>
    OutgoingEvent Detected(ArticleNews news, EventStamp stamp);

    /// <summary>The event that announces a change of an announced article.</summary>
    OutgoingEvent Revised(ArticleNews news, RevisionChanges changes, EventStamp stamp);

    /// <summary>The event that tells that the page of an announced article is gone.</summary>
    OutgoingEvent Withdrawn(ArticleNews news, PageMissing reason, EventStamp stamp);
}
