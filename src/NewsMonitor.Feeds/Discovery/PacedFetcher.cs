using System.Net;
using NewsMonitor.Core.Identity;
using NewsMonitor.Feeds.Http;

namespace NewsMonitor.Feeds.Discovery;

/// <summary>Asks for many addresses, one after the other: each host is left alone for a while between two requests.</summary>
/// <remarks>It pauses, as a command does that a person has started and that has no database to keep the gap for it. Nothing that polls may use it.</remarks>
internal sealed class PacedFetcher(HttpFetcher http, IReadOnlyList<IPNetwork> allowPrivate, TimeSpan gap, TimeProvider clock)
{
    private readonly Dictionary<string, long> _lastAsked = new(StringComparer.Ordinal);

    /// <summary>Requests so far, redirects included.</summary>
    public int Requests { get; private set; }

    public async Task<HttpAnswer> GetAsync(Uri address, CancellationToken cancellationToken)
    {
        var site = ArticleAddress.Site(address);
        if (_lastAsked.TryGetValue(site, out var last) && gap - clock.GetElapsedTime(last) is var rest && rest > TimeSpan.Zero)
        {
            await Task.Delay(rest, clock, cancellationToken);
        }

        var answer = await http.GetAsync(new HttpQuestion(address) { AllowPrivate = allowPrivate }, cancellationToken);
        _lastAsked[site] = clock.GetTimestamp();
        Requests += answer.Effort.Requests;
        return answer;
    }
}
