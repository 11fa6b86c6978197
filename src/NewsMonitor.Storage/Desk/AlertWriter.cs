using NewsMonitor.Core.Desk;
using NewsMonitor.Core.Watch;
using NewsMonitor.Storage.Intake;

namespace NewsMonitor.Storage.Desk;

/// <summary>Writes alerts, and what their rules have sent.</summary>
internal sealed class AlertWriter(StatementBatch batch, DateTimeOffset now)
{
    private const string PutSql = """
        insert into monitor.alert as k (
            id, rule, story_id, day, status, revision, priority, late, because, starts_at, expires_at, sources, articles, same_story, rate_limited, closed,
            held_until, held_priority, held_late, held_because, held_sources, held_replaces, due_at, told_at, changed_at)
        select a.id, a.rule, a.story_id, a.day, a.status, a.revision, a.priority, a.late, a.because::text[], a.starts_at, a.expires_at,
               a.sources, a.articles, a.same_story, a.rate_limited, a.closed,
               a.held_until, a.held_priority, a.held_late, a.held_because::text[], a.held_sources, a.held_replaces, a.due_at,
               case when a.revision > 0 then @Now end, @Now
        from unnest(
            @Ids, @Rules, @Stories, @Days, @Statuses, @Revisions, @Priorities, @Late, @Because, @StartsAt, @ExpiresAt, @Sources, @Articles, @SameStory,
            @RateLimited, @Closed, @HeldUntil, @HeldPriorities, @HeldLate, @HeldBecause, @HeldSources, @HeldReplaces, @DueAt)
        as a (
            id, rule, story_id, day, status, revision, priority, late, because, starts_at, expires_at, sources, articles, same_story,
            rate_limited, closed, held_until, held_priority, held_late, held_because, held_sources, held_replaces, due_at)
        on conflict (id) do update set
            story_id = excluded.story_id, status = excluded.status, revision = excluded.revision, priority = excluded.priority, late = excluded.late,
            because = excluded.because, starts_at = excluded.starts_at, expires_at = excluded.expires_at, sources = excluded.sources,
            articles = excluded.articles, same_story = excluded.same_story, rate_limited = excluded.rate_limited, closed = excluded.closed,
            held_until = excluded.held_until, held_priority = excluded.held_priority, held_late = excluded.held_late,
            held_because = excluded.held_because, held_sources = excluded.held_sources, held_replaces = excluded.held_replaces, due_at = excluded.due_at,
            told_at = case when excluded.revision > k.revision then @Now else k.told_at end, changed_at = @Now
        """;

    private const string SendsSql = """
        insert into monitor.alert_rate (rule, sent_at, limit_told_at) values (@Rule, @SentAt, @LimitToldAt)
        on conflict (rule) do update set sent_at = excluded.sent_at, limit_told_at = excluded.limit_told_at
        """;

    public void Put(IReadOnlyList<DeskAlert> alerts)
    {
        if (alerts.Count == 0)
        {
            return;
        }

        var stored = alerts.Select(alert => alert.Stored).ToList();
        batch.Add(PutSql)
            .With("Now", now.UtcDateTime)
            .With("Ids", stored.Select(alert => alert.Key.Id).ToArray())
            .With("Rules", stored.Select(alert => alert.Key.RuleId).ToArray())
            .With("Stories", alerts.Select(alert => alert.Story).ToArray())
            .With("Days", stored.Select(alert => alert.Key.Day).ToArray())
            .With("Statuses", stored.Select(alert => alert.Status.ToString().ToLowerInvariant()).ToArray())
            .With("Revisions", stored.Select(alert => alert.Revision).ToArray())
            .With("Priorities", stored.Select(alert => (short)alert.Priority).ToArray())
            .With("Late", stored.Select(alert => alert.Late).ToArray())
            .With("Because", stored.Select(alert => ArrayLiteral.Of(alert.Because)).ToArray())
            .With("StartsAt", stored.Select(alert => alert.StartsAt.UtcDateTime).ToArray())
            .With("ExpiresAt", stored.Select(alert => alert.ExpiresAt.UtcDateTime).ToArray())
            .With("Sources", stored.Select(alert => alert.Sources).ToArray())
            .With("Articles", stored.Select(alert => alert.Articles).ToArray())
            .With("SameStory", stored.Select(alert => alert.SameStory).ToArray())
            .With("RateLimited", stored.Select(alert => alert.RateLimited).ToArray())
            .With("Closed", stored.Select(alert => alert.Closed?.ToString().ToLowerInvariant()).ToArray())
            .With("HeldUntil", stored.Select(alert => alert.Held?.Until.UtcDateTime).ToArray())
            .With("HeldPriorities", stored.Select(alert => (short?)alert.Held?.Priority).ToArray())
            .With("HeldLate", stored.Select(alert => alert.Held?.Late).ToArray())
            .With("HeldBecause", stored.Select(alert => alert.Held is { } held ? ArrayLiteral.Of(held.Because) : null).ToArray())
            .With("HeldSources", stored.Select(alert => alert.Held?.Sources).ToArray())
            .With("HeldReplaces", stored.Select(alert => alert.Held?.Replaces).ToArray())
            .With("DueAt", stored.Select(alert => alert.DueAt?.UtcDateTime).ToArray());
    }

    public void Put(IReadOnlyDictionary<string, RuleSends> sends)
    {
        foreach (var (rule, sent) in sends.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            batch.Add(SendsSql)
                .With("Rule", rule)
                .With("SentAt", sent.Times.Select(time => time.UtcDateTime).ToArray())
                .With("LimitToldAt", sent.LimitToldAt?.UtcDateTime);
        }
    }
}
