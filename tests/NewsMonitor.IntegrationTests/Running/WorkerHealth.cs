using System.Net;

namespace NewsMonitor.IntegrationTests.Running;

/// <summary>Asks a worker as an orchestrator does.</summary>
internal static class WorkerHealth
{
    /// <summary>The status of a probe; <see cref="HttpStatusCode.Unused"/> while nobody answers.</summary>
    public static async Task<HttpStatusCode> AskAsync(Uri worker, string probe)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        try
        {
            using var answer = await client.GetAsync(new Uri(worker, $"/health/{probe}"), TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return HttpStatusCode.Unused;
        }
    }
}
