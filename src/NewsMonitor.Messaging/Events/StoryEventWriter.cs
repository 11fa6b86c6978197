using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NewsMonitor.Contracts;
using NewsMonitor.Core.Desk;
using NewsMonitor.Core.Events;
using NewsMonitor.Core.Identity;
using NewsMonitor.Messaging.Publishing;

namespace NewsMonitor.Messaging.Events;

/// <summary>Turns news of stories into CloudEvents in their final bytes, with keys and headers.</summary>
internal sealed class StoryEventWriter : IStoryEventWriter
{
    private const int MaxTopics = 12;
    private const int MaxPlaces = 20;
    private const int MaxNewArticles = 10;
    private const int MaxIds = 100;
    private const string Untitled = "(untitled)";

    public OutgoingEvent Write(StoryNews news, RuleSetStamp rules, EventStamp stamp) => news switch
    {
        StoryStartedNews => Close(news, rules, stamp, "story.started", StoryStarted.Type, StoryStarted.Schema, state => new StoryStarted
        {
            Story = state.Story,
            Topics = state.Topics,
            Places = state.Places,
            Severity = state.Severity,
            NewArticles = state.NewArticles,
            Truncated = state.Truncated,
        }),
        StoryGrewNews grew => Close(news, rules, stamp, "story.grew", StoryGrew.Type, StoryGrew.Schema, state => new StoryGrew
        {
            Story = state.Story,
            Trigger = grew.Step.Trigger,
            Threshold = grew.Step.Threshold,
            Growth = GrowthOf(grew),
            Topics = state.Topics,
            Places = state.Places,
            Severity = state.Severity,
            NewArticles = state.NewArticles,
            Truncated = state.Truncated,
        }),
        StoryMergedNews merged => Close(news, rules, stamp, "story.merged", StoryMerged.Type, StoryMerged.Schema, state => new StoryMerged
        {
            Story = state.Story,
            MergedFrom = [.. merged.MergedFrom.Take(MaxIds)],
            Topics = state.Topics,
            Places = state.Places,
            Severity = state.Severity,
            NewArticles = state.NewArticles,
            Truncated = state.Truncated,
        }),
        _ => throw new ArgumentException($"{news.GetType().Name} is told by no event", nameof(news)),
    };

    internal static string TitleOf(StorySummary summary) => Excerpt.Of(summary.Best.Title, ArticleEventWriter.MaxTitle) ?? Untitled;

    internal static IReadOnlyList<string> PlacesOf(StorySummary summary) => [.. summary.Entities
        .Where(tag => EntityFacets.Of(tag.Type) == EntityFacet.Place).Select(tag => tag.PlaceId()).Distinct(StringComparer.Ordinal)];

    private static OutgoingEvent Close<TData>(
        StoryNews news, RuleSetStamp rules, EventStamp stamp, string action, string type, string schema, Func<State, TData> data)
    {
        var subject = $"story/{news.Story.PublicId}";
        var keys = RoutingKeys.Of(action, news.Summary, rules);
        return EventEnvelope.Close(
            new EventEnvelope(
                BrokerTopology.EventsExchange,
                type,
                schema,
                subject,
                NameBasedId.OfEvent(type, subject, news.Story.Revision, ContentHashOf(news.Story)),
                keys.Primary,
                keys.Cc,
                HeadersOf(news.Summary)),
            data(StateOf(news, keys)),
            stamp);
    }

    private static Dictionary<string, string> HeadersOf(StorySummary summary)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["lang"] = summary.Best.Language,
            ["severity"] = summary.Severity.Level.ToString(CultureInfo.InvariantCulture),
        };
        if (summary.IsBackfill)
        {
            headers["backfill"] = "1";
        }

        return headers;
    }

    /// <summary>The articles that it has, whatever their order.</summary>
    private static string ContentHashOf(Story story) =>
        $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', story.Members.Select(member => member.PublicId).Order()))))}";

    private static State StateOf(StoryNews news, RoutingKeys keys)
    {
        var summary = news.Summary;
        var (topics, places, newMembers) = (summary.Topics, PlacesOf(summary), news.Story.NewMembers.ToList());
        return new State(
            new StoryInfo
            {
                Id = news.Story.PublicId,
                Revision = news.Story.Revision,
                Title = TitleOf(summary),
                Lang = summary.Best.Language,
                Langs = summary.Languages,
                FirstSeenAt = summary.FirstSeenAt,
                LastArticleAt = summary.LastArticleAt,
                Articles = summary.Articles,
                Sources = summary.Sources,
                CountriesOfSources = summary.Countries,
            },
            [.. topics.Take(MaxTopics)],
            [.. places.Take(MaxPlaces)],
            ArticleEventWriter.SeverityOf(summary.Severity),
            [.. newMembers.Take(MaxNewArticles).Select(ArticleOf)],
            new StoryTruncatedInfo
            {
                Topics = Math.Max(0, topics.Count - MaxTopics),
                Places = Math.Max(0, places.Count - MaxPlaces),
                NewArticles = Math.Max(0, newMembers.Count - MaxNewArticles),
                RoutingKeys = keys.Cut,
            });
    }

    private static StoryArticleInfo ArticleOf(StoryMember member) => new()
    {
        Id = member.PublicId,
        Source = member.Source,
        Title = Excerpt.Of(member.Title, Excerpt.Length),
        Url = ArticleEventWriter.UrlOf(member.Link),
        Similarity = Math.Round(member.Similarity, 3),
    };

    private static GrowthInfo GrowthOf(StoryGrewNews news)
    {
        var hours = Math.Max(1, (news.At - news.Summary.FirstSeenAt).TotalHours);
        return new GrowthInfo
        {
            ArticlesLastHour = news.Summary.ArticlesSince(news.At.AddHours(-1)),
            BaselinePerHour = Math.Round(news.Summary.Articles / hours, 2),
        };
    }

    private sealed record State(
        StoryInfo Story,
        IReadOnlyList<string> Topics,
        IReadOnlyList<string> Places,
        SeverityInfo Severity,
        IReadOnlyList<StoryArticleInfo> NewArticles,
        StoryTruncatedInfo Truncated);
}
