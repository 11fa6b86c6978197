namespace NewsMonitor.Core.Watch;

/// <summary>Decides what becomes of alerts. Pure: the same question has the same answer.</summary>
/// <remarks>
/// An alert is raised once for its key. Later it tells only what is graver, that live news followed what was late, that it has
/// grown by a step, or that it replaces another. Quiet hours hold all of that but what is urgent; the hourly limit holds
/// back new alerts alone, and is told.
/// </remarks>
public static class AlertPlanner
{
    /// <summary>The gravest priority of what is no live news.</summary>
    public const AlertPriority GravestLate = AlertPriority.P3;

    /// <summary>How many independent publishers make an open alert tell that it has grown.</summary>
    public static IReadOnlyList<int> SourceSteps { get; } = [2, 5, 10, 25, 50, 100];

    /// <summary>A story has changed.</summary>
    public static AlertPlan OnStory(AlertQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (!question.Verdict.Holds)
        {
            return question.Known is { } idle ? Plan(AlertStep.Count, Counted(idle, question)) : new AlertPlan { Step = AlertStep.None };
        }

        var (known, rule, now) = (question.Known, question.Rule, question.Now);
        var news = NewsOf(question);
        if (known is not null && !HasNews(known, news, question))
        {
            return Plan(AlertStep.Count, Extended(Counted(known, question), rule, now));
        }

        var isUrgent = news.Priority <= rule.Quiet.Unless;
        if (!isUrgent && rule.Quiet.Hours is { } hours && hours.Include(now))
        {
            return Plan(AlertStep.Hold, Held(question, news with { Until = hours.EndAfter(now) }));
        }

        if (known?.Status == AlertStatus.Raised)
        {
            return Told(Counted(known, question), news, rule, now);
        }

        // What was held is told however much it is, and what replaces an alert is no further one.
        var isCounted = known?.Held is null && news.Replaces is null;
        if (isCounted && !isUrgent && rule.Quiet.MaxPerHour <= question.Sends.At(now).Times.Count)
        {
            return AtLimit(question, news);
        }

        var sends = question.Sends.At(now);
        return Told(Begun(question, news), news, rule, now) with { Sends = isCounted ? sends with { Times = [.. sends.Times, now] } : null };
    }

    /// <summary>Its time has come (<see cref="StoredAlert.DueAt"/>): tells what was held once the quiet hours are over, and closes what had no more news.</summary>
    /// <param name="known">The stored alert.</param>
    /// <param name="rule">Its rule; null when there is none any more, and no quiet hours therefore.</param>
    /// <param name="now">Clock of the database.</param>
    public static AlertPlan OnTime(StoredAlert known, WatchRule? rule, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(known);
        if (known.Held is { } news)
        {
            return rule?.Quiet.Hours is { } hours && hours.Include(now) && news.Priority > rule.Quiet.Unless
                ? Plan(AlertStep.Count, known with { Held = news with { Until = hours.EndAfter(now) } })
                : Told(known, news, rule, now);
        }

        return known.Status == AlertStatus.Closed || now < known.ExpiresAt
            ? Plan(AlertStep.None, known)
            : Close(known, CloseReason.Expired);
    }

    /// <summary>It is over: its only article was withdrawn, or its story was absorbed. Of what was never told nothing is told.</summary>
    public static AlertPlan Close(StoredAlert known, CloseReason reason)
    {
        ArgumentNullException.ThrowIfNull(known);
        if (known.Status == AlertStatus.Closed)
        {
            return Plan(AlertStep.None, known);
        }

        var isOpen = known.Status == AlertStatus.Raised;
        var after = known with { Status = AlertStatus.Closed, Closed = reason, Held = null, Revision = known.Revision + (isOpen ? 1 : 0) };
        var passesOn = isOpen ? known.Key.Id : known.Held?.Replaces;
        return Plan(isOpen ? AlertStep.Close : AlertStep.Drop, after) with { PassesOn = reason == CloseReason.Merged ? passesOn : null };
    }

    private static AlertPlan Plan(AlertStep step, StoredAlert after) => new() { Step = step, After = after };

    /// <summary>What there is to tell now, with what is held already: the graver of both.</summary>
    private static HeldNews NewsOf(AlertQuestion question)
    {
        var isLate = question.Story.IsAllBackfill;
        var priority = isLate && question.Verdict.Priority < GravestLate ? GravestLate : question.Verdict.Priority;
        var news = new HeldNews(question.Now, priority, isLate, question.Verdict.Because, question.Story.Sources, question.Replaces);
        return question.Known?.Held is not { } held
            ? news
            : (held.Priority < news.Priority ? held : news) with
            {
                Late = held.Late && news.Late,
                Sources = Math.Max(held.Sources, news.Sources),
                Replaces = news.Replaces ?? held.Replaces,
            };
    }

    private static bool HasNews(StoredAlert known, HeldNews news, AlertQuestion question)
    {
        // Not yet told, or told and taken back: it is news as a whole.
        if (known.Held is not null || question.Replaces is not null || known.Revision == 0 || known.Closed == CloseReason.Withdrawn)
        {
            return true;
        }

        var isGraver = news.Priority < known.Priority || (known.Late && !news.Late);
        return known.Status switch
        {
            AlertStatus.Closed => isGraver,
            AlertStatus.Raised => isGraver || SourceSteps.Any(step => known.Sources < step && step <= news.Sources),
            _ => true,
        };
    }

    /// <summary>The alert with the story's new articles, which told nothing of their own.</summary>
    private static StoredAlert Counted(StoredAlert known, AlertQuestion question)
    {
        // Of an alert of a day each call is about another story.
        var added = known.Key.Story is null ? 1 : Math.Max(0, question.Story.Articles - known.Articles);
        return known with
        {
            Articles = question.Story.Articles,
            SameStory = known.Status is AlertStatus.Raised or AlertStatus.Closed ? known.SameStory + added : known.SameStory,
        };
    }

    private static StoredAlert Extended(StoredAlert known, WatchRule? rule, DateTimeOffset now) =>
        known.Status == AlertStatus.Closed ? known : known with { ExpiresAt = now + (rule?.Expires ?? WatchRule.DefaultExpiry) };

    /// <summary>An alert that is about to be told for the first time, or again after it was closed.</summary>
    private static StoredAlert Begun(AlertQuestion question, HeldNews news) =>
        question.Known is { Revision: > 0 } before
            ? before with { Articles = question.Story.Articles }
            : new StoredAlert
            {
                Key = AlertKey.Of(question.Rule, question.Story.Id, question.Now),
                Status = AlertStatus.Limited,
                Revision = 0,
                Priority = news.Priority,
                Late = news.Late,
                Because = news.Because,
                StartsAt = question.Known?.StartsAt ?? question.Now,
                ExpiresAt = question.Now + question.Rule.Expires,
                Sources = news.Sources,
                Articles = question.Story.Articles,
            };

    private static StoredAlert Held(AlertQuestion question, HeldNews news) =>
        question.Known is { Status: AlertStatus.Raised } open
            ? Extended(Counted(open, question), question.Rule, question.Now) with { Held = news }
            : Begun(question, news) with { Status = AlertStatus.Held, Closed = null, Held = news };

    private static AlertPlan Told(StoredAlert before, HeldNews news, WatchRule? rule, DateTimeOffset now)
    {
        var isUpdate = before.Status == AlertStatus.Raised;
        var after = before with
        {
            Status = AlertStatus.Raised,
            Revision = before.Revision + 1,

            // An open alert does not become less grave; a closed one begins anew.
            Priority = isUpdate && before.Priority < news.Priority ? before.Priority : news.Priority,
            Late = news.Late && (before.Late || !isUpdate),
            Because = news.Because,
            StartsAt = before.Revision == 0 ? now : before.StartsAt,
            Sources = isUpdate ? Math.Max(before.Sources, news.Sources) : news.Sources,
            SameStory = isUpdate ? before.SameStory : 0,
            RateLimited = isUpdate ? before.RateLimited : 0,
            Closed = null,
            Held = null,
        };
        return Plan(isUpdate ? AlertStep.Update : AlertStep.Raise, Extended(after, rule, now)) with { Replaces = news.Replaces };
    }

    /// <summary>The rule may raise no more this hour: its newest alert says so, once; from then on it counts.</summary>
    private static AlertPlan AtLimit(AlertQuestion question, HeldNews news)
    {
        var sends = question.Sends.At(question.Now);
        var isTold = sends.LimitToldAt > question.Now - RuleSends.Window;
        if (question.Newest is not { } newest)
        {
            // Nobody is left to say it: this one is told itself, rather than nothing at all.
            return isTold
                ? Plan(AlertStep.Limit, Begun(question, news) with { Status = AlertStatus.Limited, Closed = null })
                : Told(Begun(question, news), news, question.Rule, question.Now) with { Sends = sends with { LimitToldAt = question.Now } };
        }

        var after = Begun(question, news) with { Status = AlertStatus.Limited, Closed = null };
        if (question.Known?.Status == AlertStatus.Limited)
        {
            // Counted when it was limited first.
            return Plan(AlertStep.Count, after);
        }

        var counting = newest with { RateLimited = newest.RateLimited + 1 };
        return isTold
            ? Plan(AlertStep.Limit, after) with { Newest = counting }
            : Plan(AlertStep.Limit, after) with
            {
                Newest = counting with { Revision = counting.Revision + 1 },
                TellsNewest = true,
                Sends = sends with { LimitToldAt = question.Now },
            };
    }
}
