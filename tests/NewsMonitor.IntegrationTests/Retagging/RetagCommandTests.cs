using System.Text.Json;
using NewsMonitor.IntegrationTests.Running;

namespace NewsMonitor.IntegrationTests.Retagging;

/// <summary><c>newsmonitor retag</c>: what an operator sees, what analysts see afterwards, and what subscribers are told.</summary>
public sealed class RetagCommandTests
{
    private const string Brigade = "Bundeswehr verlegt Brigade (1)";
    private const string Path = "Stadtrat plant Radweg (2)";
    private const string Bread = "Bäcker backt Brot (3)";
    private const string Both = "Bundeswehr baut Radweg (4)";
    private const string Page = "Stadtrat tagt (5)";

    private static readonly string[] Retag = ["retag", "--since", "2024-01-01"];

    [Fact]
    public async Task New_rules_are_tried_stored_and_told()
    {
        await using var installation = await Installation.CreateMigratedAsync();
        Assert.Contains("No configuration is active: run 'newsmonitor apply' first.", (await installation.RunAsync(Retag)).Errors, StringComparison.Ordinal);
        await GivenRules.ApplyAsync(installation, GivenRules.Soldiers);
        await FillAsync(installation);
        Assert.Equal([$"{Both} land", $"{Brigade} land"], await TopicsAsync(installation));

        await ADryRunTellsAndWritesNothing(installation);
        await TagsAreStoredSilentlyAndOnce(installation);
        await ASubscriberWhoIsToldIsToldOnce(installation);
        await WhatIsAskedWronglyIsTold(installation);
        await AStoredArticleIsExplained(installation);
    }

    private static async Task FillAsync(Installation installation)
    {
        const string text = "Nach langer Beratung wurde am Montag ein Beschluss gefasst, der im Herbst umgesetzt werden soll.";
        await installation.ImportAsync("beispiel", new TestFeed("https://beispiel.de")
            .Add(1, "Bundeswehr verlegt Brigade", text).Add(2, "Stadtrat plant Radweg", text).Add(3, "Bäcker backt Brot", text)
            .Add(4, "Bundeswehr baut Radweg", $"Er wurde am Montag eingeweiht. {text}").Add(5, "Stadtrat tagt", text));

        // As after its page was read.
        await installation.ExecuteAsync($"""
            update monitor.revision set page_text = repeat('Der Radweg wird gebaut, der Radweg wird geteert. ', 5) where title = '{Page}';
            update monitor.article set page_outcome = 'completed', page_settled_at = now() where title = '{Page}'
            """);
    }

    private static async Task ADryRunTellsAndWritesNothing(Installation installation)
    {
        await GivenRules.ApplyAsync(installation, GivenRules.Paths);
        var before = await StateAsync(installation);

        using var json = JsonDocument.Parse((await installation.RunAsync([.. Retag, "--dry-run", "--json", "--worst", "1"])).Succeeded().Output);
        var text = (await installation.RunAsync([.. Retag, "--dry-run", "--announce", "--until", "2200-01-01T00:00Z", "--source", "beispiel"])).Succeeded().Output;

        Assert.Equal(before, await StateAsync(installation));
        Assert.Equal((5, 4, 1), (Number(json, "read"), Number(json, "different"), Number(json, "renewed")));
        Assert.Equal((2, 1), (Number(json, "aboveGate"), Number(json, "belowGate")));
        Assert.Equal((1, 0, 1, 0), (Number(json, "graver"), Number(json, "lessGrave"), Number(json, "eventsAdded"), Number(json, "eventsLost")));
        Assert.Equal((2, 2, 2), (Number(json, "toDetect"), Number(json, "toDetectAsBackfill"), Number(json, "toRevise")));
        Assert.Equal("""{"exercises":{"added":3,"lost":0},"land":{"added":0,"lost":2}}""", json.RootElement.GetProperty("topics").GetRawText());
        Assert.Equal(1, json.RootElement.GetProperty("examples").GetArrayLength());
        Assert.StartsWith("set 2: 5 articles read, 4 would be tagged otherwise, 1 the same by other rules\n", text, StringComparison.Ordinal);
        Assert.Contains($"  {Both}\n", text, StringComparison.Ordinal);
        Assert.Contains("    added: exercises exercise/occurred\n    lost: land", text, StringComparison.Ordinal);
        Assert.Contains(", falls below the gate; severity 0\n    lost: land", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Bread, text, StringComparison.Ordinal);
    }

    private static async Task TagsAreStoredSilentlyAndOnce(Installation installation)
    {
        var events = await EventsAsync(installation);

        (await installation.RunAsync(Retag)).Succeeded();

        Assert.Equal(events, await EventsAsync(installation));
        Assert.Equal([$"{Both} exercises", $"{Path} exercises", $"{Page} exercises"], await TopicsAsync(installation));
        Assert.Equal(
            [$"{Both} true 3 exercise/occurred", $"{Brigade} false 0 ", $"{Bread} false 0 ", $"{Path} true 0 ", $"{Page} true 0 "],
            await SortedAsync(
                installation,
                "select title || ' ' || (relevance >= 35)::text || ' ' || severity || ' ' || coalesce(severity_because, '') from report.article"));
        Assert.True(await installation.ScalarAsync<bool>("""
            select (select bool_and(a.set_number = 2 and a.rules_hash = s.content_hash and a.relevance = r.relevance and a.severity = r.severity)
                    from monitor.article a join monitor.revision r on r.article_id = a.id join monitor.configuration_set s on s.number = 2)
               and (select bool_and(set_number = 2 and revision = 1 and evidence -> 0 ->> 'rule' like 'rules/10-given.yaml:%') from report.article_topic)
               and (select count(*) = 1 from monitor.article_event_class)
            """));

        var stored = await StateAsync(installation);
        Assert.Contains("5 articles read, 0 tagged otherwise, 0 the same by other rules", (await installation.RunAsync(Retag)).Succeeded().Output, StringComparison.Ordinal);
        Assert.Equal(stored, await StateAsync(installation));
    }

    private static async Task ASubscriberWhoIsToldIsToldOnce(Installation installation)
    {
        // What the silent run did is not told later, but for what reached the gate then: it was never announced.
        Assert.Equal([$"{Path} detected true", $"{Page} detected true"], await ToldByAsync(installation));

        await GivenRules.ApplyAsync(installation, GivenRules.Soldiers);
        Assert.Equal(
            [$"{Both} revised tags severity", $"{Brigade} revised tags", $"{Path} revised tags below-gate", $"{Page} revised tags below-gate"],
            await ToldByAsync(installation));
        Assert.Equal([], await ToldByAsync(installation));

        // The revision is the same one as before, and what is told of it is not.
        await GivenRules.ApplyAsync(installation, GivenRules.Paths);
        Assert.Equal(
            [$"{Both} revised tags severity", $"{Brigade} revised tags below-gate", $"{Path} revised tags", $"{Page} revised tags"],
            await ToldByAsync(installation));

        Assert.Equal(await installation.ScalarAsync<long>("select count(*) from monitor.event"), await installation.ScalarAsync<long>("select count(*) from monitor.outbox"));
        Assert.Equal([Bread], await installation.QueryAsync<string>("select title from report.article where announced_at is null"));
    }

    /// <summary>Tags again, and returns what is told by that.</summary>
    private static async Task<IReadOnlyList<string>> ToldByAsync(Installation installation)
    {
        var before = await installation.ScalarAsync<long>("select max(sequence) from monitor.event");
        (await installation.RunAsync([.. Retag, "--announce"])).Succeeded();
        var told = await installation.QueryAsync<string>($"select convert_from(body, 'UTF8') from monitor.event where sequence > {before}");
        return [.. told.Select(TellingOf).Order(StringComparer.Ordinal)];
    }

    private static string TellingOf(string body)
    {
        using var json = JsonDocument.Parse(body);
        var data = json.RootElement.GetProperty("data");
        var title = data.GetProperty("article").GetProperty("title").GetString();
        if (!data.TryGetProperty("changes", out var changes))
        {
            return $"{title} detected {data.GetProperty("backfill").GetRawText()}";
        }

        Assert.Equal((1, 1), (data.GetProperty("article").GetProperty("revision").GetInt32(), data.GetProperty("previousRevision").GetInt32()));
        return $"{title} revised {string.Join(' ', changes.GetProperty("kinds").EnumerateArray())}";
    }

    private static async Task WhatIsAskedWronglyIsTold(Installation installation)
    {
        await TellsAsync("--since 'gestern' is no time: write 2024-07-28", "--since", "gestern");
        await TellsAsync("--until must be later than --since.", "--since", "2024-07-28", "--until", "2024-07-28");
        await TellsAsync("There is no source 'niemand'", "--since", "2024-07-28", "--source", "niemand");

        async Task TellsAsync(string words, params string[] arguments)
        {
            var result = await installation.RunAsync(["retag", .. arguments]);
            Assert.Equal((1, ""), (result.ExitCode, result.Output));
            Assert.StartsWith(words, result.Errors, StringComparison.Ordinal);
        }
    }

    /// <summary>By the rules of the seeds folder, from the text that it is tagged by: that of its page.</summary>
    private static async Task AStoredArticleIsExplained(Installation installation)
    {
        var id = await installation.ScalarAsync<Guid>($"select article from report.article where title = '{Page}'");

        var known = (await installation.RunAsync("explain", $"{id}")).Succeeded();
        var unknown = await installation.RunAsync("explain", $"{Guid.Empty}");

        Assert.StartsWith($"{Page}\nrelevance ", known.Output, StringComparison.Ordinal);
        Assert.Contains("exercises", known.Output, StringComparison.Ordinal);
        Assert.Equal((1, $"There is no article {Guid.Empty}.\n"), (unknown.ExitCode, unknown.Errors));
    }

    private static int Number(JsonDocument json, string name) => json.RootElement.GetProperty(name).GetInt32();

    private static Task<IReadOnlyList<string>> TopicsAsync(Installation installation) =>
        SortedAsync(installation, "select a.title || ' ' || t.topic from report.article_topic t join report.article a using (article)");

    private static async Task<IReadOnlyList<string>> SortedAsync(Installation installation, string sql) =>
        [.. (await installation.QueryAsync<string>(sql)).Order(StringComparer.Ordinal)];

    private static Task<IReadOnlyList<string>> EventsAsync(Installation installation) =>
        SortedAsync(installation, "select id || md5(body) from monitor.event");

    /// <summary>Every row that is written, with the transaction that wrote it.</summary>
    private static async Task<string> StateAsync(Installation installation) => string.Join('\n', await SortedAsync(installation, """
        select 'identity ' || xmin || i::text from monitor.identity i
        union all select 'article ' || xmin || a::text from monitor.article a
        union all select 'revision ' || xmin || r::text from monitor.revision r
        union all select 'topic ' || xmin || t::text from monitor.article_topic t
        union all select 'class ' || xmin || c::text from monitor.article_event_class c
        union all select 'entity ' || xmin || e::text from monitor.article_entity e
        union all select 'event ' || xmin || e.id from monitor.event e
        union all select 'outbox ' || xmin || o.event_id from monitor.outbox o
        """));
}
