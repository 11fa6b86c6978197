using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsMonitor.Storage;
using NewsMonitor.Worker.Configuration;

namespace NewsMonitor.Worker.Schedule;

/// <summary>Waits for the database, its schema and an active configuration, says what it waits for, and then opens <see cref="Readiness"/>.</summary>
/// <remarks>After a power cut the worker is often up before its database: it waits as long as it takes.</remarks>
internal sealed partial class DependencyWait(
    DatabaseState database, ActiveConfiguration configuration, Readiness readiness, TimeProvider clock, ILogger<DependencyWait> logger)
    : BackgroundService
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = TimeSpan.FromSeconds(1);
        string? last = null;
        while (await MissingAsync(stoppingToken) is { } missing)
        {
            if (missing != last)
            {
                LogWaiting(missing);
            }

            last = missing;
            await Task.Delay(pause, clock, stoppingToken);
            pause = pause * 2 < Longest ? pause * 2 : Longest;
        }

        LogReady(database.Address);
        readiness.Open();
    }

    /// <summary>What is missing, in words for the operator; null when nothing is.</summary>
    private async Task<string?> MissingAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (SchemaWords.Of(await database.SchemaAsync(cancellationToken), database.Address) is { } misfit)
            {
                return misfit;
            }

            return await configuration.RefreshAsync(cancellationToken) is null ? "no configuration is active: run 'newsmonitor apply'" : null;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return $"{database.Address}: {DatabaseFault.Explain(e)}";
        }
    }

    [LoggerMessage(EventId = 101, Level = LogLevel.Warning, Message = "Waiting: {Missing}")]
    private partial void LogWaiting(string missing);

    [LoggerMessage(EventId = 102, Level = LogLevel.Information, Message = "Database {Database} is ready")]
    private partial void LogReady(string database);
}
