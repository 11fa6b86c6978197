using System.Globalization;
using NewsMonitor.Contracts;
using NewsMonitor.Core.Desk;
using NewsMonitor.Core.Events;
using NewsMonitor.Core.Identity;
using NewsMonitor.Core.Watch;
using NewsMonitor.Messaging.Publishing;

namespace NewsMonitor.Messaging.Events;

/// <summary>Turns news of alerts into CloudEvents in their final bytes, with keys and headers.</summary>
internal sealed class AlertEventWriter : IAlertEventWriter
{
    /// <summary>The event log takes no larger body.</summary>
    private const int MaxBody = 64 * 1024;

    private const int MaxReasons = 20;
    private const int MaxReason = 300;

    public int MostArticles => 3;

    public OutgoingEvent Write(AlertNews news, RuleSetStamp rules, EventStamp stamp)
    {
        // Three articles with all they name may be too much: then fewer.
        for (var articles = Math.Min(MostArticles, news.Articles.Count); ; articles--)
        {
            var written = Write(news, articles, rules, stamp);
            if (written.Body.Length <= MaxBody || articles == 0)
            {
                return written;
            }
        }
    }

    private static OutgoingEvent Write(AlertNews news, int articles, RuleSetStamp rules, EventStamp stamp)
    {
        var summary = new StorySummary(news.Story);
        var status = StatusOf(news.Step);
        var keys = RoutingKeys.Of($"alert.{status}", news.Alert, summary, rules);
        var state = new State(
            AlertOf(news.Alert, status),
            RuleOf(news, rules),
            SummaryOf(summary),
            [.. news.Alert.Because.Take(MaxReasons).Select(reason => Excerpt.Of(reason, MaxReason) ?? reason)],
            [.. news.Articles.Take(articles).Select(ArticleOf)],
            news.Alert.Key.OncePer == OncePer.Story ? StoryOf(news.Story, summary) : null,
            new SuppressedInfo { SameStory = news.Alert.SameStory, RateLimited = news.Alert.RateLimited },
            new AlertTruncatedInfo { Articles = Math.Max(0, news.Story.Members.Count - articles), RoutingKeys = keys.Cut });
        return news.Step switch
        {
            AlertStep.Raise => Close(news, summary, keys, stamp, AlertRaised.Type, AlertRaised.Schema, new AlertRaised
            {
                Alert = state.Alert,
                Rule = state.Rule,
                Summary = state.Summary,
                Because = state.Because,
                Articles = state.Articles,
                Story = state.Story,
                Suppressed = state.Suppressed,
                Truncated = state.Truncated,
                Replaces = news.Replaces,
            }),
            AlertStep.Update => Close(news, summary, keys, stamp, AlertUpdated.Type, AlertUpdated.Schema, new AlertUpdated
            {
                Alert = state.Alert,
                Rule = state.Rule,
                Summary = state.Summary,
                Because = state.Because,
                Articles = state.Articles,
                Story = state.Story,
                Suppressed = state.Suppressed,
                Truncated = state.Truncated,
                Replaces = news.Replaces,
            }),
            _ => Close(news, summary, keys, stamp, AlertClosed.Type, AlertClosed.Schema, new AlertClosed
            {
                Alert = state.Alert,
                Rule = state.Rule,
                Summary = state.Summary,
                Because = state.Because,
                Articles = state.Articles,
                Story = state.Story,
                Suppressed = state.Suppressed,
                Truncated = state.Truncated,
                Reason = news.Alert.Closed!.Value.ToString().ToLowerInvariant(),
            }),
        };
    }

    private static OutgoingEvent Close<TData>(
        AlertNews news, StorySummary summary, RoutingKeys keys, EventStamp stamp, string type, string schema, TData data)
    {
        var subject = $"alert/{news.Alert.Key.Id}";
        var content = $"{StatusOf(news.Step)}/{PriorityOf(news.Alert)}/{news.Story.Revision}";
        return EventEnvelope.Close(
            new EventEnvelope(
                BrokerTopology.EventsExchange,
                type,
                schema,
                subject,
                NameBasedId.OfEvent(type, subject, news.Alert.Revision, content),
                keys.Primary,
                keys.Cc,
                HeadersOf(news.Alert, summary)),
            data,
            stamp);
    }

    private static Dictionary<string, string> HeadersOf(StoredAlert alert, StorySummary summary)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["lang"] = summary.Best.Language,
            ["severity"] = summary.Severity.Level.ToString(CultureInfo.InvariantCulture),
            ["rule"] = alert.Key.RuleId,
        };
        if (alert.Late)
        {
            headers["backfill"] = "1";
        }

        return headers;
    }

    private static string StatusOf(AlertStep step) => step switch
    {
        AlertStep.Raise => "raised",
        AlertStep.Update => "updated",
        AlertStep.Close => "closed",
        _ => throw new ArgumentException($"{step} is told by no event", nameof(step)),
    };

    private static string PriorityOf(StoredAlert alert) => $"P{(int)alert.Priority}";

    private static AlertInfo AlertOf(StoredAlert alert, string status) => new()
    {
        Id = alert.Key.Id,
        Revision = alert.Revision,
        Status = status,
        Priority = PriorityOf(alert),
        Late = alert.Late,
        OncePer = alert.Key.OncePer == OncePer.Story ? "story" : "24h",
        Fingerprint = alert.Key.Fingerprint,
        StartsAt = alert.StartsAt,
        ExpiresAt = alert.ExpiresAt,
    };

    private static WatchRuleInfo RuleOf(AlertNews news, RuleSetStamp rules) => new()
    {
        Id = news.Alert.Key.RuleId,
        Version = rules.Set.ToString(CultureInfo.InvariantCulture),
        Owner = news.Rule?.Owner,
        Title = news.Rule?.Titles ?? new Dictionary<string, string> { ["en"] = news.Alert.Key.RuleId },
    };

    private static SummaryInfo SummaryOf(StorySummary summary)
    {
        var title = StoryEventWriter.TitleOf(summary);
        return new SummaryInfo
        {
            De = $"{title} ({summary.Sources} {(summary.Sources == 1 ? "Quelle" : "Quellen")}, {summary.Articles} Artikel)",
            En = $"{title} ({summary.Sources} {(summary.Sources == 1 ? "source" : "sources")}, {summary.Articles} {(summary.Articles == 1 ? "article" : "articles")})",
            MadeBy = "template",
        };
    }

    private static AlertArticleInfo ArticleOf(AlertArticle article)
    {
        var named = NamedEntities.Of(article.News);
        return new AlertArticleInfo
        {
            Article = ArticleEventWriter.ArticleOf(article.News, article.DetectedAt),
            Source = ArticleEventWriter.SourceOf(article.News),
            Relevance = article.News.Tags.Relevance,
            Severity = ArticleEventWriter.SeverityOf(article.News.Tags.Severity),
            Topics = ArticleEventWriter.TopicsOf(article.News),
            Events = ArticleEventWriter.EventsOf(article.News),
            Places = named.Places,
            Actors = named.Actors,
            Equipment = named.Equipment,
        };
    }

    private static AlertStoryInfo StoryOf(Story story, StorySummary summary) =>
        new() { Id = story.PublicId, Revision = story.Revision, Articles = summary.Articles, Sources = summary.Sources };

    private sealed record State(
        AlertInfo Alert,
        WatchRuleInfo Rule,
        SummaryInfo Summary,
        IReadOnlyList<string> Because,
        IReadOnlyList<AlertArticleInfo> Articles,
        AlertStoryInfo? Story,
        SuppressedInfo Suppressed,
        AlertTruncatedInfo Truncated);
}
