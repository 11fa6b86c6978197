using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsMonitor.Storage;
using NewsMonitor.Worker.Schedule;

namespace NewsMonitor.Worker.Search;

/// <summary>Keeps the search up to date: every worker stands ready, one at a time does it.</summary>
internal sealed partial class SearchService(SearchIndexer indexer, Readiness readiness, TimeProvider clock, ILogger<SearchService> logger) : BackgroundService
{
    private static readonly TimeSpan IdlePause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FaultPause = TimeSpan.FromSeconds(5);

    private string? _fault;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.OpenedAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(await TurnAsync(stoppingToken), clock, stoppingToken);
        }
    }

    private async Task<TimeSpan> TurnAsync(CancellationToken stoppingToken)
    {
        try
        {
            var isBusy = await indexer.TurnAsync(stoppingToken) || await indexer.GoBackAsync(stoppingToken);
            if (_fault is not null)
            {
                LogGoesOn();
            }

            _fault = null;
            return isBusy ? TimeSpan.Zero : IdlePause;
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            // The boundary of the search: what was not committed waits on, and a database that is away comes back.
            var fault = DatabaseFault.Is(e) ? DatabaseFault.Explain(e) : e.ToString();
            if (fault != _fault)
            {
                LogWaits(fault);
            }

            _fault = fault;
            return FaultPause;
        }
    }

    [LoggerMessage(EventId = 611, Level = LogLevel.Warning, Message = "The search index waits: {Fault}; nothing is lost; it tries again every five seconds")]
    private partial void LogWaits(string fault);

    [LoggerMessage(EventId = 612, Level = LogLevel.Information, Message = "The search index goes on")]
    private partial void LogGoesOn();
}
