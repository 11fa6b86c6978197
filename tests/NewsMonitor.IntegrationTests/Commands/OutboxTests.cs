using System.Text.Json;
using NewsMonitor.IntegrationTests.Running;

namespace NewsMonitor.IntegrationTests.Commands;

public sealed class OutboxTests
{
    [Fact]
    public async Task A_parked_event_is_listed_with_its_reason_and_sent_once_it_may_be_tried_again()
    {
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", new Uri("http://127.0.0.1:1/feed/")));
        await installation.ImportAsync("beispiel", new TestFeed("https://beispiel.de").Add(1).Add(2));
        await installation.ExecuteAsync("""
            update monitor.outbox set state = 'parked', attempts = 5, reason = 'FormatException: no number', recorded_at = recorded_at
            where event_id = (select min(event_id::text)::uuid from monitor.outbox)
            """);
        var id = await installation.ScalarAsync<Guid>("select event_id from monitor.outbox where state = 'parked'");

        var list = JsonDocument.Parse((await installation.RunAsync("outbox", "--json")).Succeeded().Output).RootElement;
        Assert.Equal((1, 1), (list.GetProperty("waiting").GetInt32(), list.GetProperty("parked").GetInt32()));
        var parked = Assert.Single(list.GetProperty("parkedEvents").EnumerateArray());
        Assert.Equal(id, parked.GetProperty("id").GetGuid());
        Assert.Equal("FormatException: no number", parked.GetProperty("reason").GetString());
        var shown = (await installation.RunAsync("outbox", "show", $"{id}")).Succeeded().Output;
        Assert.Contains("attempts:  5", shown, StringComparison.Ordinal);
        Assert.Contains("monitor.article.detected.v1", shown, StringComparison.Ordinal);

        var other = await installation.RunAsync("outbox", "retry", "00000000-0000-0000-0000-000000000001");
        Assert.Equal(1, other.ExitCode);
        Assert.Contains("0 of 1", other.Errors, StringComparison.Ordinal);
        Assert.Equal(1, (await installation.RunAsync("outbox", "retry")).ExitCode);

        (await installation.RunAsync("outbox", "retry", $"{id}")).Succeeded();
        (await installation.RunAsync("run", "--once")).Succeeded();

        Assert.Equal(2, (await installation.ReadArchiveAsync()).Count);
        Assert.Equal("No event waits; 0 parked.", (await installation.RunAsync("outbox", "list")).Succeeded().Output.Trim());
        Assert.Equal(1, (await installation.RunAsync("outbox", "show", $"{id}")).ExitCode);
    }
}
