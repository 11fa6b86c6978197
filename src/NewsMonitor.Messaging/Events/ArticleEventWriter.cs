using System.Globalization;
using NewsMonitor.Contracts;
using NewsMonitor.Core.Events;
using NewsMonitor.Core.Identity;
using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Pages;
using NewsMonitor.Core.Tagging;
using NewsMonitor.Messaging.Publishing;

namespace NewsMonitor.Messaging.Events;

/// <summary>Turns article news into CloudEvents in their final bytes, with keys and headers.</summary>
internal sealed class ArticleEventWriter : IArticleEventWriter
{
    private const int MaxTopics = 12;
    private const int MaxEvents = 12;
    private const int MaxEvidence = 10;

    // A letter can take six bytes in JSON: with these lengths the largest event stays below 64 KiB.
    private const int MaxUrl = 2048;
    internal const int MaxTitle = 600;
    private const int MaxMatch = 80;

    public OutgoingEvent Detected(ArticleNews news, EventStamp stamp)
    {
        var keys = RoutingKeys.Of(news.Backfill ? "article.backfilled" : "article.detected", news);
        return Finish(news, stamp, keys, ArticleDetected.Type, ArticleDetected.Schema, Data(news, stamp, keys));
    }

    public OutgoingEvent Revised(ArticleNews news, RevisionChanges changes, EventStamp stamp)
    {
        var keys = RoutingKeys.Of("article.revised", news);
        var state = Data(news, stamp, keys);
        var data = new ArticleRevised
        {
            Article = state.Article,
            Backfill = state.Backfill,
            Source = state.Source,
            Relevance = state.Relevance,
            Severity = state.Severity,
            Topics = state.Topics,
            Events = state.Events,
            Places = state.Places,
            Actors = state.Actors,
            Equipment = state.Equipment,
            Evidence = state.Evidence,
            Rules = state.Rules,
            Truncated = state.Truncated with { TopicChanges = Beyond(MaxTopics, changes.TopicsAdded) + Beyond(MaxTopics, changes.TopicsRemoved) },
            PreviousRevision = changes.KeepsRevision ? news.Revision : news.Revision - 1,
            Changes = ChangesOf(changes),
        };
        return Finish(news, stamp, keys, ArticleRevised.Type, ArticleRevised.Schema, data, changes.IsRetagging);
    }

    public OutgoingEvent Withdrawn(ArticleNews news, PageMissing reason, EventStamp stamp)
    {
        var data = new ArticleWithdrawn
        {
            // Whoever withdraws a text does not want it quoted.
            Article = ArticleOf(news, stamp.Time) with { Excerpt = null },
            Source = SourceOf(news),
            PreviousRevision = news.Revision - 1,
            Reason = reason == PageMissing.Gone ? "gone" : "not-found",
        };
        return Finish(news, stamp, RoutingKeys.Of("article.withdrawn", news), ArticleWithdrawn.Type, ArticleWithdrawn.Schema, data);
    }

    private static OutgoingEvent Finish<TData>(
        ArticleNews news, EventStamp stamp, RoutingKeys keys, string type, string schema, TData data, bool isRetagging = false)
    {
        var subject = $"article/{news.PublicId}";
        var content = news.State.ContentHash.ToString();
        // What other rules say of a revision would else have the id under which the same revision was told before.
        var id = isRetagging
            ? NameBasedId.OfRetagging(type, subject, news.Revision, content, news.Rules.Set, news.Rules.Hash)
            : NameBasedId.OfEvent(type, subject, news.Revision, content);
        return EventEnvelope.Close(
            new EventEnvelope(
                BrokerTopology.EventsExchange,
                type,
                schema,
                subject,
                id,
                keys.Primary,
                keys.Cc,
                HeadersOf(news)),
            data,
            stamp);
    }

    private static Dictionary<string, string> HeadersOf(ArticleNews news)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["lang"] = news.State.Language,
            ["severity"] = news.Tags.Severity.Level.ToString(CultureInfo.InvariantCulture),
            ["relevance"] = news.Tags.Relevance.ToString(CultureInfo.InvariantCulture),
            ["source"] = news.Source.Key,
        };
        if (news.Backfill)
        {
            headers["backfill"] = "1";
        }

        return headers;
    }

    private static ArticleDetected Data(ArticleNews news, EventStamp stamp, RoutingKeys keys)
    {
        var evidence = news.Tags.Topics
            .SelectMany(topic => topic.Evidence.Select(match => new EvidenceInfo(
                topic.Id, match.Field, Excerpt.Of(match.Text, MaxMatch) ?? match.Text, Excerpt.Of(match.Term, MaxMatch) ?? match.Term, match.Points)))
            .OrderByDescending(match => match.Points)
            .ToList();
        var named = NamedEntities.Of(news);
        return new ArticleDetected
        {
            Article = ArticleOf(news, stamp.Time),
            Backfill = news.Backfill,
            Source = SourceOf(news),
            Relevance = news.Tags.Relevance,
            Severity = SeverityOf(news.Tags.Severity),
            Topics = TopicsOf(news),
            Events = EventsOf(news),
            Places = named.Places,
            Actors = named.Actors,
            Equipment = named.Equipment,
            Evidence = [.. evidence.Take(MaxEvidence)],
            Rules = new RulesInfo(news.Rules.Set.ToString(CultureInfo.InvariantCulture), news.Rules.Hash),
            Truncated = new TruncatedInfo(
                Beyond(MaxTopics, news.Tags.Topics), Beyond(MaxEvents, news.Tags.Events), Beyond(MaxEvidence, evidence), keys.Cut, TopicChanges: 0,
                named.PlacesCut, named.ActorsCut, named.EquipmentCut),
        };
    }

    internal static SourceInfo SourceOf(ArticleNews news) => new(news.Source.Key, news.Source.Name, news.Source.Country, news.Source.Tier);

    internal static SeverityInfo SeverityOf(Severity severity) => new(severity.Level, severity.Label, severity.Because);

    internal static IReadOnlyList<TopicInfo> TopicsOf(ArticleNews news) => [.. news.Tags.Topics.Take(MaxTopics).Select(topic => TopicOf(topic, news.Rules))];

    internal static IReadOnlyList<EventInfo> EventsOf(ArticleNews news) =>
        [.. news.Tags.Events.Take(MaxEvents).Select(happening => new EventInfo(happening.Class, happening.Status.ToString().ToLowerInvariant()))];

    internal static ArticleInfo ArticleOf(ArticleNews news, DateTimeOffset detectedAt) => new()
    {
        Id = news.PublicId,
        Revision = news.Revision,
        Url = UrlOf(news.Link),
        Title = Excerpt.Of(news.State.Title, MaxTitle),
        Excerpt = Excerpt.Of(news.State.Lead),
        Lang = news.State.Language,
        PublishedAt = news.State.Published?.At,
        PublishedAtSource = news.State.Published?.Source,
        DetectedAt = detectedAt,
        ContentHash = news.State.ContentHash.ToString(),
        WordCount = news.State.WordCount,
        TextScope = news.State.Scope.ToString().ToLowerInvariant(),
    };

    /// <summary>An address, unless it is longer than an event bears.</summary>
    internal static string? UrlOf(Uri? link) => link?.AbsoluteUri is { Length: <= MaxUrl } url ? url : null;

    private static TopicInfo TopicOf(TopicTag tag, RuleSetStamp rules)
    {
        var topic = rules.Topics.GetValueOrDefault(tag.Id);
        return new TopicInfo(
            tag.Id,
            tag.Salience.ToString().ToLowerInvariant(),
            tag.Points,
            topic?.Labels ?? new Dictionary<string, string>(),
            [.. (topic?.Iptc ?? []).Select(iptc => $"medtop:{iptc.Code}")],
            topic?.EuroVoc ?? []);
    }

    private static ChangesInfo ChangesOf(RevisionChanges changes) => new()
    {
        Kinds = changes.Kinds,
        Title = changes.Title is { } title ? new TextChangeInfo(Excerpt.Of(title.From, MaxTitle), Excerpt.Of(title.To, MaxTitle)) : null,
        Body = changes.Body is { } body
            ? new BodyChangeInfo(body.Similarity, body.AddedWords, body.RemovedWords, Excerpt.Of(body.AddedExcerpt))
            : null,
        Topics = changes.TopicsAdded.Count + changes.TopicsRemoved.Count > 0
            ? new TopicChangeInfo([.. changes.TopicsAdded.Take(MaxTopics)], [.. changes.TopicsRemoved.Take(MaxTopics)])
            : null,
        Relevance = changes.Relevance.From != changes.Relevance.To ? new NumberChangeInfo(changes.Relevance.From, changes.Relevance.To) : null,
        Severity = changes.Severity.From != changes.Severity.To ? new NumberChangeInfo(changes.Severity.From, changes.Severity.To) : null,
    };

    private static int Beyond<T>(int limit, IReadOnlyCollection<T> items) => Math.Max(0, items.Count - limit);
}
