using System.Text.Json;
using NewsMonitor.Core.Desk;
using NewsMonitor.Core.Events;
using NewsMonitor.Core.Watch;
using NewsMonitor.Core.Watch.Conditions;
using NewsMonitor.UnitTests.Contract;

namespace NewsMonitor.IntegrationTests.Desk;

/// <summary>What the desk stores and tells of alerts; with the worker's login.</summary>
public sealed class AlertEventTests
{
    private static readonly WatchRule Grave = new()
    {
        Id = "grave",
        Titles = new Dictionary<string, string> { ["de"] = "Schweres" },
        When = ConditionParser.Parse("severity >= 2").Condition!,
        Priority = AlertPriority.P3,
        RaiseTo = [new PriorityRaise(AlertPriority.P1, ConditionParser.Parse("severity >= 4").Condition!)],
    };

    private static readonly WatchRule Daily = Grave with { Id = "daily", OncePer = OncePer.Day, Quiet = new QuietRules { MaxPerHour = 5 } };

    [Fact]
    public async Task One_alert_for_each_rule_and_story_that_grows_gets_graver_and_expires()
    {
        await using var scene = await SceneAsync(Grave);
        await scene.PlantAsync(new Planted(1, 1), new Planted(2, 1) { Severity = 2 }, new Planted(2, 1) { Severity = 2 }, new Planted(3, 1) { Severity = 3 });
        await scene.TakeAllAsync();
        Assert.Equal(["raised", "raised"], await scene.ToldAsync("alert"));

        await scene.PlantAsync(new Planted(2, 2), new Planted(2, 3) { Severity = 4 });
        await scene.TakeAllAsync();
        Assert.Equal(["raised", "raised", "updated", "updated"], await scene.ToldAsync("alert"));
        Assert.Equal(["raised P1, 3 sources, revision 3, 3 more", "raised P3, 1 sources, revision 1, 0 more"], await scene.Installation.QueryAsync<string>(
            "select format('%s %s, %s sources, revision %s, %s more', status, priority, sources, revision, same_story) from report.alert order by priority"));

        await scene.Installation.ExecuteAsync("update monitor.alert set expires_at = now() - interval '1 second', due_at = now() - interval '1 second'");
        await scene.ReviewAsync();
        await scene.ReviewAsync();
        Assert.Equal(["raised", "raised", "updated", "updated", "closed", "closed"], await scene.ToldAsync("alert"));
        Assert.Equal(2, await scene.Installation.ScalarAsync<long>("select count(*) from report.alert where closed = 'expired'"));
        Assert.Equal(["1 raised P3 grave", "2 updated P3 grave", "3 updated P1 grave", "4 closed P1 grave expired"], await scene.Installation.QueryAsync<string>("""
            select concat_ws(' ', e.revision, e.kind, e.priority, e.rule, e.reason)
            from report.alert_event e join report.alert a using (alert) where a.priority = 'P1' order by e.recorded_at, e.revision
            """));
        await EverythingFitsItsSchemaAsync(scene);
    }

    [Fact]
    public async Task A_rule_for_each_day_tells_of_all_stories_in_one_alert()
    {
        await using var scene = await SceneAsync(Daily);
        await scene.PlantAsync([.. Enumerable.Range(1, 4).Select(story => new Planted(story, 1) { Severity = 2 })]);

        await scene.TakeAllAsync();

        Assert.Equal(["raised"], await scene.ToldAsync("alert"));
        Assert.Equal(3, await scene.Installation.ScalarAsync<int>("select same_story from report.alert where day = (now() at time zone 'UTC')::date"));
        await EverythingFitsItsSchemaAsync(scene);
    }

    [Fact]
    public async Task The_limit_of_an_hour_is_told_once_and_what_is_beyond_it_is_counted()
    {
        await using var scene = await SceneAsync(Grave with { Quiet = new QuietRules { MaxPerHour = 2 } });
        // In turns of their own: what was sent is stored between them.
        for (var story = 1; story <= 5; story++)
        {
            await scene.PlantAsync(new Planted(story, 1) { Severity = 2 });
            await scene.TakeAllAsync();
        }

        Assert.Equal(["raised", "raised", "updated"], await scene.ToldAsync("alert"));
        Assert.Equal(["limited 0", "limited 0", "limited 0", "raised 0", "raised 3"], await scene.Installation.QueryAsync<string>(
            "select status || ' ' || rate_limited from report.alert order by 1"));
    }

    [Fact]
    public async Task What_quiet_hours_hold_is_told_when_they_are_over_and_a_withdrawn_article_takes_its_alert_along()
    {
        var all = new QuietHours(new TimeOnly(0, 0), new TimeOnly(0, 0).AddMinutes(-1), TimeZoneInfo.Utc);
        await using var quiet = await SceneAsync(Grave with { Quiet = new QuietRules { Hours = all } });
        await quiet.PlantAsync(new Planted(1, 1) { Severity = 2 }, new Planted(2, 1) { Severity = 4 });
        await quiet.TakeAllAsync();
        Assert.Equal(["raised"], await quiet.ToldAsync("alert"));
        Assert.Equal("held", await quiet.Installation.ScalarAsync<string>("select status from report.alert where held_until > now()"));

        quiet.Rules = new DeskRules(new RuleSetStamp(2, "sha256:test"), [Grave]);
        await quiet.Installation.ExecuteAsync("update monitor.alert set held_until = now(), due_at = now() where status = 'held'");
        await quiet.ReviewAsync();
        Assert.Equal(["raised", "raised"], await quiet.ToldAsync("alert"));

        await quiet.Installation.ExecuteAsync("""
            update monitor.article set withdrawn_at = now() where id = 2;
            insert into monitor.event (id, recorded_at, sequence, type, subject, article_id, exchange, routing_key, cc_keys, headers, body)
            values (gen_random_uuid(), now(), nextval('monitor.event_sequence'), 'monitor.article.withdrawn.v1', 's', 2, 'monitor.events', 'k', '{}', '{}', '')
            """);
        await quiet.ReviewAsync();
        Assert.Equal(["raised", "raised", "closed"], await quiet.ToldAsync("alert"));
        Assert.Equal("withdrawn", await quiet.Installation.ScalarAsync<string>("select closed from report.alert where closed is not null"));
    }

    [Fact]
    public async Task A_backtest_tells_what_the_rule_told()
    {
        await using var scene = await SceneAsync(Grave);
        for (var round = 0; round < 3; round++)
        {
            await scene.PlantAsync([.. Enumerable.Range(0, 12).Select(number => new Planted(number % 4, (number % 3) + 1) { Severity = (number + round) % 5 })]);
            await scene.TakeAllAsync(batch: 5);
        }

        var test = new Backtest(Grave, scene.Rules.Stamp);
        List<BacktestAlert> told = [];
        foreach (var taken in await scene.History.PageAsync(DateTimeOffset.UnixEpoch, null, 0, 100, TestContext.Current.CancellationToken))
        {
            told.AddRange(test.Take(taken));
        }

        var lived = await scene.Installation.QueryAsync<string>("""
            select split_part(type, '.', 3) || ' ' || (convert_from(body, 'UTF8')::jsonb #>> '{data,alert,id}') || ' ' || (convert_from(body, 'UTF8')::jsonb #>> '{data,alert,priority}')
            from monitor.event where type like 'monitor.alert.%' order by sequence
            """);
        Assert.True(lived.Count > 5, string.Join('\n', lived));
        Assert.Equal(lived, told.Select(alert => $"{(alert.Step == AlertStep.Raise ? "raised" : "updated")} {alert.Alert.Key.Id} {alert.Alert.Priority}"));
    }

    private static Task<DeskScene> SceneAsync(params IReadOnlyList<WatchRule> rules) =>
        DeskScene.CreateAsync(3, new DeskRules(new RuleSetStamp(1, "sha256:test"), rules));

    private static async Task EverythingFitsItsSchemaAsync(DeskScene scene)
    {
        foreach (var body in await scene.Installation.QueryAsync<byte[]>("select body from monitor.event where type like 'monitor.alert.%'"))
        {
            Assert.Empty(EventSchemas.Problems(JsonDocument.Parse(body).RootElement));
        }
    }
}
