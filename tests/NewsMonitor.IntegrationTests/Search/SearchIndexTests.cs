using NewsMonitor.IntegrationTests.Running;
using NewsMonitor.Storage.Search;
using Npgsql;

namespace NewsMonitor.IntegrationTests.Search;

/// <summary>What is found follows what is stored.</summary>
public sealed class SearchIndexTests : IAsyncLifetime
{
    private SearchScene _scene = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _scene = await SearchScene.CreateAsync();

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Fact]
    public async Task A_revision_changes_what_is_found()
    {
        var article = await _scene.PlantAsync("Manöver beginnt", "Die Fregatte läuft aus.");
        await _scene.IndexAsync();
        Assert.Single(await _scene.FindAsync("Fregatte"));

        await _scene.Installation.ExecuteAsync($"""
            insert into monitor.revision (article_id, first_seen_at, number, fetch_id, title, text, content_hash, kinds, relevance, severity)
            select article_id, first_seen_at, 2, 0, 'Manöver verschoben', 'Die Korvette bleibt.', sha256('y'), '{"{}"}', 80, 2 from monitor.revision where article_id = {article};
            update monitor.article set revision = 2, title = 'Manöver verschoben' where id = {article}
            """);
        await _scene.IndexAsync();

        Assert.Empty(await _scene.FindAsync("Fregatte"));
        Assert.Equal(["Manöver verschoben"], await _scene.FindAsync("Korvette verschoben"));
    }

    [Fact]
    public async Task The_text_of_a_page_takes_the_place_of_the_feeds()
    {
        var article = await _scene.PlantAsync("Kurz gemeldet", "Teaser");
        await _scene.Installation.ExecuteAsync($"""
            update monitor.revision set page_text = 'Der Zerstörer wurde getauft.' where article_id = {article};
            update monitor.article set word_count = 200, page_outcome = 'completed', page_settled_at = now() where id = {article}
            """);
        await _scene.IndexAsync();

        Assert.Equal("Der «Zerstörer» wurde getauft.", Assert.Single(await _scene.SearchAsync("Zerstoerer")).Highlight);
    }

    [Fact]
    public async Task What_is_deleted_is_found_no_more_at_once_and_leaves_no_words()
    {
        var article = await _scene.PlantAsync("Geheimakte Nordlicht");
        await _scene.IndexAsync();
        Assert.Single(await _scene.FindAsync("Nordlicht"));

        await _scene.Installation.ExecuteAsync($"delete from monitor.article where id = {article}");

        Assert.Empty(await _scene.FindAsync("Nordlicht"));
        Assert.Equal(0, await _scene.Installation.ScalarAsync<int>("select count(*)::int from monitor.article_search"));
    }

    [Fact]
    public async Task An_article_that_went_while_it_was_read_leaves_no_words()
    {
        var article = await _scene.PlantAsync("Geheimakte Nordlicht");
        await _scene.IndexAsync();
        await _scene.Installation.ExecuteAsync($"""
            create temporary table kept as select * from monitor.article_search;
            delete from monitor.article where id = {article};
            insert into monitor.article_search select * from kept
            """);

        var turns = await _scene.IndexAsync();

        Assert.Equal(1, turns.Sum(turn => turn.Removed));
        Assert.Equal(0, await _scene.Installation.ScalarAsync<int>("select count(*)::int from monitor.article_search"));
    }

    [Fact]
    public async Task An_article_without_text_is_found_by_its_title()
    {
        var article = await _scene.PlantAsync("Nordlicht", "Einzelheiten");
        await _scene.Installation.ExecuteAsync($"delete from monitor.revision where article_id = {article}");
        await _scene.IndexAsync();

        Assert.Equal("«Nordlicht»", Assert.Single(await _scene.SearchAsync("Nordlicht")).Highlight);
        Assert.Empty(await _scene.FindAsync("Einzelheiten"));
    }

    [Fact]
    public async Task One_that_fails_keeps_no_other_from_being_found()
    {
        await _scene.PlantAsync("Erste Fregatte");
        await _scene.PlantAsync("Zweite Fregatte", TooManyWords());
        await _scene.PlantAsync("Dritte Fregatte");
        await _scene.PlantAsync("Vierte Fregatte");

        var turns = await _scene.IndexAsync(article => article.Title.StartsWith("Dritte", StringComparison.Ordinal) ? throw new InvalidOperationException("Pech") : "");

        Assert.Equal(["Erste Fregatte", "Vierte Fregatte"], (await _scene.FindAsync("Fregatte")).Order(StringComparer.Ordinal));
        Assert.Equal(2, turns.Sum(turn => turn.Failed.Count));
        Assert.Contains(turns.SelectMany(turn => turn.Failed), failed => failed.Reason == "Pech");
        Assert.Equal(0, await _scene.Installation.ScalarAsync<int>("select count(*)::int from monitor.search_task"));

        // A tsvector holds 1 MiB of words: 100,000 letters are less, unless each stands for six, as square ones do.
        static string TooManyWords() => string.Join(' ', Enumerable.Range(0, 6000).Select(
            number => new string([.. $"{number:b15}".Select(digit => (char)(digit - '0' + 0x3316))])));
    }

    [Fact]
    public async Task What_was_stored_before_is_indexed_day_by_day_the_newest_first()
    {
        await _scene.PlantAsync("Alte Fregatte", age: TimeSpan.FromDays(2));
        await _scene.PlantAsync("Neue Fregatte");
        await _scene.Installation.ExecuteAsync("""
            delete from monitor.search_task;
            insert into monitor.search_backlog select d::date from generate_series(now() at time zone 'UTC' - interval '3 days', now() at time zone 'UTC', interval '1 day') d
            """);

        Assert.True(await _scene.Index.ExpandBacklogAsync(Stop));
        Assert.False(await _scene.Index.ExpandBacklogAsync(Stop), "tasks wait");
        await _scene.IndexAsync();
        Assert.Equal(["Neue Fregatte"], await _scene.FindAsync("Fregatte"));

        while (await _scene.Index.ExpandBacklogAsync(Stop))
        {
            await _scene.IndexAsync();
        }

        Assert.Equal(["Neue Fregatte", "Alte Fregatte"], await _scene.FindAsync("Fregatte"));
        Assert.Equal(0, await _scene.Installation.ScalarAsync<int>("select count(*)::int from monitor.search_backlog"));
    }

    [Fact]
    public async Task One_worker_at_a_time_makes_documents()
    {
        await _scene.PlantAsync("Fregatte");
        await using var other = NpgsqlDataSource.Create(_scene.Installation.WorkerConnection);
        await using (var connection = await other.OpenConnectionAsync(Stop))
        await using (await connection.BeginTransactionAsync(Stop))
        {
            await using var held = new NpgsqlCommand("select pg_advisory_xact_lock(hashtext('newsmonitor.search'))", connection);
            await held.ExecuteNonQueryAsync(Stop);

            Assert.Same(SearchTurn.Idle, Assert.Single(await _scene.IndexAsync()));
        }

        Assert.Equal(1, (await _scene.IndexAsync())[0].Indexed);
    }

    [Fact]
    public async Task A_worker_indexes_what_waits()
    {
        await _scene.PlantAsync("Fregatten im Manöver", "Die Kriegsschiffe laufen aus.");
        await using var worker = _scene.Installation.StartWorker();

        await Eventually.HoldsAsync(async () => (await _scene.FindAsync("Fregatte Schiff")).Count == 1, () => "the worker has not indexed the article");
    }
}
