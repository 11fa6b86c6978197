using System.Net;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Feeds.Http;

namespace NewsMonitor.Feeds;

/// <summary>Brings one document for a person who looks at it: no source, no memory of earlier fetches.</summary>
public sealed class DocumentFetcher
{
    private readonly HttpFetcher _http;

    internal DocumentFetcher(HttpFetcher http) => _http = http;

    /// <summary>Asks an address, redirects followed. A failure is a value; only a requested stop leaves as an exception.</summary>
    /// <param name="address">An http or https address.</param>
    /// <param name="allowPrivate">Networks besides the public internet that may be connected to.</param>
    /// <param name="cancellationToken">Asks to stop.</param>
    public async Task<DocumentAnswer> FetchAsync(Uri address, IReadOnlyList<IPNetwork> allowPrivate, CancellationToken cancellationToken) =>
        await _http.GetAsync(new HttpQuestion(address) { AllowPrivate = allowPrivate }, cancellationToken) switch
        {
            HttpAnswer.Body body => new DocumentAnswer.Document(body.Bytes, body.Address, body.ContentType),
            HttpAnswer.Failed failed => new DocumentAnswer.Failed(failed.Failure, failed.Message),
            _ => throw new InvalidOperationException("An unconditional question cannot be answered with 'not modified'."),
        };
}

/// <summary>What asking for a document came to.</summary>
public abstract record DocumentAnswer
{
    private DocumentAnswer()
    {
    }

    /// <param name="Bytes">The body, decompressed.</param>
    /// <param name="Address">Where it came from, redirects followed.</param>
    /// <param name="ContentType">The header as received.</param>
    public sealed record Document(ReadOnlyMemory<byte> Bytes, Uri Address, string? ContentType) : DocumentAnswer;

    /// <param name="Failure">Why, from a closed list.</param>
    /// <param name="Message">One line for the operator.</param>
    public sealed record Failed(FetchFailure Failure, string Message) : DocumentAnswer;
}
