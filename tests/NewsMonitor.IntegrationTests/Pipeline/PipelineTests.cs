using System.Text.Json;
using NewsMonitor.IntegrationTests.Running;

namespace NewsMonitor.IntegrationTests.Pipeline;

/// <summary>From a polled site to a subscriber, through the installed executable, a real PostgreSQL and a real RabbitMQ.</summary>
public sealed class PipelineTests
{
    private static readonly DateTimeOffset LongAgo = new(2024, 7, 28, 7, 18, 28, TimeSpan.Zero);

    [Fact]
    public async Task A_polled_article_is_stored_tagged_and_reaches_a_subscriber()
    {
        await using var site = await LoopbackSite.StartAsync();
        site.Map("/feed/", "application/rss+xml", new TestFeed("https://beispiel.de").Add(1).ToBytes());
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", site.Url("/feed/")));

        await using var worker = installation.StartWorker();
        await installation.SettleAsync();

        var article = Assert.Single(await installation.QueryAsync<ArticleRow>(
            "select article, source, title, relevance, text from report.article"));
        Assert.Equal("beispiel", article.Source);
        Assert.Equal("Bundeswehr verlegt Brigade nach Litauen (1)", article.Title);
        Assert.True(article.Relevance >= 35, $"relevance {article.Relevance}");
        Assert.Contains("Kampfpanzern", article.Text, StringComparison.Ordinal);
        Assert.True(await installation.ScalarAsync<bool>(
            "select bool_and(jsonb_array_length(evidence) > 0 and evidence -> 0 ->> 'rule' like 'rules/%.yaml:%') from report.article_topic"));

        Assert.Equal("exact", await installation.ScalarAsync<string>("select published_quality from report.article"));

        var told = Assert.Single(await installation.ReadArchiveAsync());
        Assert.Equal("monitor.article.detected.v1", told.GetProperty("type").GetString());
        Assert.Equal(article.Article, told.GetProperty("data").GetProperty("article").GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task What_an_article_names_is_stored_told_and_replaced_by_its_next_revision()
    {
        await using var site = await LoopbackSite.StartAsync();
        var feed = new TestFeed("https://beispiel.de").Add(1, "Bundeswehr verlegt Brigade nach Litauen");
        site.Map("/feed/", "application/rss+xml", feed.ToBytes());
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", site.Url("/feed/")));
        await using var worker = installation.StartWorker();
        await installation.SettleAsync();
        Assert.Equal("country main LT 1 t", await PlaceAsync(installation, "LT"));

        site.Map("/feed/", "application/rss+xml", new TestFeed("https://beispiel.de")
            .Add(1, "Bundeswehr verlegt Brigade nach Polen", "Die Panzerbrigade der Bundeswehr übt mit Kampfpanzern und Soldaten der NATO-Streitkräfte in Polen.").ToBytes());
        await installation.MakeDueAsync();
        await Eventually.HoldsAsync(
            async () => await installation.ScalarAsync<int>("select revision from report.article") == 2, () => $"no revision was stored\n{worker.Log}");
        await installation.SettleAsync();

        Assert.Equal("country main PL 2 t", await PlaceAsync(installation, "PL"));
        Assert.Null(await PlaceAsync(installation, "LT"));
        var places = (await installation.ReadArchiveAsync()).Select(told => string.Join(
            ' ', told.GetProperty("data").GetProperty("places").EnumerateArray().Select(place => place.GetProperty("id").GetString())));
        Assert.Equal(["LT", "PL"], places);
        Assert.True(await installation.ScalarAsync<bool>(
            "select bool_and(cc_keys && array['article.backfilled.s' || (headers ->> 'severity') || '.de.place.lt', 'article.revised.s' || (headers ->> 'severity') || '.de.place.pl']) from monitor.event"));
    }

    [Fact]
    public async Task An_English_report_in_a_German_feed_is_stored_as_English()
    {
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", new Uri("http://127.0.0.1:1/feed/")));

        await installation.ImportAsync("beispiel", new TestFeed("https://beispiel.de").Add(
            1, "Brigade moves to Lithuania", "The minister said that the brigade would be moved to the eastern border of the country, and that it is ready for it."));

        Assert.Equal("en", await installation.ScalarAsync<string>("select language from report.article"));
    }

    private static Task<string> PlaceAsync(Installation installation, string id) => installation.ScalarAsync<string>(
        $"select concat_ws(' ', type, salience, country, revision, jsonb_array_length(evidence) > 0) from report.article_entity where entity = '{id}'");

    [Fact]
    public async Task Reading_a_feed_again_changes_nothing()
    {
        await using var site = await LoopbackSite.StartAsync();
        var feed = new TestFeed("https://beispiel.de").Add(1).Add(2).Add(3, "Stadtrat beschließt Radweg", "Der Stadtrat hat einen Radweg beschlossen.");
        site.Map("/feed/", "application/rss+xml", feed.ToBytes());
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", site.Url("/feed/")));
        await using var worker = installation.StartWorker();
        await installation.SettleAsync();
        var before = await StateAsync(installation);

        // Without what it remembers of the body, the worker reads every entry again.
        await installation.ExecuteAsync("update monitor.source_poll set etag = null, last_modified = null, body_hash = null");
        await installation.MakeDueAsync();
        await Eventually.HoldsAsync(
            async () => await installation.ScalarAsync<long>("select count(*) from monitor.fetch where known = 3") == 1,
            () => $"the feed was not read again\n{worker.Log}");

        Assert.Equal(before, await StateAsync(installation));
        Assert.Equal(2, (await installation.ReadArchiveAsync()).Count);
    }

    [Fact]
    public async Task BadInput_S14_a_headline_that_looks_like_SQL_is_stored_as_it_is()
    {
        const string title = @"Bundeswehr'; drop table monitor.article; -- % _ \ ";
        await using var site = await LoopbackSite.StartAsync();
        site.Map("/feed/", "application/rss+xml", new TestFeed("https://beispiel.de").Add(1, title).ToBytes());
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", site.Url("/feed/")));

        await using var worker = installation.StartWorker();
        await installation.SettleAsync();

        Assert.Equal(title + "(1)", await installation.ScalarAsync<string>("select title from report.article"));
    }

    [Fact]
    public async Task A_feed_that_breaks_off_gives_its_complete_articles_and_is_asked_for_again()
    {
        await using var site = await LoopbackSite.StartAsync();
        var whole = new TestFeed("https://beispiel.de").Add(1).Add(2).ToBytes();
        site.Map("/feed/", "application/rss+xml", whole[..^80]);
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", site.Url("/feed/")));
        await using var worker = installation.StartWorker();
        await installation.SettleAsync();

        Assert.Equal("partial 1", await installation.ScalarAsync<string>("select outcome || ' ' || new from monitor.fetch"));
        Assert.False(await installation.ScalarAsync<bool>("select body_hash is not null or etag is not null from monitor.source_poll"));

        site.Map("/feed/", "application/rss+xml", whole);
        await installation.MakeDueAsync();
        await Eventually.HoldsAsync(
            async () => await installation.ScalarAsync<long>("select count(*) from report.article") == 2, () => $"the rest did not come\n{worker.Log}");
    }

    [Fact]
    public async Task The_same_bytes_are_counted_and_not_read()
    {
        await using var site = await LoopbackSite.StartAsync();
        site.Map("/feed/", "application/rss+xml", new TestFeed("https://beispiel.de").Add(1).ToBytes());
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", site.Url("/feed/")));
        await using var worker = installation.StartWorker();
        await installation.SettleAsync();

        await installation.MakeDueAsync();
        await Eventually.HoldsAsync(
            async () => await installation.ScalarAsync<int>("select unchanged from monitor.source_day") == 1, () => $"no unchanged poll\n{worker.Log}");

        Assert.Equal(1, await installation.ScalarAsync<long>("select count(*) from monitor.fetch"));
        Assert.Equal(2, await installation.ScalarAsync<int>("select polls from monitor.source_day"));
    }

    [Fact]
    public async Task An_edited_article_is_revised_and_told_with_its_changes()
    {
        await using var site = await LoopbackSite.StartAsync();
        site.Map("/feed/", "application/rss+xml", new TestFeed("https://127.0.0.1").Add(1).ToBytes());
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", site.Url("/feed/")));
        await using var worker = installation.StartWorker();
        await installation.SettleAsync();

        site.Map("/feed/", "application/rss+xml", new TestFeed("https://127.0.0.1").Add(1, "Bundeswehr verlegt zwei Brigaden nach Litauen").ToBytes());
        await installation.MakeDueAsync();
        await Eventually.HoldsAsync(
            async () => await installation.ScalarAsync<int>("select revision from report.article") == 2, () => $"no revision\n{worker.Log}");
        await installation.SettleAsync();

        var events = await installation.ReadArchiveAsync();
        Assert.Equal(["monitor.article.detected.v1", "monitor.article.revised.v1"], events.Select(told => told.GetProperty("type").GetString()));
        var changes = events[1].GetProperty("data").GetProperty("changes");
        Assert.Contains("title", changes.GetProperty("kinds").EnumerateArray().Select(kind => kind.GetString()));
        Assert.Equal("Bundeswehr verlegt Brigade nach Litauen (1)", changes.GetProperty("title").GetProperty("from").GetString());
        Assert.Equal(2, await installation.ScalarAsync<long>("select count(*) from monitor.revision"));
    }

    [Fact]
    public async Task A_first_fetch_and_old_entries_are_backfill_and_later_news_is_live()
    {
        await using var site = await LoopbackSite.StartAsync();
        var feed = new TestFeed("https://beispiel.de").Add(1);
        site.Map("/feed/", "application/rss+xml", feed.ToBytes());
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", site.Url("/feed/")));
        await using var worker = installation.StartWorker();
        await installation.SettleAsync();

        site.Map("/feed/", "application/rss+xml", feed.Add(2).Add(3, published: LongAgo).ToBytes());
        await installation.MakeDueAsync();
        await Eventually.HoldsAsync(
            async () => await installation.ScalarAsync<long>("select count(*) from monitor.event") == 3, () => $"three events expected\n{worker.Log}");

        var keys = await installation.QueryAsync<string>("select split_part(routing_key, '.', 2) from monitor.event order by sequence");
        Assert.Equal("backfilled", keys[0]);
        Assert.Equal(["backfilled", "detected"], keys.Skip(1).Order(StringComparer.Ordinal));
        Assert.Equal(["t t", "t t", "f t"], await AnnouncedAsync(installation));
    }

    [Fact]
    public async Task An_edit_that_makes_it_relevant_announces_an_article()
    {
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", new Uri("http://127.0.0.1:1/")));
        await installation.ImportAsync("beispiel", new TestFeed("https://beispiel.de").Add(1, "Kuchen backen", "Mehl und Zucker verrühren."));
        Assert.Equal(["t f"], await AnnouncedAsync(installation));

        await installation.ImportAsync("beispiel", new TestFeed("https://beispiel.de").Add(1));
        Assert.Equal(["t t"], await AnnouncedAsync(installation));
    }

    [Fact]
    public async Task A_broken_source_is_marked_and_the_others_go_on()
    {
        await using var good = await LoopbackSite.StartAsync();
        good.Map("/feed/", "application/rss+xml", new TestFeed("https://gut.de").Add(1).ToBytes());
        List<LoopbackSite> bad = [];
        List<TestSource> sources = [];
        var faults = BrokenSites.All;
        foreach (var (number, fault) in faults.Index())
        {
            // Each on a host of its own, so that they do not wait for each other.
            var site = await LoopbackSite.StartAsync($"127.0.0.{number + 2}");
            site.Map("/feed/", fault.Answer);
            bad.Add(site);
            sources.Add(new TestSource(fault.Key, site.Url("/feed/")));
        }

        try
        {
            await using var installation = await Installation.CreateAsync([.. sources, new TestSource("gut", good.Url("/feed/"))]);
            await using var worker = installation.StartWorker();
            await installation.SettleAsync();

            var states = (await installation.QueryAsync<SourceRow>("select key, failures, failure, last_success_at is not null as succeeded from report.source"))
                .ToDictionary(row => row.Key, StringComparer.Ordinal);
            Assert.True(states["gut"].Succeeded);
            Assert.All(faults, fault =>
            {
                Assert.Equal((fault.Key, fault.Failure), (fault.Key, states[fault.Key].Failure));
                Assert.False(states[fault.Key].Succeeded);
            });
            Assert.Single(await installation.ReadArchiveAsync());
            Assert.Equal(faults.Count, await installation.ScalarAsync<long>("select count(*) from report.fetch where outcome = 'failed' and seen = 0"));
        }
        finally
        {
            foreach (var site in bad)
            {
                await site.DisposeAsync();
            }
        }
    }

    [Fact]
    public async Task The_sample_is_imported_once_and_its_defence_articles_alone_are_told()
    {
        await using var installation = await Installation.CreateAsync(new TestSource("perspektiven-global", new Uri("http://127.0.0.1:1/feed/")));
        var sample = RepositoryFiles.Path("seeds", "sample", "perspektiven-global.xml");

        var first = (await installation.RunAsync("import", sample, "--source", "perspektiven-global")).Succeeded();
        var second = (await installation.RunAsync("import", sample, "--source", "perspektiven-global")).Succeeded();
        (await installation.RunAsync("run", "--once")).Succeeded();

        Assert.Contains("17 new", first.Output, StringComparison.Ordinal);
        Assert.Contains("0 new, 0 revised, 17 known", second.Output, StringComparison.Ordinal);
        var expected = File.ReadAllLines(RepositoryFiles.Path("seeds", "sample", "expected.txt")).Where(line => !line.StartsWith('#'));
        var told = (await installation.ReadArchiveAsync()).Select(one => one.GetProperty("data").GetProperty("article").GetProperty("url").GetString()!);
        Assert.Equal(expected.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
        Assert.True(await installation.ScalarAsync<bool>("select bool_and(author <> '') from report.article"));
        Assert.Equal(1, await installation.ScalarAsync<long>("select count(*) from report.article where enclosures -> 0 ->> 'type' = 'audio/mpeg'"));
    }

    private static async Task<string> StateAsync(Installation installation) => JsonSerializer.Serialize(await installation.QueryAsync<string>("""
        select 'identity ' || public_id || revision from monitor.identity
        union all select 'key ' || encode(hash, 'hex') || trusted from monitor.identity_key
        union all select 'revision ' || article_id || number || md5(text) from monitor.revision
        union all select 'topic ' || article_id || topic || points from monitor.article_topic
        union all select 'event ' || id || md5(body) from monitor.event
        union all select 'sighting ' || article_id || source_id from monitor.sighting
        order by 1
        """));

    private sealed class ArticleRow
    {
        public Guid Article { get; init; }

        public string Source { get; init; } = "";

        public string Title { get; init; } = "";

        public short Relevance { get; init; }

        public string Text { get; init; } = "";
    }

    private sealed class SourceRow
    {
        public string Key { get; init; } = "";

        public int Failures { get; init; }

        public string? Failure { get; init; }

        public bool Succeeded { get; init; }
    }

    /// <summary>Of each article whether it is backfill and was announced: its row says what its identity says.</summary>
    private static async Task<IReadOnlyList<string>> AnnouncedAsync(Installation installation)
    {
        Assert.True(await installation.ScalarAsync<bool>("""
            select bool_and((a.announced_at, a.backfill) is not distinct from (i.announced_at, i.backfill)) from monitor.article a join monitor.identity i on i.article_id = a.id
            """));
        return await installation.QueryAsync<string>("select concat_ws(' ', backfill, announced_at is not null) from report.article order by backfill desc");
    }
}
