namespace NewsMonitor.Contracts;

/// <summary>Every type of event, with the record that reads its data.</summary>
public static class EventCatalogue
{
    /// <summary>Topic exchange of article, story and alert events.</summary>
    public const string EventsExchange = "monitor.events";

    /// <summary>Topic exchange of source and system health.</summary>
    public const string OpsExchange = "monitor.ops";

    /// <summary>All types of this version.</summary>
    public static IReadOnlyList<KnownEvent> All { get; } =
    [
        News<ArticleDetected>(ArticleDetected.Type, ArticleDetected.Schema),
        News<ArticleRevised>(ArticleRevised.Type, ArticleRevised.Schema),
        News<ArticleWithdrawn>(ArticleWithdrawn.Type, ArticleWithdrawn.Schema),
        News<StoryStarted>(StoryStarted.Type, StoryStarted.Schema),
        News<StoryGrew>(StoryGrew.Type, StoryGrew.Schema),
        News<StoryMerged>(StoryMerged.Type, StoryMerged.Schema),
        News<AlertRaised>(AlertRaised.Type, AlertRaised.Schema),
        News<AlertUpdated>(AlertUpdated.Type, AlertUpdated.Schema),
        News<AlertClosed>(AlertClosed.Type, AlertClosed.Schema),
        Ops<SourceFailing>(SourceFailing.Type, SourceFailing.Schema),
        Ops<SourceDown>(SourceDown.Type, SourceDown.Schema),
        Ops<SourceSilent>(SourceSilent.Type, SourceSilent.Schema),
        Ops<SourceParked>(SourceParked.Type, SourceParked.Schema),
        Ops<SourceRecovered>(SourceRecovered.Type, SourceRecovered.Schema),
        Ops<OutageStarted>(OutageStarted.Type, OutageStarted.Schema),
        Ops<OutageEnded>(OutageEnded.Type, OutageEnded.Schema),
        Ops<TopologyLost>(TopologyLost.Type, TopologyLost.Schema),
        Ops<RulesRefused>(RulesRefused.Type, RulesRefused.Schema),
        Ops<OutboxParked>(OutboxParked.Type, OutboxParked.Schema),
    ];

    private static KnownEvent News<TData>(string type, string schema) => new(type, schema, typeof(TData), EventsExchange, IsSent: true);

    private static KnownEvent Ops<TData>(string type, string schema) => new(type, schema, typeof(TData), OpsExchange, IsSent: true);
}

/// <summary>A type of event.</summary>
/// <param name="Type">CloudEvents type.</param>
/// <param name="Schema">Schema of the data, with the minor version.</param>
/// <param name="Data">Record of the data.</param>
/// <param name="Exchange">Exchange it is published to.</param>
/// <param name="IsSent">False while it is promised only: nothing writes it in this version.</param>
public sealed record KnownEvent(string Type, string Schema, Type Data, string Exchange, bool IsSent)
{
    /// <summary>Entity and action, such as <c>article.detected</c>: the name of its schema and sample.</summary>
    public string Name => string.Join('.', Type.Split('.')[1..3]);
}
