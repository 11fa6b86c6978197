using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Feeds;
using NewsMonitor.Worker.Commands;

namespace NewsMonitor.Worker.Reading;

/// <summary>Gets a document that a person names by its address, behind all guards of a poll.</summary>
internal static class DocumentDownload
{
    /// <summary>Whether a person means an address, not a file.</summary>
    public static bool IsAddress(string place) =>
        place.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || place.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="CommandFailedException">It cannot be had; the message says why.</exception>
    public static async Task<DocumentFile> FetchAsync(
        string? settings, Uri address, IReadOnlyList<IPNetwork> allowPrivate, CancellationToken cancellationToken)
    {
        using var host = WorkerHost.BuildOnce(settings, services => services.AddFeeds());
        host.ValidateOptions();
        return await host.Services.GetRequiredService<DocumentFetcher>().FetchAsync(address, allowPrivate, cancellationToken) switch
        {
            DocumentAnswer.Document document => new DocumentFile(document.Bytes, document.Address, document.ContentType),
            DocumentAnswer.Failed failed => throw new CommandFailedException($"{FetchFailures.Name(failed.Failure)}: {failed.Message}"),
            var other => throw new InvalidOperationException($"Unknown answer {other.GetType().Name}"),
        };
    }
}
