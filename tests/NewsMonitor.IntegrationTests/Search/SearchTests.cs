using Npgsql;

namespace NewsMonitor.IntegrationTests.Search;

/// <summary>What an analyst finds with <c>report.search</c>.</summary>
public sealed class SearchTests(SearchLibrary library) : IClassFixture<SearchLibrary>
{
    [Theory]
    [InlineData("Verteidigung -Litauen", "Neue Verteidigungsbündnisse in Europa")]
    [InlineData("Bündnis", "Neue Verteidigungsbündnisse in Europa")]
    [InlineData("verteidigungsbündnis EUROPA", "Neue Verteidigungsbündnisse in Europa")]
    [InlineData("Export", "Rüstungsexport nach Norwegen")]
    [InlineData("Luftabwehr", "Luft- und Raketenabwehr für Litauen")]
    [InlineData("Luftverteidigungssystem", "Luft- und Raketenabwehr für Litauen")]
    [InlineData("Leopard-2", "Leopard 2 auf dem Weg")]
    [InlineData("F35", "Armies of the world")]
    [InlineData("\"US Army\"", "Armies of the world")]
    [InlineData("value", "Armies of the world")]
    [InlineData("depeschen", "Uralte Depesche")]
    [InlineData("Müller", "Armies of the world")]
    [InlineData("Muller", "Armies of the world")]
    [InlineData("ПАНЦИР", "Панцир")]
    public async Task A_word_is_found_in_every_form(string query, string title) => Assert.Equal([title], await (await library.GetAsync()).FindAsync(query));

    [Theory]
    [InlineData("Rüstung")]
    [InlineData("Ruestung")]
    [InlineData("Rustung")]
    [InlineData("RÜSTUNG")]
    [InlineData("Ru\u0308stung")]
    [InlineData("Rüs\u00ADtung")]
    public async Task Spellings_of_umlauts_find_each_other(string query) =>
        Assert.Equal(["RUSTUNG IM WANDEL", "Ruestung wird teurer", "Rüstungsexport nach Norwegen"], (await (await library.GetAsync()).FindAsync(query)).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Krieg Frieden", "Frieden statt Krieg", "Krieg und Frieden im Theater")]
    [InlineData("\"Krieg und Frieden\"", "Krieg und Frieden im Theater")]
    [InlineData("„Krieg und Frieden“", "Krieg und Frieden im Theater")]
    [InlineData("\"Frieden Krieg\"")]
    [InlineData("Krieg -Theater", "Frieden statt Krieg")]
    [InlineData("Abend -\"langer Abend\"", "Frieden statt Krieg")]
    [InlineData("Theater or Export", "Krieg und Frieden im Theater", "Rüstungsexport nach Norwegen")]
    [InlineData("Krieg Theater OR Export Norwegen", "Krieg und Frieden im Theater", "Rüstungsexport nach Norwegen")]
    [InlineData("Theater ODER Export", "Krieg und Frieden im Theater", "Rüstungsexport nach Norwegen")]
    [InlineData("\"Europa Die Staaten\"")]
    public async Task Phrases_alternatives_and_exclusions(string query, params string[] titles) =>
        Assert.Equal(titles, (await (await library.GetAsync()).FindAsync(query)).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("army", null, 2)]
    [InlineData("armies", "en", 2)]
    [InlineData("army", "de", 0)]
    [InlineData("Norwegen or Norway", null, 2)]
    [InlineData("Norwegen or Norway", "de", 1)]
    [InlineData("дрони", "und", 1)]
    [InlineData("дрони", "en", 0)]
    public async Task Each_language_has_its_own_forms(string query, string? lang, int hits) => Assert.Equal(hits, (await (await library.GetAsync()).FindAsync(query, lang)).Count);

    [Fact]
    public async Task A_word_in_the_title_counts_more_than_one_in_the_text()
    {
        var found = await (await library.GetAsync()).SearchAsync("Panzer");

        Assert.Equal(["Panzer rollt durch das Dorf", "Besuch beim Landwirt"], found.Select(hit => hit.Title));
        Assert.True(found[0].Rank > found[1].Rank && found[1].Rank > 0);
        Assert.Equal(("quelle", "de", true), (found[0].Source, found[0].Language, found[0].Announced));
    }

    [Fact]
    public async Task What_was_found_stands_in_angle_quotes()
    {
        Assert.StartsWith("Am Rande ging es um den «Panzer», der im Feld steckte. ", (await (await library.GetAsync()).SearchAsync("Panzer -Dorf"))[0].Highlight, StringComparison.Ordinal);
        Assert.Equal("Neue «Verteidigungsbündnisse» in Europa", (await (await library.GetAsync()).SearchAsync("Bündnis"))[0].Highlight);
        Assert.Equal("«Panzer» rollt durch das «Dorf»", (await (await library.GetAsync()).SearchAsync("Panzer Dorf"))[0].Highlight);
        Assert.Contains("many. «U.S». «Army» F-35 jets", (await (await library.GetAsync()).SearchAsync("\"us army\""))[0].Highlight, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repetition()
    {
        var first = await (await library.GetAsync()).FindAsync("blättern", pageSize: 10);
        var second = await (await library.GetAsync()).FindAsync("blättern", pageSize: 10, page: 2);
        var third = await (await library.GetAsync()).FindAsync("blättern", pageSize: 10, page: 3);

        // They differ in age alone.
        Assert.Equal(Enumerable.Range(1, 25).Select(number => $"Seiten {number}"), [.. first, .. second, .. third]);
        Assert.Empty(await (await library.GetAsync()).FindAsync("blättern", pageSize: 10, page: 4));
        Assert.Empty(await (await library.GetAsync()).FindAsync("blättern", pageSize: 100, page: int.MaxValue));
    }

    [Theory]
    [InlineData("")]
    [InlineData("der die das", "de")]
    [InlineData("the and of", "en")]
    [InlineData("an was")]
    [InlineData("-Panzer")]
    [InlineData("-Panzer or -Krieg")]
    [InlineData("& | ! <->")]
    public async Task A_search_for_nothing_says_so(string query, string? lang = null)
    {
        Assert.Empty(await (await library.GetAsync()).FindAsync(query, lang));
        Assert.StartsWith("nothing to search for", Assert.Single(await (await library.GetAsync()).NoticesAsync(query, lang)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lang => 'fr'", "no article has the language")]
    [InlineData("page_size => 0", "page_size is 0")]
    [InlineData("page_size => 101", "page_size is 101")]
    [InlineData("page => 0", "page is 0")]
    [InlineData("page => null", "page is null")]
    public async Task What_cannot_be_meant_is_refused_with_a_hint(string argument, string message)
    {
        await using var analyst = NpgsqlDataSource.Create((await library.GetAsync()).Installation.AnalystConnection);
        await using var command = analyst.CreateCommand($"select * from report.search('Panzer', {argument})");

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));

        Assert.Equal("22023", refusal.SqlState);
        Assert.StartsWith(message, refusal.MessageText, StringComparison.Ordinal);
        Assert.NotNull(refusal.Hint);
    }

    [Theory]
    [InlineData("select count(*) from report.search('blättern', since => now() - interval '7 days')", 2)]
    [InlineData("select count(*) from report.search('blättern', until => now() - interval '70 days')", 2)]
    [InlineData("select count(*) from report.search('blättern', since => '-infinity', until => 'infinity', page_size => 100)", 25)]
    [InlineData("select count(*) from report.search('blättern', since => now(), until => now() - interval '1 day')", 0)]
    [InlineData("select count(*) from report.search(null)", 0)]
    public async Task Time_bounds_hold(string sql, long hits)
    {
        await using var analyst = NpgsqlDataSource.Create((await library.GetAsync()).Installation.AnalystConnection);
        await using var command = analyst.CreateCommand(sql);

        Assert.Equal(hits, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("select words from monitor.article_search")]
    [InlineData("select monitor.search_query('x', 'de')")]
    [InlineData("insert into report.search values (1)")]
    public async Task Analysts_see_the_function_alone(string sql)
    {
        await using var analyst = NpgsqlDataSource.Create((await library.GetAsync()).Installation.AnalystConnection);
        await using var command = analyst.CreateCommand(sql);

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));

        Assert.Contains(refusal.SqlState, (string[])["42501", "42P01"]);
    }

    [Fact]
    public async Task The_function_says_what_it_does() =>
        Assert.True(await (await library.GetAsync()).Installation.ScalarAsync<bool>("""
            select bool_and(coalesce(obj_description(p.oid, 'pg_proc'), '') <> '') from pg_proc p where p.pronamespace = 'report'::regnamespace
            """));
}
