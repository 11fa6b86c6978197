using NewsMonitor.IntegrationTests.Running;

namespace NewsMonitor.IntegrationTests.Database;

/// <summary>What <c>apply</c> makes of the seeds folder.</summary>
public sealed class ConfigurationSetTests(SharedInstallation shared) : IClassFixture<SharedInstallation>
{
    private static readonly TestSource Lasting = Source("bleibt");

    [Fact]
    public async Task The_same_files_keep_the_number_and_changed_ones_get_the_next()
    {
        var installation = await shared.GetAsync();
        await installation.ApplyAsync(Lasting);
        var number = await ActiveAsync(installation);

        var again = (await installation.RunAsync("apply")).Succeeded();
        Assert.Equal($"Set {number} is active already: nothing changed.", again.Output.Trim());
        Assert.Equal(number, await ActiveAsync(installation));

        await installation.ApplyAsync(Lasting, Source("neu"));
        Assert.Equal(number + 1, await ActiveAsync(installation));
    }

    [Fact]
    public async Task The_files_of_a_set_are_kept_byte_for_byte()
    {
        var installation = await shared.GetAsync();
        installation.WriteSeeds([Lasting, Source("zeichen")]);
        var sources = Path.Combine(installation.SeedsFolder, "sources.yaml");
        await File.AppendAllTextAsync(sources, "# Übung – 日本 🛰  \r\n#\t-- ende ohne Zeilenende", TestContext.Current.CancellationToken);

        (await installation.RunAsync("apply")).Succeeded();

        var stored = await installation.QueryAsync<StoredFile>(
            "select path, convert_to(content, 'UTF8') as bytes from monitor.configuration_file f join monitor.configuration_active a using (set_number)");
        var onDisk = Directory.EnumerateFiles(installation.SeedsFolder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(installation.SeedsFolder, file)).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(onDisk, stored.Select(file => file.Path).ToHashSet(StringComparer.Ordinal));
        Assert.All(stored, file => Assert.Equal(File.ReadAllBytes(Path.Combine(installation.SeedsFolder, file.Path)), file.Bytes));
    }

    [Fact]
    public async Task What_its_ids_mean_stands_in_tables_and_stays_when_a_later_set_has_them_no_more()
    {
        var installation = await shared.GetAsync();
        installation.WriteSeeds([Lasting]);
        var folder = Directory.CreateDirectory(Path.Combine(installation.SeedsFolder, "watch")).FullName;
        await WatchAsync("short", "Kurz");
        Assert.Equal(
            ["Bündnisse und Verträge / Alliances and treaties / Strategie und Politik / 1 / {medtop:20000641,~medtop:20000638} / {218,2199,8476}"],
            await installation.QueryAsync<string>("""
                select concat_ws(' / ', label_de, label_en, group_label_de, place, iptc, eurovoc) from report.topic where topic = 'alliances-treaties'
                """));
        Assert.Equal(["Deutschland / Germany / country"], await installation.QueryAsync<string>("select concat_ws(' / ', label_de, label_en, type) from report.entity where entity = 'DE'"));
        Assert.Equal(4, await installation.ScalarAsync<int>("select max(severity) from report.event_class"));

        await WatchAsync("other", "Anders");
        Assert.Equal(["other Anders P4 f", "short Kurz P4 t"], await RulesAsync());
        // As in a database whose active set is older than these tables.
        await installation.ExecuteAsync("delete from monitor.watch_rule; delete from monitor.topic");
        Assert.Contains("nothing changed", (await installation.RunAsync("apply")).Succeeded().Output, StringComparison.Ordinal);
        Assert.Equal(["other Anders P4 f"], await RulesAsync());
        await WatchAsync("other", "Neu");
        Assert.Equal(["other Neu P4 f"], await RulesAsync());
        Directory.Delete(folder, recursive: true);

        async Task WatchAsync(string id, string title)
        {
            await File.WriteAllTextAsync(
                Path.Combine(folder, "mine.yaml"), $"schema: monitor.watch/1\nwatch:\n  - {{id: {id}, title: {{de: {title}, en: A}}, priority: P4, when: place = DE}}\n",
                TestContext.Current.CancellationToken);
            (await installation.RunAsync("apply")).Succeeded();
        }

        Task<IReadOnlyList<string>> RulesAsync() =>
            installation.QueryAsync<string>("select concat_ws(' ', rule, title_de, priority, retired_at is not null) from report.watch_rule where rule in ('short', 'other') order by rule");
    }

    [Fact]
    public async Task Watch_rules_are_part_of_the_set_and_a_mistake_in_them_is_told_as_theirs()
    {
        const string Rule = "schema: monitor.watch/1\nwatch:\n  - {id: a, title: {de: A, en: A}, priority: P4, when: place = DE}\n";
        var installation = await shared.GetAsync();
        installation.WriteSeeds([Lasting]);
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(installation.SeedsFolder, "watch")).FullName, "mine.yaml");
        await File.WriteAllTextAsync(file, Rule, TestContext.Current.CancellationToken);
        (await installation.RunAsync("apply")).Succeeded();
        var number = await ActiveAsync(installation);

        await File.WriteAllTextAsync(file, Rule.Replace("DE", "DX", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var refused = await installation.RunAsync("apply");
        File.Delete(file);

        Assert.Equal(78, refused.ExitCode);
        Assert.Contains("watch/mine.yaml:3:64 error W004 unknown place 'DX'", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(number, await ActiveAsync(installation));
        Assert.Equal(Rule, await installation.ScalarAsync<string>(
            $"select content from monitor.configuration_file where set_number = {number} and path = 'watch/mine.yaml'"));
        Assert.Equal("rules.refused.p3.und.set.watch", await installation.ScalarAsync<string>(
            "select routing_key from monitor.event where type = 'monitor.rules.refused.v1' order by sequence desc limit 1"));
    }

    [Fact]
    public async Task A_removed_source_is_retired_with_its_history_and_goes_on_when_it_comes_back()
    {
        var installation = await shared.GetAsync();
        await installation.ApplyAsync(Lasting, Source("geht"));
        var id = await installation.ScalarAsync<int>("select id from monitor.source where key = 'geht'");
        await installation.ExecuteAsync($"insert into monitor.source_day (source_id, day, polls) values ({id}, current_date, 7)");
        await installation.ExecuteAsync($"update monitor.source_poll set etag = 'kept', first_success_at = now() where source_id = {id}");

        await installation.ApplyAsync(Lasting);
        Assert.True(await installation.ScalarAsync<bool>("select retired_at is not null from report.source where key = 'geht'"));
        Assert.True(await installation.ScalarAsync<bool>("select retired_at is null from report.source where key = 'bleibt'"));
        Assert.Equal(7, await installation.ScalarAsync<int>($"select polls from monitor.source_day where source_id = {id}"));

        await installation.ApplyAsync(Lasting, Source("geht"));
        Assert.True(await installation.ScalarAsync<bool>($"""
            select s.retired_at is null and p.etag = 'kept' and p.first_success_at is not null
            from monitor.source s join monitor.source_poll p on p.source_id = s.id where s.id = {id} and s.key = 'geht'
            """));
    }

    [Fact]
    public async Task A_source_with_a_new_address_is_asked_at_once_and_without_the_old_validators()
    {
        var installation = await shared.GetAsync();
        await installation.ApplyAsync(Lasting, Source("zieht-um"));
        await installation.ExecuteAsync(
            "update monitor.source_poll set etag = 'e', last_modified = 'l', body_hash = sha256('b'), next_due_at = now() + interval '1 day'");

        await installation.ApplyAsync(Lasting, new TestSource("zieht-um", new Uri("http://127.0.0.2:1/neu/")));

        Assert.Equal(
            ["bleibt True e l True 127.0.0.1", "zieht-um False - - False 127.0.0.2"],
            await installation.QueryAsync<string>("""
                select concat_ws(' ', s.key, initcap((p.next_due_at > now())::text), coalesce(etag, '-'), coalesce(last_modified, '-'),
                    initcap((body_hash is not null)::text), p.host)
                from monitor.source_poll p join monitor.source s on s.id = p.source_id where s.key in ('bleibt', 'zieht-um') order by 1
                """));
    }

    [Fact]
    public async Task A_bad_set_is_refused_with_file_line_and_column_and_the_last_good_one_stays()
    {
        var installation = await shared.GetAsync();
        await installation.ApplyAsync(Lasting);
        var before = await ActiveAsync(installation);
        var sources = Path.Combine(installation.SeedsFolder, "sources.yaml");
        var text = (await File.ReadAllTextAsync(sources, TestContext.Current.CancellationToken)).Replace("interval: 1m", "interval: 1x", StringComparison.Ordinal);
        await File.WriteAllTextAsync(sources, text, TestContext.Current.CancellationToken);

        var refused = await installation.RunAsync("apply");

        Assert.Equal(78, refused.ExitCode);
        Assert.Matches(@"(?m)^sources\.yaml:10:15 error \S+ ", refused.Errors);
        Assert.Equal(before, await ActiveAsync(installation));
        Assert.True(await installation.ScalarAsync<bool>($"select max(number) = {before} from monitor.configuration_set"));
    }

    private static TestSource Source(string key) => new(key, new Uri($"http://127.0.0.1:1/{key}/"));

    private static Task<int> ActiveAsync(Installation installation) =>
        installation.ScalarAsync<int>("select set_number from monitor.configuration_active");

    private sealed class StoredFile
    {
        public string Path { get; init; } = "";

        public byte[] Bytes { get; init; } = [];
    }
}
