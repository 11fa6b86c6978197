using NewsMonitor.IntegrationTests.Running;

namespace NewsMonitor.IntegrationTests.Reporting;

/// <summary>What the views tell of states of articles: then and now, whole and cut, and after they have left. All asked by the analyst's login.</summary>
public sealed class ArticleStateViewTests(ReportedStates states) : IClassFixture<ReportedStates>
{
    private const string AsOfSql = """
        select title from report.article_as_of(@KnownAt, @SaidUntil) where article = any(@Articles) and first_seen_at >= '2030-01-01Z' order by title
        """;

    [Fact]
    public async Task What_was_known_at_a_moment_is_the_newest_state_of_both_times()
    {
        var (strike, summit) = (ReportedStates.Id("strike"), ReportedStates.Id("summit"));
        await states.AddAsync(strike, 1, "A strike", Day(2), saidAt: Day(1));
        await states.AddAsync(strike, 2, "A strike, corrected", Day(6), saidAt: Day(5));
        await states.AddAsync(strike, 3, "A strike, silently changed", Day(8));
        await states.AddAsync(summit, 1, "B summit", Day(4));

        Assert.Empty(await KnownAsync(Day(1)));
        Assert.Equal(["A strike"], await KnownAsync(Day(2)));
        Assert.Equal(["A strike", "B summit"], await KnownAsync(Day(5)));
        Assert.Equal(["A strike, corrected", "B summit"], await KnownAsync(Day(7)));
        Assert.Equal(["A strike, silently changed", "B summit"], await KnownAsync(Day(9)));
        // Known on the ninth, of what was said until then: the silent change counts from when it was seen.
        Assert.Equal(["A strike"], await KnownAsync(Day(9), Day(3)));
        Assert.Equal(["A strike, corrected", "B summit"], await KnownAsync(Day(9), Day(7)));
        // Said early, known late: before it was recorded nobody knew.
        Assert.Equal(["A strike", "B summit"], await KnownAsync(Day(5), Day(5)));

        Task<IReadOnlyList<string>> KnownAsync(DateTime at, DateTime? saidUntil = null) =>
            states.AskAsync<string>(AsOfSql, new { KnownAt = at, SaidUntil = saidUntil ?? DateTime.MaxValue, Articles = new[] { strike, summit } });
    }

    [Theory]
    [InlineData("report.article_as_of(now())")]
    [InlineData("report.article")]
    [InlineData("report.revision")]
    [InlineData("report.article_topic")]
    [InlineData("report.article_entity")]
    [InlineData("report.article_event_class")]
    [InlineData("report.sighting")]
    public async Task A_range_of_first_sight_is_looked_for_in_its_months_alone(string relation)
    {
        var now = TimeProvider.System.GetUtcNow();
        var (here, next, after) = (now, now.AddMonths(1), now.AddMonths(2));

        var plan = string.Join('\n', await states.AskAsync<string>(
            $"explain select * from {relation} where first_seen_at >= '{next:yyyy-MM}-01Z' and first_seen_at < '{after:yyyy-MM}-01Z'"));
        var scanned = plan[..(plan.IndexOf("SubPlan", StringComparison.Ordinal) is > 0 and var end ? end : plan.Length)];

        Assert.Contains($"_{next:yyyy_MM}", scanned, StringComparison.Ordinal);
        Assert.DoesNotContain("Function Scan", plan, StringComparison.Ordinal);
        // What a state is looked up by says its month only while the query runs; the articles are pruned before.
        var spine = relation == "report.article_as_of(now())" ? "article_" : "_";
        Assert.DoesNotContain($"{spine}{here:yyyy_MM} ", Spine(scanned, relation), StringComparison.Ordinal);
        Assert.DoesNotContain($"{spine}default ", Spine(scanned, relation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_text_is_cut_for_tools_and_had_whole()
    {
        var article = ReportedStates.Id("long");
        var text = new string('ä', 31_999) + "bcd";
        await states.AddAsync(article, 1, "Long", Day(2), text: text[..32_000]);
        Assert.False((await states.AskAsync<bool>("select text_truncated from report.article where article = @article", new { article }))[0]);

        await states.AddAsync(article, 2, "Longer", Day(3), text: text);

        foreach (var view in (string[])["article", "revision"])
        {
            Assert.Equal((text[..32_000], true), Assert.Single(await states.AskAsync<(string, bool)>(
                $"select text, text_truncated from report.{view} where article = @article and revision = 2", new { article })));
        }

        Assert.Equal(text, Assert.Single(await states.AskAsync<string>("select report.full_text(@article)", new { article })));
        Assert.Equal(text[..32_000], Assert.Single(await states.AskAsync<string>("select report.full_text(@article, 1)", new { article })));
        Assert.Equal(["Long"], await states.AskAsync<string>("select title_before from report.revision where article = @article and revision > 1", new { article }));
    }

    [Fact]
    public async Task An_article_whose_states_have_left_is_shown_without_its_text()
    {
        var article = ReportedStates.Id("gone");
        await states.AddAsync(article, 1, "Gone", Day(2));
        await (await states.InstallationAsync()).ExecuteAsync($"""
            delete from monitor.revision r using monitor.identity i where i.article_id = r.article_id and i.public_id = '{article}'
            """);

        Assert.Equal(("Gone", null, null), Assert.Single(await states.AskAsync<(string, string?, bool?)>(
            "select title, text, text_truncated from report.article where article = @article", new { article })));
        Assert.Null(Assert.Single(await states.AskAsync<string?>("select report.full_text(@article)", new { article })));
    }

    [Fact]
    public async Task An_event_is_pending_until_the_broker_has_it()
    {
        var installation = await states.InstallationAsync();
        await installation.ImportAsync("beispiel", new TestFeed("https://beispiel.de").Add(1));

        Assert.Equal(("pending", false), Assert.Single(await EventsAsync()));
        await installation.ExecuteAsync("""
            with sent as (delete from monitor.outbox returning event_id, recorded_at)
            insert into monitor.event_delivery (event_id, recorded_at) select event_id, recorded_at from sent
            """);
        Assert.Equal(("sent", true), Assert.Single(await EventsAsync()));
        Assert.Equal("Bundeswehr verlegt Brigade nach Litauen (1)", Assert.Single(await states.AskAsync<string>("""
            select report.event_body(event) #>> '{data,article,title}' from report.event e join report.article a using (article)
            where e.type = 'monitor.article.detected.v1' and e.bytes > 0
            """)));
        // Its feed says when it was published, and of no later change.
        Assert.True(Assert.Single(await states.AskAsync<bool>("""
            select r.said_at = a.published_at and r.source = 'beispiel' from report.revision r join report.article a using (article, first_seen_at) where a.link is not null
            """)));

        Task<IReadOnlyList<(string, bool)>> EventsAsync() => states.AskAsync<(string, bool)>(
            "select state, confirmed_at is not null from report.event where type = 'monitor.article.detected.v1'");
    }

    private static DateTime Day(int day) => new(2030, 1, day, 12, 0, 0, DateTimeKind.Utc);

    /// <summary>Of the articles as they were known, the part of the plan that reads the articles.</summary>
    private static string Spine(string plan, string relation) => relation == "report.article_as_of(now())"
        ? string.Join('\n', plan.Split('\n').Where(line => line.Contains(" article_", StringComparison.Ordinal)))
        : plan;
}
