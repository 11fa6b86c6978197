using NewsMonitor.Core.Watch;

namespace NewsMonitor.UnitTests.Watch;

/// <summary>Long lives of many alerts, drawn at random: what holds for all of them.</summary>
public sealed class AlertLifeTests
{
    private static readonly QuietRules[] Quiets =
    [
        QuietRules.None,
        new() { MaxPerHour = 1 },
        new() { Hours = new QuietHours(new TimeOnly(22, 0), new TimeOnly(6, 0), TimeZoneInfo.Utc) },
        new() { MaxPerHour = 2, Hours = new QuietHours(new TimeOnly(9, 0), new TimeOnly(17, 0), TimeZoneInfo.Utc), Unless = AlertPriority.P2 },
    ];

    [Theory]
    [InlineData(OncePer.Story)]
    [InlineData(OncePer.Day)]
    public void Hold_their_promises(OncePer oncePer)
    {
        var told = new Dictionary<AlertStep, int>();
        for (var seed = 0; seed < 200; seed++)
        {
            var life = new Life(Given.Rule() with { OncePer = oncePer, Quiet = Quiets[seed % Quiets.Length], Expires = TimeSpan.FromHours(20) }, new Random(seed));
            for (var turn = 0; turn < 150; turn++)
            {
                life.Turn();
            }

            life.EndQuietHours();
            life.AssertNothingIsSilent();
            foreach (var (step, count) in life.Steps)
            {
                told[step] = told.GetValueOrDefault(step) + count;
            }
        }

        // A walk that never gets there proves nothing; one alert a day hardly reaches a limit.
        var steps = Enum.GetValues<AlertStep>().Where(step => step != AlertStep.None && (step != AlertStep.Limit || oncePer == OncePer.Story));
        Assert.All(steps, step => Assert.True(told.GetValueOrDefault(step) > 100, $"{step}"));
    }

    /// <summary>A rule, its stories and its alerts, as the desk would keep them.</summary>
    private sealed class Life(WatchRule rule, Random random)
    {
        private const int Stories = 6;

        private readonly Dictionary<Guid, StoredAlert> _alerts = [];
        private readonly Dictionary<Guid, (int Sources, int Severity, bool Live)> _stories = [];

        /// <summary>What waits, with the gravest priority that was held of it.</summary>
        private readonly Dictionary<Guid, AlertPriority> _waiting = [];
        private RuleSends _sends = RuleSends.None;
        private DateTimeOffset _now = new(2024, 7, 28, 0, 0, 0, TimeSpan.Zero);
        private int _limited;
        private int _limitTold;

        public Dictionary<AlertStep, int> Steps { get; } = [];

        public void Turn()
        {
            _now += TimeSpan.FromMinutes(random.Next(1, random.Next(8) == 0 ? 1500 : 40));
            RunTimers();
            switch (random.Next(12))
            {
                case 0 when _alerts.Count > 0:
                    Carry(AlertPlanner.Close(Any(), CloseReason.Withdrawn), isTaken: true);
                    break;
                case 1 when _alerts.Count > 0:
                    var plan = AlertPlanner.Close(Any(), CloseReason.Merged);
                    Carry(plan, isTaken: true);
                    Ask(NewStory(), plan.PassesOn);
                    break;
                default:
                    Ask(NewStory(), null);
                    break;
            }
        }

        public void EndQuietHours()
        {
            _now = rule.Quiet.Hours?.EndAfter(_now) ?? _now;
            RunTimers();
        }

        /// <summary>All that was held has been told, and whatever reached the limit was told within the hour.</summary>
        public void AssertNothingIsSilent()
        {
            Assert.Empty(_waiting);
            Assert.All(_alerts.Values, alert => Assert.Null(alert.Held));
            Assert.True(_limited == 0 || _limitTold > 0);
        }

        private StoredAlert Any() => _alerts.Values.ElementAt(random.Next(_alerts.Count));

        private Guid NewStory()
        {
            var id = new Guid(random.Next(Stories), 0, 0, new byte[8]);
            var (sources, severity, live) = _stories.GetValueOrDefault(id, (0, 0, false));
            _stories[id] = (sources + random.Next(3), random.Next(12) == 0 ? random.Next(5) : severity, live || random.Next(3) > 0);
            return id;
        }

        private void Ask(Guid id, Guid? replaces)
        {
            var (sources, severity, live) = _stories[id];
            var articles = Enumerable.Range(0, sources + 1).Select(number => Given.Article with
            {
                Publisher = $"house-{number}",
                Severity = severity,
                IsBackfill = !live,
            });
            var story = new WatchedStory(id, [.. articles], []);
            var key = AlertKey.Of(rule, id, _now);
            var question = new AlertQuestion
            {
                Rule = rule,
                Story = story,
                Verdict = rule.Judge(story),
                Known = _alerts.GetValueOrDefault(key.Id),
                Sends = _sends,
                Newest = _alerts.Values.LastOrDefault(alert => alert.Status == AlertStatus.Raised && alert.Key.Id != key.Id),
                Now = _now,
                Replaces = replaces,
            };

            var plan = AlertPlanner.OnStory(question);

            Assert.Equal(key, plan.After?.Key ?? key);
            AssertLimit(question, plan);
            Carry(plan, isTaken: false);
            if (plan.Step == AlertStep.Hold)
            {
                var priority = live ? question.Verdict.Priority : AlertPlanner.GravestLate;
                var before = _waiting.GetValueOrDefault(key.Id, AlertPriority.P4);
                _waiting[key.Id] = priority < before ? priority : before;
            }
        }

        private void AssertLimit(AlertQuestion question, AlertPlan plan)
        {
            var isNewlyLimited = plan.Step == AlertStep.Limit;
            _limited += isNewlyLimited ? 1 : 0;
            _limitTold += plan.Sends?.LimitToldAt == _now ? 1 : 0;
            Assert.Equal(isNewlyLimited && question.Newest is not null ? question.Newest.RateLimited + 1 : null, plan.Newest?.RateLimited);
            Assert.Equal(plan.TellsNewest ? question.Newest!.Revision + 1 : plan.Newest?.Revision, plan.Newest?.Revision);
            if (plan.Sends?.LimitToldAt == _now)
            {
                Assert.False(question.Sends.LimitToldAt > _now - RuleSends.Window, "told twice within an hour");
            }

            if (isNewlyLimited)
            {
                Assert.True((plan.Sends ?? question.Sends).LimitToldAt > _now - RuleSends.Window);
            }

            // Only what is urgent, was held or replaces another goes beyond it; the times are those of one hour.
            var sends = plan.Sends ?? question.Sends;
            Assert.All(plan.Sends?.Times ?? [], time => Assert.True(time > _now - RuleSends.Window));
            if (plan.Step == AlertStep.Raise && rule.Quiet.MaxPerHour is { } most && plan.After!.Priority > rule.Quiet.Unless && sends.LimitToldAt != _now
                && question.Known?.Held is null && plan.Replaces is null)
            {
                Assert.True(sends.Times.Count <= most);
            }
        }

        private void RunTimers()
        {
            foreach (var alert in _alerts.Values.Where(alert => alert.DueAt <= _now).ToList())
            {
                Carry(AlertPlanner.OnTime(alert, rule, _now), isTaken: false);
            }
        }

        private void Carry(AlertPlan plan, bool isTaken)
        {
            Steps[plan.Step] = Steps.GetValueOrDefault(plan.Step) + 1;
            if (plan.Newest is { } newest)
            {
                _alerts[newest.Key.Id] = newest;
            }

            _sends = plan.Sends ?? _sends;
            if (plan.After is not { } after)
            {
                return;
            }

            var before = _alerts.GetValueOrDefault(after.Key.Id);
            var isTold = plan.Step is AlertStep.Raise or AlertStep.Update or AlertStep.Close;
            Assert.Equal((before?.Revision ?? 0) + (isTold ? 1 : 0), after.Revision);
            AssertStep(plan.Step, before, after);
            _alerts[after.Key.Id] = after;
            if ((isTold || (plan.Step == AlertStep.Drop && isTaken)) && _waiting.Remove(after.Key.Id, out var held) && !isTaken)
            {
                Assert.True(after.Priority <= held, "told as less than it was");
            }
        }

        private void AssertStep(AlertStep step, StoredAlert? before, StoredAlert after)
        {
            var wasOpen = before?.Status == AlertStatus.Raised;
            Assert.Equal(step is AlertStep.Update or AlertStep.Close, wasOpen && step is not (AlertStep.Raise or AlertStep.Count or AlertStep.Hold or AlertStep.None));
            Assert.True(step != AlertStep.Raise || !wasOpen);
            Assert.Equal(step == AlertStep.Hold || (step == AlertStep.Count && before?.Held is not null), after.Held is not null);
            Assert.Equal(after.Status == AlertStatus.Closed, after.Closed is not null);
            Assert.True(!after.Late || after.Priority >= AlertPlanner.GravestLate);
            Assert.True(step is not (AlertStep.Update or AlertStep.Count) || !wasOpen || after.Priority <= before!.Priority);
            if (step is AlertStep.Raise or AlertStep.Update && rule.Quiet.Hours is { } hours && hours.Include(_now))
            {
                Assert.True(after.Priority <= rule.Quiet.Unless);
            }
        }
    }
}
