using System.Text;
using NewsMonitor.IntegrationTests.Running;

namespace NewsMonitor.IntegrationTests.Commands;

public sealed class TailTests(SharedInstallation shared) : IClassFixture<SharedInstallation>
{
    [Fact]
    public async Task A_feed_imported_twice_is_told_once_and_tail_prints_whole_events_one_a_line()
    {
        var installation = await shared.GetAsync();
        var feed = new TestFeed("https://beispiel.de").Add(1, "Bundeswehr: Übung „Löwe“\nmit <NATO> 🛰").Add(2);

        var first = await installation.ImportAsync("beispiel", feed);
        var second = await installation.ImportAsync("beispiel", feed);
        (await installation.RunAsync("run", "--once")).Succeeded();
        var json = (await installation.RunAsync("tail", "--json", "--archive", "--idle", "2", "--url", SubscriberUrl(installation))).Succeeded();
        var words = (await installation.RunAsync("tail", "--archive", "--idle", "2", "--url", SubscriberUrl(installation))).Succeeded();

        Assert.Contains("2 new, 0 revised, 0 known", first.Output, StringComparison.Ordinal);
        Assert.Contains("0 new, 0 revised, 2 known", second.Output, StringComparison.Ordinal);
        var stored = (await installation.QueryAsync<byte[]>("select body from monitor.event")).Select(Encoding.UTF8.GetString);
        Assert.Equal(stored.Order(StringComparer.Ordinal), json.Output.TrimEnd('\n').Split('\n').Order(StringComparer.Ordinal));
        Assert.All(words.Output.TrimEnd('\n').Split('\n'), line => Assert.StartsWith("● ", line, StringComparison.Ordinal));
        Assert.Contains("relevance ", words.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_first_worker_tail_says_what_to_do()
    {
        await using var installation = await Installation.CreateEmptyAsync();

        var result = await installation.RunAsync("tail", "--url", SubscriberUrl(installation));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("run 'newsmonitor topology'", result.Errors, StringComparison.Ordinal);
    }

    private static string SubscriberUrl(Installation installation)
    {
        var address = installation.Subscriber;
        return $"amqp://{address.Username}:{Uri.EscapeDataString(address.Password)}@{address.Host}:{address.Port}/{address.VirtualHost}";
    }
}
