using System.Xml;
using NewsMonitor.Contracts;
using NewsMonitor.Core.Events;
using NewsMonitor.Core.Identity;

namespace NewsMonitor.Messaging.Events;

/// <summary>Turns news on the monitor's own health into CloudEvents in their final bytes, with keys and headers.</summary>
internal sealed class OpsEventWriter : IOpsEventWriter
{
    /// <summary>A stack of causes may be long, and is no reason to be refused by the event log.</summary>
    private const int MaxMessage = 500;

    public OutgoingEvent Write(OpsNews news, EventStamp stamp) => news switch
    {
        SourceNews source => OfSource(source, stamp),
        OutageNews { Lasted: { } lasted } outage => Close(
            outage,
            "ended",
            (OutageEnded.Type, OutageEnded.Schema, "outage.ended.p3.und.scope.network"),
            new OutageEnded { Incident = Incident(outage, "ended"), HostsAffected = outage.Hosts, Duration = Duration(lasted) },
            stamp),
        OutageNews outage => Close(
            outage,
            "started",
            (OutageStarted.Type, OutageStarted.Schema, "outage.started.p2.und.scope.network"),
            new OutageStarted { Incident = Incident(outage, "started"), HostsAffected = outage.Hosts, Message = outage.Message },
            stamp),
        LostTopologyNews lost => Close(
            lost,
            "lost",
            (TopologyLost.Type, TopologyLost.Schema, $"topology.lost.p2.und.{lost.Kind}.{RoutingKeys.Word(lost.Name)}"),
            new TopologyLost { Incident = Incident(lost, "lost"), Kind = lost.Kind, Name = lost.Name, Restored = lost.Restored },
            stamp),
        RefusedRulesNews refused => OfRules(refused, stamp),
        ParkedEventNews parked => Close(
            parked,
            "parked",
            (OutboxParked.Type, OutboxParked.Schema, $"outbox.parked.p2.und.type.{RoutingKeys.Word(EntityAction(parked.Type))}"),
            new OutboxParked
            {
                Incident = Incident(parked, "parked"),
                Event = new ParkedEventInfo { Id = parked.EventId, Type = parked.Type },
                Reason = Line(parked.Reason),
                Attempts = parked.Attempts,
            },
            stamp),
        _ => throw new ArgumentException($"{news.GetType().Name} is told by no event", nameof(news)),
    };

    private static OutgoingEvent OfSource(SourceNews news, EventStamp stamp)
    {
        var state = news.Lasted is null ? Name(news.Trouble) : "recovered";
        var incident = Incident(news, state) with { ConsecutiveFailures = news.Lasted is null && news.Failures > 0 ? news.Failures : null };
        var told = SourceEventData.Of(news, incident);
        var key = $"{told.ActionAndGrade}.und.source.{RoutingKeys.Word(news.Key)}";
        return Close(news, state, (told.Type, told.Schema, key), told.Data, stamp);
    }

    private static OutgoingEvent OfRules(RefusedRulesNews news, EventStamp stamp)
    {
        var problem = news.Problem;
        var set = problem.File.Split('/', '.')[0];
        return Close(
            news,
            "refused",
            (RulesRefused.Type, RulesRefused.Schema, $"rules.refused.p3.und.set.{RoutingKeys.Word(set)}"),
            new RulesRefused
            {
                Incident = Incident(news, "refused"),
                Set = set,
                File = problem.File,
                Line = problem.Line > 0 ? problem.Line : null,
                Column = problem.Line > 0 && problem.Column > 0 ? problem.Column : null,
                Message = Line(problem.Message),
                ActiveSet = news.ActiveSet,
            },
            stamp);
    }

    private static OutgoingEvent Close<TData>(OpsNews news, string state, (string Type, string Schema, string Key) kind, TData data, EventStamp stamp)
    {
        var subject = $"incident/{NameBasedId.OfIncident(news.Scope, news.StartedAt)}";
        return EventEnvelope.Close(
            new EventEnvelope(
                EventCatalogue.OpsExchange,
                kind.Type,
                kind.Schema,
                subject,
                NameBasedId.OfEvent(kind.Type, subject, news.Revision, state),
                kind.Key,
                [],
                news is SourceNews source ? new Dictionary<string, string> { ["source"] = source.Key } : new Dictionary<string, string>()),
            data,
            stamp);
    }

    private static IncidentInfo Incident(OpsNews news, string state) => new()
    {
        Id = NameBasedId.OfIncident(news.Scope, news.StartedAt),
        Revision = news.Revision,
        StartedAt = news.StartedAt,
        State = state,
    };

    internal static string Name(SourceTrouble trouble) => trouble.ToString().ToLowerInvariant();

    internal static string Line(string text) => Excerpt.Of(PublicAddress.InText(text), MaxMessage) ?? "(no reason given)";

    internal static string Duration(TimeSpan lasted) => XmlConvert.ToString(TimeSpan.FromSeconds(Math.Round(lasted.TotalSeconds)));

    private static string EntityAction(string type) => string.Join('-', type.Split('.').Skip(1).SkipLast(1));
}
