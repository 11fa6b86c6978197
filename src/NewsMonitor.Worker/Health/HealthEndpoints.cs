using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NewsMonitor.Storage;
using NewsMonitor.Worker.Schedule;

namespace NewsMonitor.Worker.Health;

/// <summary>The probes: live = the loops turn; ready = work can be done and events get out; startup = everything was there once.</summary>
internal static class HealthEndpoints
{
    /// <summary>An event that waits longer than this says that subscribers miss something.</summary>
    private static readonly TimeSpan OldestEvent = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan DatabasePatience = TimeSpan.FromSeconds(5);

    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health/live", (Heartbeat heartbeat) => Answer(
            heartbeat.Stuck() is { Count: > 0 } stuck ? $"stuck: {string.Join(", ", stuck)}" : null));
        endpoints.MapGet("/health/startup", (Readiness readiness) => Answer(
            readiness.IsOpen ? null : "waiting for database, schema or configuration; the log says which"));
        endpoints.MapGet("/health/ready", async (Readiness readiness, DatabaseState database, CancellationToken cancellationToken) =>
            Answer(readiness.IsOpen ? await NotReadyAsync(database, cancellationToken) : "not started yet"));
    }

    /// <summary>Why work cannot be done; null when it can. The bus's own opinion is not asked: it calls itself healthy while a broker is frozen.</summary>
    private static async Task<string?> NotReadyAsync(DatabaseState database, CancellationToken cancellationToken)
    {
        try
        {
            var oldest = await database.OldestPendingEventAsync(cancellationToken).WaitAsync(DatabasePatience, cancellationToken);
            return oldest > OldestEvent ? $"events wait for RabbitMQ since {oldest.Value.TotalMinutes:F0} minutes" : null;
        }
        catch (Exception e) when (DatabaseFault.Is(e))
        {
            return "the database does not answer";
        }
    }

    private static IResult Answer(string? problem) => problem is null
        ? Results.Json(new { status = "ok" })
        : Results.Json(new { status = "failing", problem }, statusCode: StatusCodes.Status503ServiceUnavailable);
}
