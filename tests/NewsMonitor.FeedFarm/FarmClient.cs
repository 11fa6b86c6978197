using System.Globalization;
using System.Net.Http.Json;

namespace NewsMonitor.FeedFarm;

/// <summary>Steers a farm in another process.</summary>
public sealed class FarmClient(int port) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri($"http://127.0.0.1:{port}/control/"), Timeout = TimeSpan.FromMinutes(2) };

    /// <summary>One step of the virtual clock, see <see cref="Farm.Advance"/>.</summary>
    public async Task<TickResult> TickAsync(double share, int items, double edits = 0, CancellationToken cancellationToken = default) =>
        (await _http.GetFromJsonAsync<TickResult>(
            string.Create(CultureInfo.InvariantCulture, $"tick?share={share}&items={items}&edits={edits}"), cancellationToken))!;

    public Task SetValidatorsAsync(SentValidators validators, CancellationToken cancellationToken = default) => AskAsync($"validators?v={validators}", cancellationToken);

    /// <param name="plan">As <see cref="FaultPlan.Read"/> takes it.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task SetFaultsAsync(string plan, CancellationToken cancellationToken = default) => AskAsync($"faults?plan={plan}", cancellationToken);

    public async Task<FarmStats> StatsAsync(CancellationToken cancellationToken = default) =>
        (await _http.GetFromJsonAsync<FarmStats>("stats", cancellationToken))!;

    public async Task<IReadOnlyList<SentAnswer>> JournalAsync(CancellationToken cancellationToken = default) =>
        (await _http.GetFromJsonAsync<SentAnswer[]>("journal", cancellationToken))!;

    /// <summary>Starts counting again.</summary>
    public Task ResetAsync(CancellationToken cancellationToken = default) => AskAsync("reset", cancellationToken);

    public void Dispose() => _http.Dispose();

    private async Task AskAsync(string request, CancellationToken cancellationToken) =>
        (await _http.GetAsync(request, cancellationToken)).EnsureSuccessStatusCode().Dispose();
}
