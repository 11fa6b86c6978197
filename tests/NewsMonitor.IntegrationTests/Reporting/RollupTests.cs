using NewsMonitor.IntegrationTests.Running;

namespace NewsMonitor.IntegrationTests.Reporting;

/// <summary>Sums follow what changes, by the clocks of one zone.</summary>
public sealed class RollupTests
{
    private const string Noon = "(date_trunc('day', now(), 'Europe/Berlin') - interval '12 hours')";

    [Fact]
    public async Task A_revision_a_retag_a_late_alert_and_a_late_delivery_change_the_sums()
    {
        await using var installation = await RollupScene.CreateAsync();
        await installation.ExecuteAsync(RollupScene.Article(1, Noon) + RollupScene.Article(2, Noon));
        await installation.SumAsync();
        Assert.Equal(["land 2 2 2 0"], await TopicsAsync("hourly_topic"));
        Assert.Equal(["land 2 2 2 0"], await TopicsAsync("daily_topic"));
        Assert.Equal(["0 2 2 0 0"], await FunnelAsync());

        await installation.ExecuteAsync("update monitor.article set revision = 2, severity = 4 where id = 1");
        await installation.SumAsync();
        Assert.Equal(["land 2 2 2 1"], await TopicsAsync("daily_topic"));

        await installation.ExecuteAsync("""
            update monitor.article_topic set topic = 'sea', salience = 'mentioned' where article_id = 1;
            update monitor.article set rules_hash = 'others' where id = 1
            """);
        await installation.SumAsync();
        Assert.Equal(["land 1 1 1 0", "sea 1 1 0 1"], await TopicsAsync("hourly_topic"));
        Assert.Equal(["land 1 1 1 0", "sea 1 1 0 1"], await TopicsAsync("daily_topic"));

        await installation.ExecuteAsync($"""
            insert into monitor.story (id, public_id, revision, title, language, languages, countries, first_seen_at, last_article_at, articles, sources, severity, changed_at)
            values (1, md5('story')::uuid, 1, 'Titel', 'de', array['de'], array[]::text[], {Noon}, {Noon}, 1, 1, 1, {Noon});
            insert into monitor.story_article (article_id, first_seen_at, story_id, similarity, revision, page_text, desk_seq, taken_at, language, entities, main_entities, concepts)
            values (1, {Noon}, 1, 1, 1, false, 1, {Noon} + interval '3 seconds', 'de', array[]::text[], array[]::text[], array[]::text[])
            """);
        await installation.SumAsync();
        Assert.Equal(["0 2 2 0 0"], await FunnelAsync());
        await installation.ExecuteAsync($"""
            insert into monitor.alert (id, rule, story_id, status, revision, priority, late, because, starts_at, expires_at, sources, articles, same_story, rate_limited, told_at, changed_at)
            values (md5('alert')::uuid, 'rule', 1, 'raised', 1, 2, false, array[]::text[], {Noon} + interval '5 seconds', now(), 1, 1, 0, 0, now(), now())
            """);
        await installation.SumAsync();
        Assert.Equal(["0 2 2 1 0"], await FunnelAsync());

        await installation.ExecuteAsync($"""
            insert into monitor.event (id, recorded_at, sequence, type, subject, article_id, exchange, routing_key, cc_keys, headers, body)
            values (md5('event')::uuid, {Noon} + interval '1 second', 1, 'monitor.article.detected.v1', 'article', 1, 'monitor.events', 'a', array[]::text[], '[]', '');
            insert into monitor.event_delivery (event_id, recorded_at, confirmed_at) values (md5('event')::uuid, {Noon} + interval '1 second', {Noon} + interval '91 seconds')
            """);
        await installation.SumAsync();
        Assert.Equal(["0 2 2 1 1"], await FunnelAsync());
        Assert.Equal(
            ["event-to-broker 1 90", "seen-to-alert 1 5", "seen-to-event 1 1", "seen-to-story 1 3"],
            await installation.QueryAsync<string>("select concat_ws(' ', stage, n, round(p99)) from report.latency order by stage"));

        await installation.ExecuteAsync("""
            insert into monitor.fetch (started_at, source_id, kind, outcome, requests, bytes, backfill, set_number, seen, known)
            select date_trunc('day', now(), 'Europe/Berlin') - interval '11 hours', id, 'poll', 'ok', 1, 1, false, 1, 7, 7 from monitor.source
            """);
        await installation.SumAsync();
        Assert.Equal(["7 2 2 1 1"], await FunnelAsync());

        await installation.ExecuteAsync("delete from monitor.article where id = 2");
        await installation.SumAsync();
        Assert.Equal(["sea 1 1 0 1"], await TopicsAsync("hourly_topic"));
        Assert.Equal(["sea 1 1 0 1"], await TopicsAsync("daily_topic"));
        Assert.Equal(["7 1 1 1 1"], await FunnelAsync());

        Task<IReadOnlyList<string>> TopicsAsync(string view) =>
            installation.QueryAsync<string>($"select concat_ws(' ', topic, articles, relevant, main, severe) from report.{view} order by 1");

        Task<IReadOnlyList<string>> FunnelAsync() => installation.QueryAsync<string>("select concat_ws(' ', seen, new, relevant, alerted, delivered) from report.funnel");
    }

    [Fact]
    public async Task Hours_and_days_are_those_of_the_zone_also_where_clocks_change()
    {
        await using var installation = await RollupScene.CreateAsync();
        (string Zone, string Moment, string Day, string Hour)[] expected =
        [
            ("Europe/Berlin", "2026-03-28 22:59:59.9", "2026-03-28", "2026-03-28 22:00"),
            ("Europe/Berlin", "2026-03-28 23:00", "2026-03-29", "2026-03-28 23:00"),
            ("Europe/Berlin", "2026-03-29 00:30", "2026-03-29", "2026-03-29 00:00"),
            ("Europe/Berlin", "2026-03-29 01:00", "2026-03-29", "2026-03-29 01:00"),
            ("Europe/Berlin", "2026-03-29 21:59", "2026-03-29", "2026-03-29 21:00"),
            ("Europe/Berlin", "2026-10-24 21:59", "2026-10-24", "2026-10-24 21:00"),
            ("Europe/Berlin", "2026-10-24 22:00", "2026-10-25", "2026-10-24 22:00"),
            ("Europe/Berlin", "2026-10-25 00:30", "2026-10-25", "2026-10-25 00:00"),
            ("Europe/Berlin", "2026-10-25 01:30", "2026-10-25", "2026-10-25 01:00"),
            ("Europe/Berlin", "2026-10-25 22:59", "2026-10-25", "2026-10-25 22:00"),
            ("America/St_Johns", "2026-03-29 00:30", "2026-03-28", "2026-03-29 00:30"),
            ("America/St_Johns", "2026-03-29 01:00", "2026-03-28", "2026-03-29 00:30"),
            ("America/St_Johns", "2026-10-24 21:59", "2026-10-24", "2026-10-24 21:30"),
            ("America/St_Johns", "2026-10-25 00:30", "2026-10-24", "2026-10-25 00:30"),
            ("America/St_Johns", "2026-10-25 02:29", "2026-10-24", "2026-10-25 01:30"),
            ("America/St_Johns", "2026-10-25 02:30", "2026-10-25", "2026-10-25 02:30"),
            ("Asia/Kathmandu", "2026-03-28 18:14", "2026-03-28", "2026-03-28 17:15"),
            ("Asia/Kathmandu", "2026-03-28 18:15", "2026-03-29", "2026-03-28 18:15"),
            ("Asia/Kathmandu", "2026-03-29 00:30", "2026-03-29", "2026-03-29 00:15"),
            ("Asia/Kathmandu", "2026-10-25 00:30", "2026-10-25", "2026-10-25 00:15"),
        ];
        // Each has a topic of its own.
        foreach (var (moment, number) in expected.Select(one => one.Moment).Distinct().Select((moment, number) => (moment, number + 1)))
        {
            await installation.ExecuteAsync(RollupScene.Article(number, $"'{moment}+00'::timestamptz").Replace("'land'", $"'{moment}'", StringComparison.Ordinal));
        }

        foreach (var zone in expected.Select(one => one.Zone).Distinct())
        {
            await using var worker = Npgsql.NpgsqlDataSource.Create(installation.WorkerConnection);
            var rollups = new Storage.Reporting.Rollups(worker) { DaysOfHours = 36_500 };
            Assert.Equal(zone != "Europe/Berlin", await rollups.ChangeZoneAsync(zone, TestContext.Current.CancellationToken));
            Assert.False(await rollups.ChangeZoneAsync(zone, TestContext.Current.CancellationToken));
            await Sums.SumAsync(rollups);

            foreach (var (_, moment, day, hour) in expected.Where(one => one.Zone == zone))
            {
                Assert.Equal((zone, moment, $"{day} 1"), (zone, moment, string.Join(", ", await installation.QueryAsync<string>(
                    $"select concat_ws(' ', day, articles) from report.daily_topic where topic = '{moment}'"))));
                Assert.Equal((zone, moment, $"{hour} 1"), (zone, moment, string.Join(", ", await installation.QueryAsync<string>(
                    $"select to_char(hour at time zone 'UTC', 'YYYY-MM-DD HH24:MI ') || articles from report.hourly_topic where topic = '{moment}'"))));
            }

            Assert.Equal([(await installation.ScalarAsync<long>("select count(*) from monitor.article"), 1)], await installation.QueryAsync<(long, long)>("""
                select sum(articles)::bigint, count(distinct total)
                from (select articles, (select sum(h.articles) from report.hourly_topic h) = (select sum(t.articles) from report.daily_total t) as total from report.daily_total) d
                """));
        }

        Assert.Equal("Asia/Kathmandu 0", await installation.ScalarAsync<string>("select concat_ws(' ', time_zone, hours_waiting) from report.freshness"));
    }

    [Fact]
    public async Task A_day_has_as_many_hours_as_its_clocks_had()
    {
        await using var installation = await RollupScene.CreateAsync();
        var half = Enumerable.Range(0, 4 * 48).Select(n => (n < 96 ? "2026-03-28" : "2026-10-24", n % 96));
        await installation.ExecuteAsync(string.Concat(half.Select((one, n) => RollupScene.Article(n + 1, $"'{one.Item1} 12:00+00'::timestamptz + interval '30 minutes' * {one.Item2}"))));

        await installation.SumAsync(daysOfHours: 36_500);

        Assert.Equal(["2026-03-29 23 46", "2026-10-25 25 50"], await installation.QueryAsync<string>("""
            select concat_ws(' ', (hour at time zone 'Europe/Berlin')::date, count(*), sum(articles)) from report.hourly_language
            group by (hour at time zone 'Europe/Berlin')::date having count(*) > 20 order by 1
            """));
        Assert.Equal(["2026-03-29 46", "2026-10-25 50"], await installation.QueryAsync<string>(
            "select concat_ws(' ', day, articles) from report.daily_total where day in ('2026-03-29', '2026-10-25') order by day"));
        // Hours that are kept no longer leave, and the day is then made from the articles: the same.
        await installation.ExecuteAsync("select monitor.queue_rollups()");
        await installation.SumAsync(daysOfHours: -36_500);
        Assert.Equal(0, await installation.ScalarAsync<long>("select count(*) from report.hourly_language"));
        Assert.Equal(["2026-03-29 46", "2026-10-25 50"], await installation.QueryAsync<string>(
            "select concat_ws(' ', day, articles) from report.daily_total where day in ('2026-03-29', '2026-10-25') order by day"));
    }

    [Fact]
    public async Task A_worker_makes_them_by_itself_and_takes_over_the_zone_that_it_is_given()
    {
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", new Uri("http://127.0.0.1:1/feed/")));
        await installation.ExecuteAsync(RollupScene.Article(1, "'2024-05-20 18:30Z'::timestamptz"));
        var unknown = new Dictionary<string, string>(installation.Settings, StringComparer.Ordinal) { ["NEWSMONITOR__Reporting__TimeZone"] = "W. Europe Standard Time" };
        var refused = await Executable.RunAsync(["run"], unknown);
        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("TimeZone is no time zone: write an IANA name", refused.Errors, StringComparison.Ordinal);

        await using var worker = installation.StartWorker(new Dictionary<string, string> { ["NEWSMONITOR__Reporting__TimeZone"] = "Asia/Kathmandu" });

        await Eventually.HoldsAsync(
            async () => (await installation.QueryAsync<string>("select concat_ws(' ', time_zone, day, articles) from report.daily_total cross join report.freshness"))
                .SequenceEqual(["Asia/Kathmandu 2024-05-21 1"]),
            () => "the day is not summed, or not in Kathmandu");
    }

    [Fact]
    public async Task What_has_left_stays_as_it_was_counted()
    {
        await using var installation = await RollupScene.CreateAsync();
        await installation.ExecuteAsync("select monitor.add_month(p, '2024-05-01') from unnest(array['article', 'article_topic']::name[]) p");
        await installation.ExecuteAsync(RollupScene.Article(1, "'2024-05-20 12:00Z'::timestamptz") + RollupScene.Article(2, "'2024-06-20 12:00Z'::timestamptz"));
        await installation.SumAsync();
        await installation.ExecuteAsync("select monitor.drop_oldest_month(array['article', 'article_topic']::name[], '2024-06-01 00:00Z')");
        await installation.ExecuteAsync("insert into monitor.rollup_change (hour) values ('2024-05-20 12:00Z'), ('2024-06-20 12:00Z')");

        await installation.SumAsync();

        Assert.Equal(1, await installation.ScalarAsync<long>("select count(*) from monitor.article"));
        Assert.Equal(["2024-05-20 1", "2024-06-20 1"], await installation.QueryAsync<string>("select concat_ws(' ', day, articles) from report.daily_topic order by day"));
    }
}
