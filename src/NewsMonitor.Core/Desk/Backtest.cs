using NewsMonitor.Core.Events;
using NewsMonitor.Core.Watch;

namespace NewsMonitor.Core.Desk;

/// <summary>What a rule would have told, had it been there: the stories grow again, article by article, with the clock of that time.</summary>
public sealed class Backtest(WatchRule rule, RuleSetStamp stamp)
{
    private readonly Dictionary<long, Story> _stories = [];
    private readonly Dictionary<Guid, (StoredAlert Alert, long Story)> _alerts = [];
    private RuleSends _sends = RuleSends.None;
    private Guid? _newest;

    /// <summary>An article was taken. To be called in the order of the desk.</summary>
    /// <returns>What is told until then, and of it.</returns>
    public IReadOnlyList<BacktestAlert> Take(TakenArticle taken)
    {
        ArgumentNullException.ThrowIfNull(taken);
        List<BacktestAlert> told = [.. Until(taken.At)];
        var before = _stories.GetValueOrDefault(taken.Story) ?? new Story { Id = taken.Story, PublicId = taken.StoryId, Revision = 0, Members = [] };
        var story = _stories[taken.Story] = before.With(taken.Article);
        var watched = WatchedStories.Of(story, taken.Texts, stamp);
        var id = AlertKey.Of(rule, story.PublicId, taken.At).Id;
        var plan = AlertPlanner.OnStory(new AlertQuestion
        {
            Rule = rule,
            Story = watched,
            Verdict = rule.Judge(watched),
            Known = _alerts.TryGetValue(id, out var known) ? known.Alert : null,
            Sends = _sends,
            Newest = _newest is { } newest && newest != id && _alerts[newest].Alert is { Status: AlertStatus.Raised } open ? open : null,
            Now = taken.At,
        });
        told.AddRange(Carry(plan, story, taken.At));
        return told;
    }

    /// <summary>What time alone tells until a moment: what quiet hours held.</summary>
    public IReadOnlyList<BacktestAlert> Until(DateTimeOffset moment)
    {
        List<BacktestAlert> told = [];
        while (_alerts.Values.Where(one => one.Alert.DueAt <= moment).OrderBy(one => one.Alert.DueAt).Select(one => one.Alert).FirstOrDefault() is { } due)
        {
            var at = due.DueAt!.Value;
            told.AddRange(Carry(AlertPlanner.OnTime(due, rule, at), _stories[_alerts[due.Key.Id].Story], at));
        }

        return told;
    }

    private IEnumerable<BacktestAlert> Carry(AlertPlan plan, Story story, DateTimeOffset at)
    {
        _sends = plan.Sends ?? _sends;
        if (plan.Newest is { } newest)
        {
            _alerts[newest.Key.Id] = _alerts[newest.Key.Id] with { Alert = newest };
        }

        if (plan.After is not { } after || plan.Step == AlertStep.None)
        {
            yield break;
        }

        _alerts[after.Key.Id] = (after, story.Id);
        if (plan.Step is AlertStep.Raise or AlertStep.Update)
        {
            _newest = plan.Step == AlertStep.Raise ? after.Key.Id : _newest;
            yield return new BacktestAlert(at, plan.Step, after, story.PublicId, new StorySummary(story).Best.Title);
        }
    }
}

/// <summary>An article that the desk has taken.</summary>
/// <param name="Story">Internal number of its story.</param>
/// <param name="StoryId">Public id of its story.</param>
/// <param name="Article">The article.</param>
/// <param name="Texts">Title, lead and body.</param>
/// <param name="At">When it was taken.</param>
public sealed record TakenArticle(long Story, Guid StoryId, StoryMember Article, IReadOnlyList<string> Texts, DateTimeOffset At);

/// <summary>An alert that would have been told.</summary>
/// <param name="At">When.</param>
/// <param name="Step">Raised or updated.</param>
/// <param name="Alert">Its state then.</param>
/// <param name="Story">Public id of its story.</param>
/// <param name="Title">Title of the story then.</param>
public sealed record BacktestAlert(DateTimeOffset At, AlertStep Step, StoredAlert Alert, Guid Story, string Title);
