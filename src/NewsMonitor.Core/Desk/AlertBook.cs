using NewsMonitor.Core.Events;
using NewsMonitor.Core.Watch;

namespace NewsMonitor.Core.Desk;

/// <summary>The alerts that a turn of the desk touches.</summary>
/// <param name="rules">The watch rules.</param>
/// <param name="storyOf">A story that is open, by its number.</param>
/// <param name="now">Clock of the database.</param>
internal sealed class AlertBook(IReadOnlyList<WatchRule> rules, Func<long, Story> storyOf, DateTimeOffset now)
{
    private readonly Dictionary<string, WatchRule> _rules = rules.ToDictionary(rule => rule.Id, StringComparer.Ordinal);
    private readonly Dictionary<Guid, DeskAlert> _alerts = [];
    private readonly HashSet<Guid> _changed = [];
    private readonly Dictionary<string, RuleSends> _sends = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RuleSends> _changedSends = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid> _newest = new(StringComparer.Ordinal);

    public IReadOnlyList<DeskAlert> Changed => [.. _changed.Select(id => _alerts[id])];

    public IReadOnlyDictionary<string, RuleSends> ChangedSends => _changedSends;

    public void Open(DeskAlert alert) => _alerts[alert.Stored.Key.Id] = alert;

    public void Open(string rule, RuleSends sends) => _sends[rule] = sends;

    /// <summary>Lays the newest alert of a rule open that is told and not closed: it is the one that tells of the limit.</summary>
    public void OpenNewest(DeskAlert alert)
    {
        _alerts.TryAdd(alert.Stored.Key.Id, alert);
        _newest[alert.Stored.Key.RuleId] = alert.Stored.Key.Id;
    }

    /// <summary>What each rule makes of a story that has changed.</summary>
    public IReadOnlyList<DeskNews> Judge(Story story, WatchedStory watched, IReadOnlyList<ReplacedAlert> replaced)
    {
        List<DeskNews> news = [];
        foreach (var rule in rules)
        {
            var id = AlertKey.Of(rule, story.PublicId, now).Id;
            var plan = AlertPlanner.OnStory(new AlertQuestion
            {
                Rule = rule,
                Story = watched,
                Verdict = rule.Judge(watched),
                Known = _alerts.GetValueOrDefault(id)?.Stored,
                Sends = _sends.GetValueOrDefault(rule.Id, RuleSends.None),
                Newest = NewestOf(rule, id),
                Now = now,
                Replaces = replaced.FirstOrDefault(one => one.Rule == rule.Id)?.Alert,
            });
            news.AddRange(Carry(plan, story));
        }

        return news;
    }

    /// <summary>A story was absorbed: its alerts end, and those of the older story replace them.</summary>
    public (IReadOnlyList<DeskNews> News, IReadOnlyList<ReplacedAlert> Replaced) Merge(Story absorbed)
    {
        List<DeskNews> news = [];
        List<ReplacedAlert> replaced = [];
        foreach (var alert in OfStory(absorbed))
        {
            var plan = AlertPlanner.Close(alert.Stored, CloseReason.Merged);
            news.AddRange(Carry(plan, absorbed));
            if (plan.PassesOn is { } id)
            {
                replaced.Add(new ReplacedAlert(alert.Stored.Key.RuleId, id));
            }
        }

        return (news, replaced);
    }

    /// <summary>Nothing is left of a story.</summary>
    public IReadOnlyList<DeskNews> Withdraw(Story story) =>
        [.. OfStory(story).SelectMany(alert => Carry(AlertPlanner.Close(alert.Stored, CloseReason.Withdrawn), story))];

    /// <summary>Time alone changes an alert.</summary>
    public IReadOnlyList<DeskNews> Look(DeskAlert alert, Story story)
    {
        var id = alert.Stored.Key.Id;
        // Something else that came first in this turn may have changed it.
        var stored = _alerts.GetValueOrDefault(id, alert).Stored;
        return Carry(AlertPlanner.OnTime(stored, _rules.GetValueOrDefault(stored.Key.RuleId), now), story);
    }

    private List<DeskAlert> OfStory(Story story) => [.. _alerts.Values
        .Where(alert => alert.Stored.Key.Story == story.PublicId && alert.Stored.Status != AlertStatus.Closed)
        .OrderBy(alert => alert.Stored.Key.RuleId, StringComparer.Ordinal)];

    private StoredAlert? NewestOf(WatchRule rule, Guid asking) =>
        _newest.TryGetValue(rule.Id, out var id) && id != asking && _alerts[id].Stored is { Status: AlertStatus.Raised } newest ? newest : null;

    private List<DeskNews> Carry(AlertPlan plan, Story story)
    {
        List<DeskNews> news = [];
        if (plan.Newest is { } newest)
        {
            var of = _alerts[newest.Key.Id].Story;
            Put(new DeskAlert(newest, of));
            if (plan.TellsNewest)
            {
                news.Add(Told(newest, AlertStep.Update, storyOf(of), null));
            }
        }

        if (plan.After is { } after && plan.Step != AlertStep.None)
        {
            Put(new DeskAlert(after, story.Id));
            if (plan.Step is AlertStep.Raise or AlertStep.Update or AlertStep.Close)
            {
                news.Add(Told(after, plan.Step, story, plan.Replaces));
            }

            if (plan.Step is AlertStep.Raise)
            {
                _newest[after.Key.RuleId] = after.Key.Id;
            }
        }

        if (plan.Sends is { } sends)
        {
            var rule = plan.After?.Key.RuleId ?? plan.Newest!.Key.RuleId;
            _sends[rule] = sends;
            _changedSends[rule] = sends;
        }

        return news;
    }

    private void Put(DeskAlert alert)
    {
        _alerts[alert.Stored.Key.Id] = alert;
        _changed.Add(alert.Stored.Key.Id);
    }

    private DeskNews.OfAlert Told(StoredAlert alert, AlertStep step, Story story, Guid? replaces) => new(new AlertNews
    {
        Alert = alert,
        Step = step,
        Rule = _rules.GetValueOrDefault(alert.Key.RuleId),
        Story = story,
        Replaces = replaces,
    });
}

/// <summary>An alert that ended as its story was absorbed.</summary>
/// <param name="Rule">Id of its rule.</param>
/// <param name="Alert">Its id.</param>
internal sealed record ReplacedAlert(string Rule, Guid Alert);
