using Microsoft.AspNetCore.Http;
using NewsMonitor.IntegrationTests.Running;

namespace NewsMonitor.IntegrationTests.Pipeline;

/// <summary>Sites as they are on a bad day, and what must be said of each.</summary>
internal static class BrokenSites
{
    public static IReadOnlyList<BrokenSite> All { get; } =
    [
        new("not-a-feed", "not_a_feed", context => SendAsync(context, "text/html", "<!doctype html><html><body>Just a moment…</body></html>"u8.ToArray())),
        new("empty", "empty", context => SendAsync(context, "application/rss+xml", [])),
        new("cut-off", "xml", context => SendAsync(context, "application/rss+xml", new TestFeed("https://cut.de").Add(1).ToBytes()[..^200])),
        new("cut-connection", "truncated", async context =>
        {
            context.Response.ContentLength = 10_000;
            await context.Response.Body.WriteAsync("<rss>"u8.ToArray(), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            // The abort is a reset, which would overtake the headers.
            await Task.Delay(TimeSpan.FromMilliseconds(300), context.RequestAborted);
            context.Abort();
        }),
        new("error", "http_server_error", context =>
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return Task.CompletedTask;
        }),
        new("hanging", "timeout", context => Task.Delay(Timeout.Infinite, context.RequestAborted)),
    ];

    private static async Task SendAsync(HttpContext context, string contentType, byte[] body)
    {
        context.Response.ContentType = contentType;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}

/// <param name="Key">Key of the source.</param>
/// <param name="Failure">The failure that must be stored.</param>
/// <param name="Answer">What the site does.</param>
internal sealed record BrokenSite(string Key, string Failure, RequestDelegate Answer);
