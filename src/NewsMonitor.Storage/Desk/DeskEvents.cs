using NewsMonitor.Core.Desk;
using NewsMonitor.Core.Events;
using NewsMonitor.Core.Intake;
using NewsMonitor.Storage.Events;
using NewsMonitor.Storage.Intake;

namespace NewsMonitor.Storage.Desk;

/// <summary>Has the events of stories and alerts written and appended, in the transaction that stores them.</summary>
internal sealed class DeskEvents(IStoryEventWriter stories, IAlertEventWriter alerts)
{
    /// <returns>How many there were.</returns>
    public async Task<int> AppendAsync(TransactionStep step, IReadOnlyList<DeskNews> news, DeskRules rules)
    {
        if (news.Count == 0)
        {
            return 0;
        }

        var articles = await TaggedArticleQuery.ReadAsync(step, [.. news.OfType<DeskNews.OfAlert>()
            .SelectMany(told => NewestOf(told.News)).Select(member => (member.Id, member.FirstSeenAt.UtcDateTime)).Distinct()]);
        var stamps = await EventStamps.TakeAsync(step, news.Count);
        await using var batch = new StatementBatch(step);
        EventLog.Append(batch, [.. news.Zip(stamps, (one, stamp) => (Write(one, articles, rules.Stamp, stamp), stamp, (long?)null))]);
        await batch.ExecuteAsync();
        return news.Count;
    }

    private OutgoingEvent Write(DeskNews news, IReadOnlyDictionary<long, TaggedArticle> articles, RuleSetStamp rules, EventStamp stamp) => news switch
    {
        DeskNews.OfStory story => stories.Write(story.News, rules, stamp),
        DeskNews.OfAlert alert => alerts.Write(
            alert.News with
            {
                Articles = [.. NewestOf(alert.News).Where(member => articles.ContainsKey(member.Id)).Select(member => AlertArticle.Of(articles[member.Id], rules))],
            },
            rules,
            stamp),
        _ => throw new ArgumentException($"{news.GetType().Name} is told by no event", nameof(news)),
    };

    private IEnumerable<StoryMember> NewestOf(AlertNews news) => news.Story.Members.Reverse().Take(alerts.MostArticles);
}
