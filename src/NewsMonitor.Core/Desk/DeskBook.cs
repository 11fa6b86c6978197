using NewsMonitor.Core.Events;
using NewsMonitor.Core.Stories;
using NewsMonitor.Core.Watch;

namespace NewsMonitor.Core.Desk;

/// <summary>The stories and alerts that a turn of the desk touches: takes one change after the other, and keeps what is to be stored and told.</summary>
/// <remarks>Pure. Whether fifty articles come in one turn or in fifty makes no difference, but for the clock.</remarks>
public sealed class DeskBook
{
    private readonly DeskRules _rules;
    private readonly DateTimeOffset _now;
    private readonly Dictionary<long, Story> _stories = [];
    private readonly HashSet<long> _changed = [];
    private readonly List<StoryMerge> _merges = [];
    private readonly List<DeskNews> _news = [];
    private readonly AlertBook _alerts;

    /// <param name="rules">The active rules.</param>
    /// <param name="now">Clock of the database.</param>
    public DeskBook(DeskRules rules, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(rules);
        (_rules, _now) = (rules, now);
        _alerts = new AlertBook(rules.Watch, id => _stories[id], now);
    }

    /// <summary>The stories that have to be stored, in the order of their numbers: an older one may be what a younger one points to.</summary>
    public IReadOnlyList<Story> Changed => [.. _changed.Order().Select(id => _stories[id])];

    /// <summary>Which stories turned out to be which, in their order.</summary>
    public IReadOnlyList<StoryMerge> Merges => _merges;

    /// <summary>The alerts that have to be stored.</summary>
    public IReadOnlyList<DeskAlert> ChangedAlerts => _alerts.Changed;

    /// <summary>What the rules have sent, as far as that has to be stored.</summary>
    public IReadOnlyDictionary<string, RuleSends> ChangedSends => _alerts.ChangedSends;

    /// <summary>What is to be told, in its order.</summary>
    public IReadOnlyList<DeskNews> News => _news;

    /// <summary>Lays a stored story open. To be done before anything happens to it.</summary>
    public void Open(Story story)
    {
        ArgumentNullException.ThrowIfNull(story);
        _stories.Add(story.Id, story);
    }

    /// <summary>Lays a stored alert open.</summary>
    public void Open(DeskAlert alert) => _alerts.Open(alert);

    /// <summary>Lays the newest alert of a rule open that is told and not closed; its story lies open, too.</summary>
    public void OpenNewest(DeskAlert alert) => _alerts.OpenNewest(alert);

    /// <summary>Says what a rule has sent within the last hour.</summary>
    public void Open(string rule, RuleSends sends) => _alerts.Open(rule, sends);

    /// <summary>Whether a story lies open.</summary>
    public bool Has(long story) => _stories.ContainsKey(story);

    /// <summary>A story as it is now; the one that absorbed it where that has happened since it was opened.</summary>
    public Story this[long story]
    {
        get
        {
            var found = _stories[story];
            while (found.MergedInto is { } into && _stories.TryGetValue(into, out var older))
            {
                found = older;
            }

            return found;
        }
    }

    /// <summary>An article has got its place.</summary>
    /// <param name="article">The article.</param>
    /// <param name="texts">Title, lead and body.</param>
    /// <param name="placement">Where it belongs.</param>
    public void Take(StoryMember article, IReadOnlyList<string> texts, StoryPlacement placement)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(placement);
        var absorbed = placement.Absorbed.Where(id => id != placement.Story).Select(id => _stories[id]).ToList();
        var before = placement.Story == article.Id ? Story.Of(article) : _stories[placement.Story];
        Put(before.Absorbing(absorbed).With(article));
        foreach (var gone in absorbed)
        {
            _merges.Add(new StoryMerge(gone.Id, placement.Story, _now));
            Put(gone with { MergedInto = placement.Story, DueAt = null });
        }

        Tell(placement.Story, absorbed);
        var replaced = absorbed.SelectMany(gone => Add(_alerts.Merge(gone))).ToList();
        Judge(placement.Story, texts, replaced);
    }

    /// <summary>An article of a story has changed, was withdrawn or is back; the story was opened with its newest state.</summary>
    /// <param name="texts">Title, lead and body of the article.</param>
    /// <param name="story">Its story.</param>
    public void Change(IReadOnlyList<string> texts, long story)
    {
        var changed = this[story];
        Put(changed with { Revision = changed.Revision + 1 });
        Tell(changed.Id, []);
        if (changed.IsWithdrawn)
        {
            _news.AddRange(_alerts.Withdraw(this[story]));
            return;
        }

        Judge(changed.Id, texts, []);
    }

    /// <summary>What was held back of a story may be told now.</summary>
    public void Look(long story)
    {
        if (_stories[story].MergedInto is null)
        {
            Tell(story, []);
        }
    }

    /// <summary>The time of an alert has come.</summary>
    public void Look(DeskAlert alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        _news.AddRange(_alerts.Look(alert, _stories[alert.Story]));
    }

    private void Put(Story story)
    {
        _stories[story.Id] = story;
        _changed.Add(story.Id);
    }

    private IReadOnlyList<ReplacedAlert> Add((IReadOnlyList<DeskNews> News, IReadOnlyList<ReplacedAlert> Replaced) merged)
    {
        _news.AddRange(merged.News);
        return merged.Replaced;
    }

    private void Judge(long id, IReadOnlyList<string> texts, IReadOnlyList<ReplacedAlert> replaced)
    {
        if (_rules.Watch.Count > 0)
        {
            var story = _stories[id];
            _news.AddRange(_alerts.Judge(story, WatchedStories.Of(story, texts, _rules.Stamp), replaced));
        }
    }

    private void Tell(long id, IReadOnlyList<Story> absorbed)
    {
        var story = _stories[id];
        var summary = new StorySummary(story);
        var toldBefore = absorbed.Where(gone => gone.Told.StartedAt is not null).Select(gone => gone.PublicId).ToList();
        var step = StoryTelling.Next(summary, story.Told, _now);
        if (step is StoryStep.Started)
        {
            _news.Add(new DeskNews.OfStory(new StoryStartedNews { Story = story, Summary = summary }));
        }

        if (toldBefore.Count > 0)
        {
            _news.Add(new DeskNews.OfStory(new StoryMergedNews { Story = story, Summary = summary, MergedFrom = toldBefore }));
        }
        else if (step is StoryStep.Grew grew)
        {
            _news.Add(new DeskNews.OfStory(new StoryGrewNews { Story = story, Summary = summary, Step = grew, At = _now }));
        }

        var isTold = toldBefore.Count > 0 || step is StoryStep.Started or StoryStep.Grew;
        Put(story with
        {
            Told = isTold ? StoryTelling.After(story.Told, summary, story.Members[^1].Place, _now) : story.Told,
            DueAt = !isTold && step is StoryStep.Held held ? held.Until : null,
        });
    }
}

/// <summary>A story turned out to be another.</summary>
/// <param name="Absorbed">The younger one.</param>
/// <param name="Into">The older one, which stays.</param>
/// <param name="At">When that was noticed.</param>
public sealed record StoryMerge(long Absorbed, long Into, DateTimeOffset At);
