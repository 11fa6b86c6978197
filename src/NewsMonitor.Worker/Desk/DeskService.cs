using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsMonitor.Storage;
using NewsMonitor.Worker.Health;
using NewsMonitor.Worker.Schedule;

namespace NewsMonitor.Worker.Desk;

/// <summary>Keeps the desk going: every worker stands ready, one leads.</summary>
internal sealed partial class DeskService(DeskLeader desk, Readiness readiness, Heartbeat heartbeat, TimeProvider clock, ILogger<DeskService> logger)
    : BackgroundService
{
    private static readonly TimeSpan IdlePause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FollowerPause = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan FaultPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LeavePatience = TimeSpan.FromSeconds(3);

    private string? _fault;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            heartbeat.Tick(Heartbeat.Desk);
            await Task.Delay(readiness.IsOpen ? await TurnAsync(stoppingToken) : IdlePause, clock, stoppingToken);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            using var patience = new CancellationTokenSource(LeavePatience, clock);
            await desk.LeaveAsync(patience.Token);
        }
        catch (Exception e) when (DatabaseFault.Is(e) || e is OperationCanceledException)
        {
            // The lease ends soon enough.
        }
    }

    private async Task<TimeSpan> TurnAsync(CancellationToken stoppingToken)
    {
        try
        {
            var isBusy = await desk.TurnAsync(stoppingToken);
            if (_fault is not null)
            {
                LogGoesOn();
            }

            _fault = null;
            return isBusy ? TimeSpan.Zero : desk.Leads ? IdlePause : FollowerPause;
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            // The boundary of the desk: a database that is away comes back, and nothing was committed that is not whole.
            desk.DropWindow();
            var fault = DatabaseFault.Is(e) ? DatabaseFault.Explain(e) : e.ToString();
            if (fault != _fault)
            {
                LogWaits(fault);
            }

            _fault = fault;
            return FaultPause;
        }
    }

    [LoggerMessage(EventId = 511, Level = LogLevel.Warning, Message = "The desk waits: {Fault}; nothing is lost; it tries again every two seconds")]
    private partial void LogWaits(string fault);

    [LoggerMessage(EventId = 512, Level = LogLevel.Information, Message = "The desk goes on")]
    private partial void LogGoesOn();
}
