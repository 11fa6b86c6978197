using NewsMonitor.Core.Desk;
using NewsMonitor.Core.Watch;

namespace NewsMonitor.Storage.Desk;

/// <summary>Reads stored alerts.</summary>
internal static class AlertRows
{
    private const string Columns = """
        select a.rule, a.story_id, s.public_id as story, a.day, a.status, a.revision, a.priority, a.late, a.because, a.starts_at, a.expires_at,
               a.sources, a.articles, a.same_story, a.rate_limited, a.closed,
               a.held_until, a.held_priority, a.held_late, a.held_because, a.held_sources, a.held_replaces
        from monitor.alert a join monitor.story s on s.id = a.story_id
        """;

    private const string DueSql = $"{Columns} where a.due_at <= @Now order by a.due_at, a.id limit @Limit";

    private const string OfStoriesSql = $"""
        {Columns} where a.story_id = any(@Stories) and a.day is null
        union all
        {Columns} where a.rule = any(@DailyRules) and a.day = @Day
        """;

    private const string NewestSql = $"""
        select n.* from unnest(@Rules) as r (rule)
        cross join lateral ({Columns} where a.rule = r.rule and a.status = 'raised' order by a.told_at desc limit 1) n
        """;

    private const string SendsSql = "select rule, sent_at, limit_told_at from monitor.alert_rate where rule = any(@Rules)";

    /// <summary>Alerts whose time has come.</summary>
    public static Task<IReadOnlyList<DeskAlert>> DueAsync(TransactionStep step, DateTimeOffset now, int limit) =>
        ReadAsync(step, DueSql, new { Now = now.UtcDateTime, Limit = limit });

    /// <summary>The alerts of stories, and those of today.</summary>
    public static async Task<IReadOnlyList<DeskAlert>> OfStoriesAsync(
        TransactionStep step, IReadOnlyCollection<long> stories, IReadOnlyList<WatchRule> rules, DateTimeOffset now) =>
        await ReadAsync(step, OfStoriesSql, new
        {
            Stories = stories.ToArray(),
            DailyRules = rules.Where(rule => rule.OncePer == OncePer.Day).Select(rule => rule.Id).ToArray(),
            Day = DateOnly.FromDateTime(now.UtcDateTime),
        });

    /// <summary>Of each rule with a limit the newest alert that is told and open.</summary>
    public static async Task<IReadOnlyList<DeskAlert>> NewestAsync(TransactionStep step, IReadOnlyList<WatchRule> rules) =>
        Limited(rules) is { Length: > 0 } limited ? await ReadAsync(step, NewestSql, new { Rules = limited }) : [];

    /// <summary>What the rules with a limit have sent within the last hour.</summary>
    public static async Task<IReadOnlyDictionary<string, RuleSends>> SendsAsync(TransactionStep step, IReadOnlyList<WatchRule> rules) =>
        Limited(rules) is { Length: > 0 } limited
            ? (await step.QueryAsync<SendsRow>(SendsSql, new { Rules = limited })).ToDictionary(row => row.Rule, row => row.ToSends(), StringComparer.Ordinal)
            : new Dictionary<string, RuleSends>();

    private static string[] Limited(IReadOnlyList<WatchRule> rules) => [.. rules.Where(rule => rule.Quiet.MaxPerHour is not null).Select(rule => rule.Id)];

    private static async Task<IReadOnlyList<DeskAlert>> ReadAsync(TransactionStep step, string sql, object parameters) =>
        [.. (await step.QueryAsync<AlertRow>(sql, parameters)).Select(row => new DeskAlert(row.ToAlert(), row.StoryId))];

    private sealed class SendsRow
    {
        public string Rule { get; init; } = "";

        public DateTime[] SentAt { get; init; } = [];

        public DateTime? LimitToldAt { get; init; }

        public RuleSends ToSends() => new([.. SentAt.Select(at => (DateTimeOffset)at)], LimitToldAt);
    }
}
