using System.Text.Json;
using NewsMonitor.IntegrationTests.Running;

namespace NewsMonitor.IntegrationTests.Commands;

/// <summary>What <c>newsmonitor sources</c> tells of the sources in the database.</summary>
public sealed class SourcesTests
{
    private static readonly string[] Keys = ["down", "failing", "fine", "gone", "moved", "quiet", "unpolled"];

    [Fact]
    public async Task The_health_of_every_source_is_listed_and_can_be_watched_by_a_script()
    {
        await using var installation = await Installation.CreateAsync([.. Keys.Select(key => new TestSource(key, new Uri($"http://127.0.0.1:1/{key}")))]);
        Assert.Equal(0, (await installation.RunAsync("sources", "--check")).ExitCode); // all are new
        await ApplyAsync(installation,
            """
            update monitor.source_poll set last_attempt_at = now(), last_success_at = now() where source_id <> (select id from monitor.source where key = 'unpolled');
            """,
            Poll("down", "failures = 9, failure = 'dns', failure_message = 'no such host', failing_since = now() - interval '2 days'"),
            Poll("failing", "failures = 1, failure = 'timeout', failure_message = 'no answer', failing_since = now()"),
            Poll("gone", "failures = 3, failure = 'gone', failure_message = '410', failing_since = now() - interval '2 days', parked_at = now()"),
            Poll("quiet", "expected_by = now() - interval '1 hour', last_new_at = now() - interval '3 days'"),
            Poll("moved", "moved_to = 'https://example.org/new', moved_seen = 5, moved_since = now() - interval '2 days', moved_last_at = now()"),
            "insert into monitor.incident (kind, source_id, message) select 'moved', id, 'moved' from monitor.source where key = 'moved'");

        var table = (await installation.RunAsync("sources")).Succeeded().Output.Split('\n');
        Assert.Equal(
            ["KEY", "down", "gone", "quiet", "moved", "failing", "unpolled", "fine", "", "7"],
            table.Select(line => line.Split(' ')[0]).Take(10));
        Assert.Equal("7 sources: 1 down, 1 parked, 1 silent, 1 moved, 1 failing, 1 new, 1 ok", table[9]);

        using var json = JsonDocument.Parse((await installation.RunAsync("sources", "--json", "--state", "moved,failing")).Succeeded().Output);
        Assert.Equal(["moved", "failing"], json.RootElement.GetProperty("sources").EnumerateArray().Select(source => source.GetProperty("key").GetString()));
        Assert.Equal("https://example.org/new", json.RootElement.GetProperty("sources")[0].GetProperty("movedTo").GetString());
        Assert.EndsWith("Z", json.RootElement.GetProperty("at").GetString(), StringComparison.Ordinal);

        Assert.Equal(1, (await installation.RunAsync("sources", "--check")).ExitCode);
        Assert.Equal(1, (await installation.RunAsync("sources", "--check", "--state", "silent")).ExitCode);
        Assert.Equal(0, (await installation.RunAsync("sources", "--check", "--state", "failing,ok")).ExitCode);

        await installation.ApplyAsync(new TestSource("fine", new Uri("http://127.0.0.1:1/fine")));
        Assert.Equal(1 + 1 + 1 + 1, (await installation.RunAsync("sources")).Succeeded().Output.TrimEnd('\n').Split('\n').Length);
        Assert.Contains("6 retired", (await installation.RunAsync("sources", "--state", "retired")).Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_without_schema_and_an_unknown_state_are_told_in_one_line()
    {
        await using var installation = await Installation.CreateEmptyAsync();

        var (empty, unknown) = (await installation.RunAsync("sources"), await installation.RunAsync("sources", "--state", "well"));

        Assert.Equal((1, 1), (empty.ExitCode, unknown.ExitCode));
        Assert.Contains("newsmonitor migrate", empty.Errors, StringComparison.Ordinal);
        Assert.Contains("There is no state 'well': down, parked,", unknown.Errors, StringComparison.Ordinal);
    }

    private static string Poll(string key, string change) =>
        $"update monitor.source_poll set {change} where source_id = (select id from monitor.source where key = '{key}')";

    private static async Task ApplyAsync(Installation installation, params string[] statements)
    {
        foreach (var statement in statements)
        {
            await installation.ExecuteAsync(statement);
        }
    }
}
