using NewsMonitor.Core.Watch;

namespace NewsMonitor.UnitTests.Watch;

/// <summary>What becomes of one alert, change by change.</summary>
public sealed class AlertPlannerTests
{
    private static readonly DateTimeOffset Noon = new(2024, 7, 28, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Night = new(2024, 7, 28, 23, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Morning = new(2024, 7, 29, 6, 0, 0, TimeSpan.Zero);

    private static readonly WatchRule Nightly = Given.Rule() with
    {
        Quiet = new QuietRules { Hours = new QuietHours(new TimeOnly(22, 0), new TimeOnly(6, 0), TimeZoneInfo.Utc), MaxPerHour = 2 },
    };

    [Fact]
    public void A_rule_that_holds_raises_an_alert()
    {
        var plan = Ask(Given.Story());

        Assert.Equal(AlertStep.Raise, plan.Step);
        Assert.Equal((AlertStatus.Raised, 1, AlertPriority.P3, false), (plan.After!.Status, plan.After.Revision, plan.After.Priority, plan.After.Late));
        Assert.Equal((Noon, Noon.AddHours(24), Noon.AddHours(24)), (plan.After.StartsAt, plan.After.ExpiresAt, plan.After.DueAt));
        Assert.Equal(["relevance 90 >= 60"], plan.After.Because);
        Assert.Equal([Noon], plan.Sends!.Times);
    }

    [Fact]
    public void A_rule_that_does_not_hold_begins_nothing() => Assert.Equal(new AlertPlan { Step = AlertStep.None }, Ask(Given.Story(), rule: Given.Rule("relevance > 99")));

    [Theory]
    [InlineData(1, 2, true)]
    [InlineData(2, 3, false)]
    [InlineData(3, 4, false)]
    [InlineData(4, 5, true)]
    [InlineData(2, 12, true)]
    [InlineData(24, 25, true)]
    [InlineData(99, 101, true)]
    [InlineData(101, 200, false)]
    public void An_open_alert_tells_of_steps_in_the_number_of_sources(int before, int now, bool tells)
    {
        var plan = Ask(Given.Story(now), Raised(before), Noon.AddHours(2));

        Assert.Equal(tells ? AlertStep.Update : AlertStep.Count, plan.Step);
        Assert.Equal((tells ? 2 : 1, tells ? now : before), (plan.After!.Revision, plan.After.Sources));
        Assert.Equal((now - before, now), (plan.After.SameStory, plan.After.Articles));
        Assert.Equal(Noon.AddHours(26), plan.After.ExpiresAt);
        Assert.Null(plan.Sends);
    }

    [Fact]
    public void An_open_alert_tells_that_it_is_graver_and_never_that_it_is_less()
    {
        var graver = Ask(Given.Story(1, severity: 3), Raised(1));
        var less = Ask(Given.Story(1, severity: 0), graver.After);

        Assert.Equal((AlertStep.Update, AlertPriority.P2), (graver.Step, graver.After!.Priority));
        Assert.Equal((AlertStep.Count, AlertPriority.P2), (less.Step, less.After!.Priority));
    }

    [Fact]
    public void What_is_no_live_news_is_late_and_at_most_P3()
    {
        var late = Ask(Given.Story(1, severity: 4, backfill: true));
        var live = Ask(Given.Story(Given.Article, Given.Article with { IsBackfill = true }), late.After);

        Assert.Equal((AlertPriority.P3, true), (late.After!.Priority, late.After.Late));
        Assert.Equal((AlertStep.Update, false), (live.Step, live.After!.Late));
    }

    [Fact]
    public void A_story_that_the_rule_left_is_counted_without_keeping_the_alert_open()
    {
        var known = Raised(1);

        var plan = Ask(Given.Story(3), known, Noon.AddHours(2), Given.Rule("relevance > 99"));

        Assert.Equal((AlertStep.Count, 2, known.ExpiresAt), (plan.Step, plan.After!.SameStory, plan.After.ExpiresAt));
    }

    [Fact]
    public void An_alert_expires_without_news_and_rises_again_when_it_is_graver()
    {
        var known = Raised(1);
        Assert.Equal(AlertStep.None, AlertPlanner.OnTime(known, Nightly, known.ExpiresAt.AddTicks(-1)).Step);
        var closed = AlertPlanner.OnTime(known, Nightly, known.ExpiresAt);
        Assert.Equal((AlertStep.Close, 2, CloseReason.Expired), (closed.Step, closed.After!.Revision, closed.After.Closed));
        Assert.Null(closed.After.DueAt);

        var later = known.ExpiresAt.AddHours(1);
        var same = Ask(Given.Story(9), closed.After, later);
        var graver = Ask(Given.Story(9, severity: 3), same.After, later);

        Assert.Equal((AlertStep.Count, AlertStatus.Closed, 8), (same.Step, same.After!.Status, same.After.SameStory));
        Assert.Equal((AlertStep.Raise, 3, AlertPriority.P2, 0), (graver.Step, graver.After!.Revision, graver.After.Priority, graver.After.SameStory));
        Assert.Equal((Noon, (CloseReason?)null), (graver.After.StartsAt, graver.After.Closed));
    }

    [Fact]
    public void What_was_withdrawn_is_news_when_it_comes_back()
    {
        var closed = AlertPlanner.Close(Raised(1), CloseReason.Withdrawn);

        Assert.Equal((AlertStep.Raise, 3), (Ask(Given.Story(), closed.After).Step, Ask(Given.Story(), closed.After).After!.Revision));
    }

    [Fact]
    public void Quiet_hours_hold_news_and_tell_it_once_when_they_are_over()
    {
        var held = Ask(Given.Story(), now: Night);
        Assert.Equal((AlertStep.Hold, AlertStatus.Held, 0, Morning), (held.Step, held.After!.Status, held.After.Revision, held.After.DueAt));
        var grown = Ask(Given.Story(5, severity: 3), held.After, Night.AddHours(1));
        var calm = Ask(Given.Story(6, severity: 0), grown.After, Night.AddHours(2));
        Assert.Equal((AlertStep.Hold, AlertStep.Hold), (grown.Step, calm.Step));
        Assert.Equal(AlertStep.Count, AlertPlanner.OnTime(calm.After!, Nightly, Morning.AddMinutes(-1)).Step);

        var told = AlertPlanner.OnTime(calm.After!, Nightly, Morning);

        Assert.Equal((AlertStep.Raise, 1, AlertPriority.P2, 6), (told.Step, told.After!.Revision, told.After.Priority, told.After.Sources));
        Assert.Contains("P2: severity 3 >= 3", told.After.Because);
        Assert.Equal((Morning, (HeldNews?)null), (told.After.StartsAt, told.After.Held));
        Assert.Equal(AlertStep.None, AlertPlanner.OnTime(told.After, Nightly, Morning).Step);
    }

    [Fact]
    public void News_of_an_open_alert_are_held_too()
    {
        var held = Ask(Given.Story(5), Raised(1), Night);
        var told = AlertPlanner.OnTime(held.After!, Nightly, Morning);

        Assert.Equal((AlertStep.Hold, AlertStatus.Raised, 1, 1, 4), (held.Step, held.After!.Status, held.After.Revision, held.After.Sources, held.After.SameStory));
        Assert.Equal((AlertStep.Update, 2, 5), (told.Step, told.After!.Revision, told.After.Sources));
    }

    [Fact]
    public void The_next_change_after_quiet_hours_tells_what_was_held_if_it_comes_first()
    {
        var held = Ask(Given.Story(5, severity: 3), now: Night);

        var told = Ask(Given.Story(6, severity: 0), held.After, Morning.AddSeconds(1), sends: new RuleSends([Morning, Morning], null));

        Assert.Equal((AlertStep.Raise, AlertPriority.P2, null), (told.Step, told.After!.Priority, told.Sends));
    }

    [Fact]
    public void What_is_urgent_is_told_in_quiet_hours_and_beyond_the_limit() =>
        Assert.Equal(AlertStep.Raise, Ask(Given.Story(1, severity: 4), Ask(Given.Story(), now: Night).After, Night, sends: new RuleSends([Night, Night], null)).Step);

    [Fact]
    public void Without_its_rule_what_was_held_is_told_at_once() =>
        Assert.Equal(AlertStep.Raise, AlertPlanner.OnTime(Ask(Given.Story(), now: Night).After!, null, Night).Step);

    [Fact]
    public void The_limit_is_told_once_an_hour_by_the_newest_alert_and_then_counted()
    {
        var newest = Raised(1) with { Key = AlertKey.OfStory(Nightly.Id, Guid.Empty) };
        var full = new RuleSends([Noon.AddMinutes(-59), Noon.AddMinutes(-1)], null);

        var first = Ask(Given.Story(), sends: full, newest: newest);
        Assert.Equal((AlertStep.Limit, AlertStatus.Limited, 0, true), (first.Step, first.After!.Status, first.After.Revision, first.TellsNewest));
        Assert.Equal((2, 1, newest.Key), (first.Newest!.Revision, first.Newest.RateLimited, first.Newest.Key));
        Assert.Equal(Noon, first.Sends!.LimitToldAt);

        var second = Ask(Given.Story(), sends: first.Sends, newest: first.Newest);
        Assert.Equal((AlertStep.Limit, false, 2, 2), (second.Step, second.TellsNewest, second.Newest!.Revision, second.Newest.RateLimited));
        Assert.Null(second.Sends);

        var again = Ask(Given.Story(3), first.After, sends: first.Sends, newest: second.Newest);
        Assert.Equal((AlertStep.Count, null), (again.Step, again.Newest));

        var free = Ask(Given.Story(3), first.After, Noon.AddMinutes(1), sends: first.Sends, newest: second.Newest);
        Assert.Equal((AlertStep.Raise, 1, 2), (free.Step, free.After!.Revision, free.Sends!.Times.Count));

        var nextHour = new RuleSends([Noon.AddMinutes(61), Noon.AddMinutes(62)], first.Sends.LimitToldAt);
        Assert.True(Ask(Given.Story(), now: Noon.AddMinutes(63), sends: nextHour, newest: second.Newest).TellsNewest);
    }

    [Fact]
    public void Where_no_alert_is_left_to_tell_of_the_limit_the_next_one_is_raised()
    {
        var full = new RuleSends([Noon, Noon], null);

        var raised = Ask(Given.Story(), sends: full);
        Assert.Equal((AlertStep.Raise, Noon), (raised.Step, raised.Sends!.LimitToldAt));
        Assert.Equal(AlertStep.Limit, Ask(Given.Story(), sends: raised.Sends).Step);
    }

    [Fact]
    public void An_alert_that_was_limited_and_ends_untold_ends_silently_and_may_be_raised_later()
    {
        var limited = Ask(Given.Story(), sends: new RuleSends([Noon, Noon], Noon), newest: Raised(1)).After!;

        var dropped = AlertPlanner.OnTime(limited, Nightly, limited.ExpiresAt);

        Assert.Equal((AlertStep.Drop, AlertStatus.Closed, 0), (dropped.Step, dropped.After!.Status, dropped.After.Revision));
        Assert.Equal((AlertStep.Raise, 1), (Ask(Given.Story(), dropped.After, Noon.AddDays(2)).Step, Ask(Given.Story(), dropped.After, Noon.AddDays(2)).After!.Revision));
    }

    [Fact]
    public void A_merger_closes_one_alert_and_the_other_tells_which_it_replaces()
    {
        var closed = AlertPlanner.Close(Raised(1) with { Key = AlertKey.OfStory(Nightly.Id, Guid.Empty) }, CloseReason.Merged);
        Assert.Equal((AlertStep.Close, closed.After!.Key.Id), (closed.Step, closed.PassesOn));

        var raised = Ask(Given.Story(), sends: new RuleSends([Noon, Noon], Noon), replaces: closed.PassesOn);
        var updated = Ask(Given.Story(), Raised(1), replaces: closed.PassesOn);

        Assert.Equal((AlertStep.Raise, closed.PassesOn, null), (raised.Step, raised.Replaces, raised.Sends));
        Assert.Equal((AlertStep.Update, closed.PassesOn), (updated.Step, updated.Replaces));
    }

    [Fact]
    public void What_a_held_alert_replaces_is_not_forgotten()
    {
        var first = AlertPlanner.Close(Raised(1), CloseReason.Merged);
        var held = Ask(Given.Story(), now: Night, replaces: first.PassesOn).After!;
        var later = Ask(Given.Story(5), held, Night.AddHours(1)).After!;

        Assert.Equal(first.PassesOn, AlertPlanner.OnTime(later, Nightly, Morning).Replaces);
        Assert.Equal((AlertStep.Drop, first.PassesOn), (AlertPlanner.Close(later, CloseReason.Merged).Step, AlertPlanner.Close(later, CloseReason.Merged).PassesOn));
    }

    [Fact]
    public void An_alert_of_a_day_counts_every_story()
    {
        var daily = Given.Rule() with { OncePer = OncePer.Day };
        var known = Ask(Given.Story(), rule: daily).After!;

        var plan = Ask(Given.Story(), known, Noon.AddHours(1), daily);

        Assert.Equal((AlertStep.Count, 1, OncePer.Day), (plan.Step, plan.After!.SameStory, plan.After.Key.OncePer));
    }

    private static StoredAlert Raised(int sources) => Ask(Given.Story(sources)).After!;

    private static AlertPlan Ask(
        WatchedStory story, StoredAlert? known = null, DateTimeOffset? now = null, WatchRule? rule = null, RuleSends? sends = null,
        StoredAlert? newest = null, Guid? replaces = null) => AlertPlanner.OnStory(new AlertQuestion
        {
            Rule = rule ?? Nightly,
            Story = story,
            Verdict = (rule ?? Nightly).Judge(story),
            Known = known,
            Sends = sends ?? RuleSends.None,
            Newest = newest,
            Now = now ?? Noon,
            Replaces = replaces,
        });
}
