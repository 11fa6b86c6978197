using System.Net;
using NewsMonitor.IntegrationTests.Running;

namespace NewsMonitor.IntegrationTests.Commands;

/// <summary>The probes, asked by HTTP and by the command that containers without a shell use.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task The_probes_follow_a_worker_from_an_empty_database_to_work()
    {
        await using var installation = await Installation.CreateEmptyAsync();
        var url = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        installation.Settings["NEWSMONITOR__Health__Url"] = $"{url}";
        await using var worker = installation.StartWorker(installation.Settings);
        await Eventually.HoldsAsync(async () => await WorkerHealth.AskAsync(url, "live") != HttpStatusCode.Unused, () => $"no answer\n{worker.Log}");

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable], await AskAllAsync(url));
        Assert.Equal([0, 1, 1], await RunAllAsync(installation));

        (await installation.RunAsync("migrate")).Succeeded();
        await installation.ApplyAsync(new TestSource("beispiel", new Uri("http://127.0.0.1:1/feed/")));
        await worker.WaitForLogAsync("is ready");

        await Eventually.HoldsAsync(async () => await WorkerHealth.AskAsync(url, "startup") == HttpStatusCode.OK, () => $"not started\n{worker.Log}");
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK], await AskAllAsync(url));
        Assert.Equal([0, 0, 0], await RunAllAsync(installation));
        Assert.Contains("\"ok\"", (await installation.RunAsync("health")).Succeeded().Output, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await WorkerHealth.AskAsync(url, "nonsense"));
    }

    private static async Task<List<HttpStatusCode>> AskAllAsync(Uri url) =>
        [await WorkerHealth.AskAsync(url, "live"), await WorkerHealth.AskAsync(url, "ready"), await WorkerHealth.AskAsync(url, "startup")];

    private static async Task<List<int>> RunAllAsync(Installation installation) =>
    [
        (await installation.RunAsync("health", "live")).ExitCode,
        (await installation.RunAsync("health", "ready")).ExitCode,
        (await installation.RunAsync("health", "startup")).ExitCode,
    ];
}
