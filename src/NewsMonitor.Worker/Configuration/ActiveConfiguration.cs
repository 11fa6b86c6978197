using Microsoft.Extensions.Logging;
using NewsMonitor.Seeds;
using NewsMonitor.Storage.Configuration;
using NewsMonitor.Storage.Events;
using NewsMonitor.Worker.Commands;

namespace NewsMonitor.Worker.Configuration;

/// <summary>Follows the number of the active set. A set that this version cannot read is refused; the last good one stays in use.</summary>
internal sealed partial class ActiveConfiguration(ConfigurationStore store, OpsEvents ops, ILogger<ActiveConfiguration> logger)
{
    private int _refused;

    /// <summary>The set in use; null before the first one.</summary>
    public LoadedConfiguration? Current { get; private set; }

    /// <summary>Loads the active set if it is another one than before.</summary>
    /// <returns>The set in use; null when none was ever applied, or none could be read.</returns>
    public async Task<LoadedConfiguration?> RefreshAsync(CancellationToken cancellationToken)
    {
        var active = await store.ActiveAsync(cancellationToken);
        if (active is null || active.Number == Current?.Stamp.Set || active.Number == _refused)
        {
            return Current;
        }

        var files = await store.FilesAsync(active.Number, cancellationToken);
        var result = SeedLoader.Load([.. files.Select(file => new SeedFile(file.Key, file.Value))]);
        if (result.Set is null)
        {
            await ops.RulesRefusedAsync(active.ContentHash, Refusal.Of(result.Problems), Current?.Stamp.Set, cancellationToken);
            _refused = active.Number;
            LogRefused(active.Number, result.Problems[0].ToString(), Current?.Stamp.Set);
            return Current;
        }

        await ops.RulesAcceptedAsync(cancellationToken);
        Current = new LoadedConfiguration(active.Number, result.Set);
        LogLoaded(active.Number, Current.Sources.Count);
        return Current;
    }

    /// <summary>The active set, for a command that cannot do without.</summary>
    /// <exception cref="CommandFailedException">None was ever applied, or it cannot be read.</exception>
    public async Task<LoadedConfiguration> RequireAsync(CancellationToken cancellationToken) =>
        await RefreshAsync(cancellationToken) ?? throw new CommandFailedException(_refused == 0
            ? "No configuration is active: run 'newsmonitor apply' first."
            : $"Configuration set {_refused} is active, and this version cannot read it: run 'newsmonitor apply'.");

    [LoggerMessage(EventId = 201, Level = LogLevel.Information, Message = "Configuration set {Number} is in use: {Sources} sources")]
    private partial void LogLoaded(int number, int sources);

    [LoggerMessage(EventId = 202, Level = LogLevel.Error, Message = "Configuration set {Number} cannot be read ({Problem}); set {InUse} stays in use")]
    private partial void LogRefused(int number, string problem, int? inUse);
}
