using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsMonitor.Messaging;
using NewsMonitor.Messaging.Publishing;
using NewsMonitor.Storage;
using NewsMonitor.Storage.Polling;
using NewsMonitor.Worker.Desk;
using NewsMonitor.Worker.Polling;
using NewsMonitor.Worker.Schedule;
using NewsMonitor.Worker.Search;

namespace NewsMonitor.Worker.Commands;

/// <summary>One round of the worker's work: every source that is due, what the desk makes of it, everything that waits in the outbox, and what the search is to know.</summary>
internal static class RoundOnce
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>A host that asked to be left alone for longer is not waited for.</summary>
    private static readonly TimeSpan SoonEnough = TimeSpan.FromSeconds(10);

    public static async Task<int> RunAsync(string? settings, CancellationToken cancellationToken)
    {
        using var host = WorkerHost.BuildOnce(settings, services =>
        {
            services.AddPipeline().AddRelay();
            services.AddHostedService<DependencyWait>();
        }, LogLevel.Information);
        host.ValidateOptions();
        await host.StartAsync(cancellationToken);
        try
        {
            await host.Services.GetRequiredService<Readiness>().OpenedAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
            await PollDueAsync(host.Services, cancellationToken);
            await GatherAsync(host.Services.GetRequiredService<DeskLeader>(), cancellationToken);
            await SendWaitingAsync(host.Services, cancellationToken);
            await IndexAsync(host.Services.GetRequiredService<SearchIndexer>(), cancellationToken);
            return ExitCode.Success;
        }
        catch (TimeoutException)
        {
            throw new CommandFailedException($"gave up after {Patience.TotalMinutes:F0} minutes; the messages above say what was missing");
        }
        catch (Exception e) when (DatabaseFault.Is(e))
        {
            throw new CommandFailedException(DatabaseFault.Explain(e));
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }

    /// <summary>Sources of one host take turns, with a gap, and so do the documents of a listing: it takes until none is due, not one claim.</summary>
    private static async Task PollDueAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var poller = services.GetRequiredService<SourcePoller>();
        var due = services.GetRequiredService<DueSources>();
        do
        {
            await poller.StartDuePollsAsync(cancellationToken);
            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
        }
        while (poller.IsBusy || await due.CountAsync(SoonEnough, cancellationToken) > 0);

        await poller.CompleteAsync(Patience);
    }

    /// <summary>Where another worker leads the desk, it is that one's business.</summary>
    private static async Task GatherAsync(DeskLeader desk, CancellationToken cancellationToken)
    {
        while (await desk.TurnAsync(cancellationToken))
        {
        }

        await desk.LeaveAsync(cancellationToken);
    }

    /// <summary>What was stored before there was a search is left to the worker that stays.</summary>
    private static async Task IndexAsync(SearchIndexer search, CancellationToken cancellationToken)
    {
        while (await search.TurnAsync(cancellationToken))
        {
        }
    }

    private static async Task SendWaitingAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        var relay = services.GetRequiredService<OutboxRelay>();
        var database = services.GetRequiredService<DatabaseState>();
        await services.GetRequiredService<BrokerTopology>().DeclareWithPatienceAsync(Patience, clock, cancellationToken);

        using var sent = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var sending = relay.RunAsync(() => { }, sent.Token);
        var started = clock.GetTimestamp();
        try
        {
            while (!sending.IsCompleted && await database.OldestPendingEventAsync(cancellationToken) is not null)
            {
                if (clock.GetElapsedTime(started) > Patience)
                {
                    throw new TimeoutException();
                }

                await Task.Delay(TimeSpan.FromMilliseconds(50), clock, cancellationToken);
            }
        }
        finally
        {
            await sent.CancelAsync();
        }

        await sending;
    }
}
