using System.Globalization;
using Dapper;
using Microsoft.AspNetCore.Http;
using NewsMonitor.IntegrationTests.Running;
using NewsMonitor.Messaging.Events;
using NewsMonitor.Storage.Polling;
using Npgsql;

namespace NewsMonitor.IntegrationTests.Polling;

/// <summary>Sources that move, vanish, stumble or fall silent: what becomes of them, and that an operator is told once.</summary>
public sealed class SourceHealthTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task BadInput_T13_A_permanent_redirect_is_followed_at_once_and_reported_after_five_answers_over_a_day()
    {
        await using var site = await LoopbackSite.StartAsync();
        site.MapRedirect("/feed/", "/new/", 301);
        site.Map("/new/", "application/rss+xml", new TestFeed("https://beispiel.de").Add(1).ToBytes());
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", site.Url("/feed/")));
        await using var worker = installation.StartWorker();
        await using var database = DataSource(installation);
        var incidents = new Incidents(database, new OpsEventWriter());

        for (var answer = 1; answer <= 5; answer++)
        {
            await PolledAsync(installation, worker, answer);
        }

        Assert.Equal(1, await installation.ScalarAsync<long>("select count(*) from report.article"));
        Assert.Equal(5, await installation.ScalarAsync<int>("select moved_seen from monitor.source_poll"));
        Assert.Empty(await incidents.ReviewAsync(Stop));

        await installation.ExecuteAsync("update monitor.source_poll set moved_since = moved_since - interval '25 hours'");
        var moved = Assert.Single(await incidents.ReviewAsync(Stop));
        Assert.Equal(("moved", "beispiel", false), (moved.Kind, moved.Source, moved.IsOver));
        Assert.Empty(await incidents.ReviewAsync(Stop));
        Assert.Equal(site.Url("/new/").AbsoluteUri, await installation.ScalarAsync<string>("select moved_to from report.source"));
        Assert.Equal(site.Url("/feed/").AbsoluteUri, await installation.ScalarAsync<string>("select url from report.source"));

        // Another answer ends the row of identical ones.
        site.MapRedirect("/feed/", "/new/", 302);
        await PolledAsync(installation, worker, 6);
        Assert.True(Assert.Single(await incidents.ReviewAsync(Stop)).IsOver);
        Assert.Equal(0, await installation.ScalarAsync<int>("select moved_seen from monitor.source_poll"));
    }

    [Fact]
    public async Task BadInput_T14_A_source_that_is_gone_is_parked_with_one_alert_probed_daily_and_comes_back_by_itself()
    {
        await using var site = await LoopbackSite.StartAsync();
        site.Map("/feed/", Status(410));
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", site.Url("/feed/")));
        await using var worker = installation.StartWorker();
        await using var database = DataSource(installation);
        var incidents = new Incidents(database, new OpsEventWriter());

        await PolledAsync(installation, worker, 1);
        Assert.Equal("parked", await StateAsync(installation));
        await IsDueInAsync(installation, TimeSpan.FromHours(21.5), TimeSpan.FromHours(26.5));
        Assert.Equal("parked", Assert.Single(await incidents.ReviewAsync(Stop)).Kind);

        await PolledAsync(installation, worker, 2);
        Assert.Empty(await incidents.ReviewAsync(Stop));
        await IsDueInAsync(installation, TimeSpan.FromHours(21.5), TimeSpan.FromHours(26.5));

        site.Map("/feed/", "application/rss+xml", new TestFeed("https://beispiel.de").Add(1).ToBytes());
        await PolledAsync(installation, worker, 3);
        Assert.Equal("ok", await StateAsync(installation));
        Assert.True(Assert.Single(await incidents.ReviewAsync(Stop)).IsOver);
        Assert.Equal(1, await installation.ScalarAsync<long>("select count(*) from report.incident where kind = 'parked'"));
        Assert.Equal(1, await installation.ScalarAsync<long>("select count(*) from report.article"));
    }

    [Fact]
    public async Task BadInput_T10_A_source_that_asks_for_an_hour_is_not_asked_before_and_nor_is_anything_else_of_its_host()
    {
        await using var site = await LoopbackSite.StartAsync();
        site.Map("/feed/", context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "3600";
            return Task.CompletedTask;
        });
        site.Map("/other/", "application/rss+xml", new TestFeed("https://beispiel.de").Add(1).ToBytes());
        await using var installation = await Installation.CreateAsync(
            new TestSource("beispiel", site.Url("/feed/")), new TestSource("nachbar", site.Url("/other/")));
        await installation.ExecuteAsync("""
            update monitor.source_poll p set next_due_at = 'infinity' from monitor.source s where s.id = p.source_id and s.key = 'nachbar'
            """);
        await using var worker = installation.StartWorker();
        await Eventually.HoldsAsync(
            async () => await installation.ScalarAsync<bool>("select exists (select from monitor.source_poll where failure = 'throttled')"), () => worker.Log);

        Assert.Equal("delayed", await StateAsync(installation));
        await IsDueInAsync(installation, TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(61));
        await installation.ExecuteAsync("update monitor.source_poll set next_due_at = now()");
        await Task.Delay(TimeSpan.FromSeconds(4), Stop);
        Assert.Single(site.Requests);
        Assert.InRange(
            await installation.ScalarAsync<TimeSpan>("select next_allowed_at - now() from monitor.host"), TimeSpan.FromMinutes(58), TimeSpan.FromMinutes(61));
    }

    [Fact]
    public async Task BadInput_T12_Throttled_without_a_time_the_host_is_left_alone_longer_each_time()
    {
        await using var site = await LoopbackSite.StartAsync();
        site.Map("/feed/", Status(429));
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", site.Url("/feed/")));
        await using var worker = installation.StartWorker();
        List<TimeSpan> pauses = [];
        for (var answer = 1; answer <= 3; answer++)
        {
            await PolledAsync(installation, worker, answer);
            pauses.Add(await installation.ScalarAsync<TimeSpan>("select next_allowed_at - now() from monitor.host"));
        }

        Assert.True(pauses[1] > pauses[0] * 1.5 && pauses[2] > pauses[1] * 1.5, string.Join(' ', pauses));
        Assert.Equal(3, await installation.ScalarAsync<int>("select throttled from monitor.host"));
    }

    [Fact]
    public async Task BadInput_T16_A_feed_without_entries_is_read_and_its_silence_is_told_when_its_rhythm_promised_more()
    {
        await using var site = await LoopbackSite.StartAsync();
        site.Map("/feed/", "application/rss+xml", new TestFeed("https://beispiel.de").Add(1).Add(2).ToBytes());
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", site.Url("/feed/")));
        await using var worker = installation.StartWorker();
        await using var database = DataSource(installation);
        var incidents = new Incidents(database, new OpsEventWriter());
        await PolledAsync(installation, worker, 1);
        Assert.True(await installation.ScalarAsync<bool>("select expected_by > now() + interval '23 hours' from report.source"));

        site.Map("/feed/", "application/rss+xml", new TestFeed("https://beispiel.de").ToBytes());
        await PolledAsync(installation, worker, 2);
        Assert.Equal("ok", await StateAsync(installation));
        await installation.ExecuteAsync("update monitor.source_poll set expected_by = now() - interval '1 minute'");

        Assert.Equal("silent", Assert.Single(await incidents.ReviewAsync(Stop)).Kind);
        Assert.Equal("silent", await StateAsync(installation));
        Assert.Equal(2, await installation.ScalarAsync<long>("select count(*) from report.article"));

        site.Map("/feed/", "application/rss+xml", new TestFeed("https://beispiel.de").Add(3).ToBytes());
        await PolledAsync(installation, worker, 3);
        Assert.True(Assert.Single(await incidents.ReviewAsync(Stop)).IsOver);
    }

    [Fact]
    public async Task BadInput_T18_A_server_that_fails_for_a_day_is_told_once_and_recovers_with_the_first_answer()
    {
        await using var site = await LoopbackSite.StartAsync();
        site.Map("/feed/", Status(503));
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", site.Url("/feed/")));
        await using var database = DataSource(installation);
        await using (var worker = installation.StartWorker())
        {
            await PolledAsync(installation, worker, 1);
            Assert.Equal("failing", await StateAsync(installation));
            for (var answer = 2; answer <= 4; answer++)
            {
                await PolledAsync(installation, worker, answer);
            }

            Assert.Equal("failing", Assert.Single(await new Incidents(database, new OpsEventWriter()).ReviewAsync(Stop)).Kind);
            Assert.Empty(await new Incidents(database, new OpsEventWriter()).ReviewAsync(Stop));
        }

        // The pauses grow, and never beyond six hours: 1, 2, 4, … minutes, a tenth more or less.
        await installation.ExecuteAsync("update monitor.source_poll set failures = 40, failing_since = now() - interval '25 hours'");
        await using var again = installation.StartWorker();
        await again.WaitForLogAsync("beispiel is down");
        await PolledAsync(installation, again, 5);
        await IsDueInAsync(installation, TimeSpan.FromHours(5.3), TimeSpan.FromHours(6.7));
        Assert.Equal("down", await StateAsync(installation));

        site.Map("/feed/", "application/rss+xml", new TestFeed("https://beispiel.de").Add(1).ToBytes());
        await PolledAsync(installation, again, 6);
        Assert.Equal("ok", await StateAsync(installation));
        Assert.True(Assert.Single(await new Incidents(database, new OpsEventWriter()).ReviewAsync(Stop)).IsOver);
        Assert.Equal(1, await installation.ScalarAsync<long>("select count(*) from report.incident"));
    }

    private static RequestDelegate Status(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    private static Task<string> StateAsync(Installation installation) =>
        installation.ScalarAsync<string>("select state from report.source where key = 'beispiel'");

    private static async Task IsDueInAsync(Installation installation, TimeSpan least, TimeSpan most) => Assert.InRange(
        await installation.ScalarAsync<TimeSpan>("select next_due_at - now() from report.source where key = 'beispiel'"), least, most);

    /// <summary>Makes the source due, and waits until it was polled for the given time.</summary>
    private static async Task PolledAsync(Installation installation, WorkerProcess worker, int times)
    {
        await installation.MakeDueAsync();
        await Eventually.HoldsAsync(
            async () => await installation.ScalarAsync<bool>(string.Create(CultureInfo.InvariantCulture, $"""
                select coalesce((select sum(polls) from monitor.source_day), 0) >= {times} and not exists (select from monitor.source_poll where lease_until > now())
                """)),
            () => $"poll {times} did not come\n{worker.Log}");
    }

    private static NpgsqlDataSource DataSource(Installation installation)
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        return NpgsqlDataSource.Create(installation.WorkerConnection);
    }
}
