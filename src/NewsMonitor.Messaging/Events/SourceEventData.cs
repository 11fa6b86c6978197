using NewsMonitor.Contracts;
using NewsMonitor.Core.Events;
using NewsMonitor.Core.Fetching;

namespace NewsMonitor.Messaging.Events;

/// <summary>The data of the events of sources in trouble.</summary>
/// <param name="Type">CloudEvents type.</param>
/// <param name="Schema">Schema of the data.</param>
/// <param name="ActionAndGrade">The first three words of the key.</param>
/// <param name="Data">The record.</param>
internal sealed record SourceEventData(string Type, string Schema, string ActionAndGrade, object Data)
{
    public static SourceEventData Of(SourceNews news, IncidentInfo incident) => news switch
    {
        { Lasted: { } lasted } => Recovered(news, incident, lasted),
        { Trouble: SourceTrouble.Failing } => Failing(news, incident),
        { Trouble: SourceTrouble.Down } => Down(news, incident),
        { Trouble: SourceTrouble.Parked } => Parked(news, incident),
        _ => Silent(news, incident),
    };

    private static SourceEventData Failing(SourceNews news, IncidentInfo incident) => new(
        SourceFailing.Type,
        SourceFailing.Schema,
        "source.failing.p3",
        new SourceFailing
        {
            Incident = incident,
            Source = Source(news),
            LastSuccessAt = news.LastSuccessAt,
            LastNewArticleAt = news.LastNewAt,
            NextAttemptAt = news.NextAttemptAt,
            Error = Error(news),
            Impact = Impact(news),
        });

    private static SourceEventData Down(SourceNews news, IncidentInfo incident) => new(
        SourceDown.Type,
        SourceDown.Schema,
        "source.down.p2",
        new SourceDown
        {
            Incident = incident,
            Source = Source(news),
            LastSuccessAt = news.LastSuccessAt,
            LastNewArticleAt = news.LastNewAt,
            NextAttemptAt = news.NextAttemptAt,
            Error = Error(news),
            Impact = Impact(news),
        });

    private static SourceEventData Silent(SourceNews news, IncidentInfo incident) => new(
        SourceSilent.Type,
        SourceSilent.Schema,
        "source.silent.p3",
        new SourceSilent
        {
            Incident = incident,
            Source = Source(news),
            LastSuccessAt = news.LastSuccessAt,
            LastNewArticleAt = news.LastNewAt,
            NextAttemptAt = news.NextAttemptAt,
            ExpectedBy = news.ExpectedBy ?? news.StartedAt,
            Impact = Impact(news),
        });

    private static SourceEventData Parked(SourceNews news, IncidentInfo incident) => new(
        SourceParked.Type,
        SourceParked.Schema,
        "source.parked.p2",
        new SourceParked
        {
            Incident = incident,
            Source = Source(news),
            LastSuccessAt = news.LastSuccessAt,
            LastNewArticleAt = news.LastNewAt,
            NextAttemptAt = news.NextAttemptAt,
            Error = Error(news),
        });

    private static SourceEventData Recovered(SourceNews news, IncidentInfo incident, TimeSpan lasted) => new(
        SourceRecovered.Type,
        SourceRecovered.Schema,
        "source.recovered.p3",
        new SourceRecovered
        {
            Incident = incident,
            Source = Source(news),
            LastSuccessAt = news.LastSuccessAt,
            LastNewArticleAt = news.LastNewAt,
            NextAttemptAt = news.NextAttemptAt,
            RecoveredFrom = OpsEventWriter.Name(news.Trouble),
            Duration = OpsEventWriter.Duration(lasted),
            ArticlesFetchedLate = news.FetchedLate,
        });

    private static OpsSourceInfo Source(SourceNews news) => new() { Id = news.Key, Name = news.Name, Url = PublicAddress.InText(news.Url) };

    private static ErrorInfo Error(SourceNews news) => new()
    {
        Class = ErrorClasses.Of(news.Failure ?? FetchFailure.Internal),
        HttpStatus = news.Status,
        Message = OpsEventWriter.Line(news.Message),
    };

    private static ImpactInfo? Impact(SourceNews news) => news.ExpectedMissed is { } missed ? new ImpactInfo { ExpectedArticlesMissed = missed } : null;
}
