namespace NewsMonitor.Core.Events;

/// <summary>Writes alert events in their final form. Storage calls it inside its transaction, once the stamp is known.</summary>
public interface IAlertEventWriter
{
    /// <summary>How many of its newest articles an event shows.</summary>
    int MostArticles { get; }

    /// <summary>The event that tells the news.</summary>
    /// <param name="news">The news.</param>
    /// <param name="rules">The rules in use.</param>
    /// <param name="stamp">Time and number.</param>
    OutgoingEvent Write(AlertNews news, RuleSetStamp rules, EventStamp stamp);
}
