using Dapper;
using NewsMonitor.Core.Events;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Pages;
using NewsMonitor.Core.Sources;
using NewsMonitor.Core.Tagging;
using NewsMonitor.IntegrationTests.Running;
using NewsMonitor.Messaging.Events;
using NewsMonitor.Storage.Pages;
using NewsMonitor.Storage.Polling;
using Npgsql;

namespace NewsMonitor.IntegrationTests.PageText;

/// <summary>Who may ask for which page, and what is stored under which lease; with the worker's login.</summary>
public sealed class PageTaskTests(SharedInstallation shared) : IClassFixture<SharedInstallation>
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(12);

    private static readonly string Text = string.Join('\n', Enumerable.Repeat(ThinFeed.Known + " Der Stadtrat berät über Straßen.", 6));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_freshest_page_of_a_free_host_is_handed_out_and_its_host_with_it()
    {
        var installation = await FillAsync(3);
        await using var worker = DataSource(installation);
        await installation.ExecuteAsync("update monitor.page_task set first_seen_at = first_seen_at + right(url, 1)::int * interval '1 second'");
        var tasks = new PageTasks(worker);

        var claimed = (await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => tasks.ClaimAsync(8, Lease, Soon, Stop)))).SelectMany(leases => leases);

        var lease = Assert.Single(claimed);
        Assert.Equal("/artikel/3", lease.Url.AbsolutePath);
        Assert.Empty(await tasks.ClaimAsync(8, Lease, Soon, Stop));

        // Nor is a feed of that host polled meanwhile.
        await installation.ExecuteAsync("update monitor.source_poll set host = 'seite.example', next_due_at = now()");
        Assert.Empty(await new DueSources(worker).ClaimAsync(8, Lease, WorkShare.All, Stop));
        Assert.True(await new PageLog(worker).PostponedAsync(lease, Lease, PageVisit.None, Stop));
        Assert.Single(await new DueSources(worker).ClaimAsync(8, Lease, WorkShare.All, Stop));
    }

    [Fact]
    public async Task A_host_whose_feed_is_due_soon_is_left_to_it()
    {
        var installation = await FillAsync(1);
        await using var worker = DataSource(installation);
        await installation.ExecuteAsync("update monitor.source_poll set host = 'seite.example', next_due_at = now() + interval '10 seconds'");

        Assert.Empty(await new PageTasks(worker).ClaimAsync(8, Lease, Soon, Stop));

        await installation.ExecuteAsync("update monitor.source_poll set next_due_at = now() + interval '20 seconds'");
        Assert.Single(await new PageTasks(worker).ClaimAsync(8, Lease, Soon, Stop));
    }

    [Fact]
    public async Task Whoever_has_lost_the_lease_stores_nothing()
    {
        var installation = await FillAsync(1);
        await using var worker = DataSource(installation);
        var tasks = new PageTasks(worker);
        var old = Assert.Single(await tasks.ClaimAsync(1, Lease, Soon, Stop));
        await installation.ExecuteAsync("""
            update monitor.page_task set lease_until = now() - interval '1 second';
            update monitor.host set lease_until = now() - interval '1 second' where lease_until is not null
            """);
        var taken = Assert.Single(await tasks.ClaimAsync(1, Lease, Soon, Stop));
        Assert.True(taken.Token > old.Token);
        var log = new PageLog(worker);

        Assert.Equal(PageResult.LeaseLost, await CompleteAsync(worker, old));
        Assert.False(await log.SettledAsync(old, PageOutcome.NotFound, "gone", Visit, Stop));
        Assert.False(await log.FailedAsync(old, FetchFailure.Timeout, "late", PageRetry.After(FetchFailure.Timeout, null, 1), Visit, Stop));
        Assert.False(await log.RobotsAsync(old, "", TimeSpan.Zero, Lease, Visit, Stop));
        Assert.True(await installation.ScalarAsync<bool>("""
            select (select page_text is null from monitor.revision) and (select page_outcome is null from monitor.article)
               and (select attempts = 0 and lease_until > now() from monitor.page_task) and not exists (select from monitor.host_robots)
               and (select lease_until > now() from monitor.host where name = 'seite.example')
               and not exists (select from monitor.source_day) and not exists (select from monitor.event)
            """));

        Assert.Equal(PageResult.Completed, await CompleteAsync(worker, taken));
        Assert.Equal("completed full", await installation.ScalarAsync<string>("select page_outcome || ' ' || text_scope from report.article"));
        Assert.Equal(1, await installation.ScalarAsync<int>("select pages from monitor.source_day"));
    }

    [Fact]
    public async Task The_page_of_an_older_revision_is_dropped()
    {
        var installation = await FillAsync(1);
        await using var worker = DataSource(installation);
        var lease = Assert.Single(await new PageTasks(worker).ClaimAsync(1, Lease, Soon, Stop));
        await installation.ExecuteAsync("""
            update monitor.identity set revision = 2;
            update monitor.article set revision = 2;
            insert into monitor.revision (article_id, first_seen_at, number, fetch_id, title, text, content_hash, kinds, relevance, severity)
            select article_id, first_seen_at, 2, fetch_id, title, text, content_hash, kinds, relevance, severity from monitor.revision
            """);

        Assert.Equal(PageResult.Outdated, await CompleteAsync(worker, lease));

        Assert.True(await installation.ScalarAsync<bool>("""
            select (select bool_and(page_text is null) from monitor.revision) and not exists (select from monitor.page_task) and not exists (select from monitor.event)
            """));
    }

    [Fact]
    public async Task Reaching_the_gate_announces_once_however_often_it_is_done()
    {
        var installation = await FillAsync(1);
        await using var worker = DataSource(installation);
        var lease = Assert.Single(await new PageTasks(worker).ClaimAsync(1, Lease, Soon, Stop));
        Assert.Equal(PageResult.Completed, await CompleteAsync(worker, lease));
        Assert.True(await installation.ScalarAsync<bool>("select announced_at is not null from report.article"));

        // As after a commit whose answer was lost, in a database restored to before it: the same event has the same id.
        await installation.ExecuteAsync("update monitor.identity set announced_at = null");
        await OrderAsync(installation);
        await installation.ExecuteAsync("update monitor.host set next_allowed_at = now()");
        var again = Assert.Single(await new PageTasks(worker).ClaimAsync(1, Lease, Soon, Stop));
        Assert.Equal(PageResult.Completed, await CompleteAsync(worker, again));

        Assert.Equal(["monitor.article.detected.v1"], await installation.QueryAsync<string>("select type from monitor.event"));
        Assert.Equal("article.backfilled", await installation.ScalarAsync<string>("select substring(routing_key from '^[a-z]+[.][a-z]+') from monitor.event"));
        Assert.Equal(1, await installation.ScalarAsync<long>("select count(*) from monitor.outbox"));
    }

    [Fact]
    public async Task The_pause_that_robots_txt_asks_for_is_kept_by_pages_and_feeds()
    {
        var installation = await FillAsync(1);
        await using var worker = DataSource(installation);
        var lease = Assert.Single(await new PageTasks(worker).ClaimAsync(1, Lease, Soon, Stop));

        Assert.True(await new PageLog(worker).RobotsAsync(lease, "User-agent: *\n", TimeSpan.FromSeconds(30), Lease, Visit, Stop));
        Assert.True(await IsLeftAloneAsync(installation));

        await installation.ExecuteAsync("""
            update monitor.host set next_allowed_at = now() where name = 'seite.example';
            update monitor.source_poll set host = 'seite.example', next_due_at = now()
            """);
        var feed = Assert.Single(await new DueSources(worker).ClaimAsync(1, Lease, WorkShare.All, Stop));
        Assert.True(await new PollLog(worker).GivenBackAsync(feed, new PollTiming(TimeSpan.Zero, TimeSpan.FromSeconds(2)), Stop));
        Assert.True(await IsLeftAloneAsync(installation));
    }

    [Fact]
    public async Task A_host_that_asks_for_fewer_requests_is_left_alone_and_its_robots_are_known_until_they_expire()
    {
        var installation = await FillAsync(1);
        await using var worker = DataSource(installation);
        var (tasks, log) = (new PageTasks(worker), new PageLog(worker));
        var lease = Assert.Single(await tasks.ClaimAsync(1, Lease, Soon, Stop));
        Assert.Null(lease.Robots);
        Assert.True(await log.RobotsAsync(lease, "User-agent: *\n", TimeSpan.Zero, TimeSpan.FromHours(24), Visit with { HostGap = TimeSpan.Zero }, Stop));

        lease = Assert.Single(await tasks.ClaimAsync(1, Lease, Soon, Stop));
        Assert.Equal(("User-agent: *\n", false, null), (lease.Robots!.Rules, lease.Robots.IsTemporary, lease.Robots.Reservations));
        Assert.True(await log.ReservationsAsync(lease, "[]", Visit with { HostGap = TimeSpan.Zero }, Stop));
        lease = Assert.Single(await tasks.ClaimAsync(1, Lease, Soon, Stop));
        Assert.Equal("[]", lease.Robots!.Reservations);

        var throttled = Visit with { HostGap = TimeSpan.FromMinutes(5), Throttled = true };
        Assert.True(await log.FailedAsync(lease, FetchFailure.Throttled, "HTTP 429", PageRetry.After(FetchFailure.Throttled, null, 1), throttled, Stop));
        Assert.True(await installation.ScalarAsync<bool>(
            "select next_allowed_at > now() + interval '4 minutes' and throttled = 1 from monitor.host where name = 'seite.example'"));

        await installation.ExecuteAsync("""
            update monitor.host_robots set expires_at = now(); update monitor.host set next_allowed_at = now(); update monitor.page_task set next_attempt_at = now()
            """);
        Assert.Null(Assert.Single(await tasks.ClaimAsync(1, Lease, Soon, Stop)).Robots);
    }

    private static PageVisit Visit { get; } = new(new FetchEffort(1, 100, 200, TimeSpan.Zero), TimeSpan.FromSeconds(2)) { IsPage = true };

    private static Task<bool> IsLeftAloneAsync(Installation installation) =>
        installation.ScalarAsync<bool>("select next_allowed_at > now() + interval '25 seconds' from monitor.host where name = 'seite.example'");

    private static Task<PageResult> CompleteAsync(NpgsqlDataSource worker, LeasedPage lease) =>
        new PageStore(worker, new ArticleEventWriter(), new OutboxBell()).CompleteAsync(
            lease,
            new Source { Key = "beispiel", Name = "Beispiel", Url = new Uri("http://127.0.0.1:1/feed/"), Publisher = "beispiel" },
            new RuleSetStamp(1, "sha256:0"),
            article => PageCompletion.Plan(article, new Core.Pages.PageText("Stadtrat", Text, "de", IsPaywalled: false), 35, _ => new TagResult
            {
                Relevance = 60,
                Severity = new Severity(0, null),
                Topics = [new TopicTag("forces", Salience.Main, 18, [new Evidence("body", "Brigade", "brigade", 18, "rules/forces.yaml:1")])],
                Events = [],
            }),
            Visit,
            Stop);

    private static NpgsqlDataSource DataSource(Installation installation)
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        return NpgsqlDataSource.Create(installation.WorkerConnection);
    }

    /// <summary>So many articles of a thin feed, whose pages are wanted on one host; no feed is due, and nothing else is there.</summary>
    private async Task<Installation> FillAsync(int articles)
    {
        var installation = await shared.GetAsync();
        await installation.ExecuteAsync("""
            delete from monitor.page_task; delete from monitor.host_robots; delete from monitor.source_day; delete from monitor.outbox; delete from monitor.event;
            delete from monitor.event_key; delete from monitor.sighting; delete from monitor.article_topic; delete from monitor.article_event_class;
            delete from monitor.article_entity;
            delete from monitor.revision; delete from monitor.article; delete from monitor.identity_key; delete from monitor.identity; delete from monitor.fetch;
            update monitor.source_poll set host = '127.0.0.1', next_due_at = now() + interval '1 hour', lease_until = null;
            delete from monitor.host where name <> '127.0.0.1'
            """);
        var feed = new ThinFeed(new Uri("https://seite.example/"));
        for (var number = 1; number <= articles; number++)
        {
            feed.Add(number);
        }

        await installation.ImportAsync("beispiel", feed.ToBytes());
        Assert.Equal(0, await installation.ScalarAsync<long>("select count(*) from monitor.page_task"));
        await OrderAsync(installation);
        return installation;
    }

    private static Task OrderAsync(Installation installation) => installation.ExecuteAsync("""
        insert into monitor.host (name) values ('seite.example') on conflict do nothing;
        insert into monitor.page_task (article_id, first_seen_at, source_id, host, origin, url, revision, deadline_at)
        select a.id, a.first_seen_at, a.source_id, 'seite.example', 'https://seite.example:443', a.link, a.revision, now() + interval '1 day' from monitor.article a
        """);
}
