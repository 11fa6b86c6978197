namespace NewsMonitor.Core.Events;

/// <summary>Writes story events in their final form. Storage calls it inside its transaction, once the stamp is known.</summary>
public interface IStoryEventWriter
{
    /// <summary>The event that tells the news.</summary>
    /// <param name="news">The news.</param>
    /// <param name="rules">The rules in use: of which class weapons are.</param>
    /// <param name="stamp">Time and number.</param>
    OutgoingEvent Write(StoryNews news, RuleSetStamp rules, EventStamp stamp);
}
