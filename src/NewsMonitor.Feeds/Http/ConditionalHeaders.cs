using System.Net.Http.Headers;
using NewsMonitor.Core.Fetching;

namespace NewsMonitor.Feeds.Http;

/// <summary>Validators as headers. They are opaque: what a site sent goes back byte for byte or not at all.</summary>
internal static class ConditionalHeaders
{
    private const int MaxLength = 1024;

    /// <summary>Asks "has it changed?"; false when there is nothing to ask with.</summary>
    public static bool TryAdd(HttpRequestHeaders headers, Validators known)
    {
        var etag = Sendable(known.ETag);
        var lastModified = Sendable(known.LastModified);
        return (etag is not null && headers.TryAddWithoutValidation("If-None-Match", etag))
            | (lastModified is not null && headers.TryAddWithoutValidation("If-Modified-Since", lastModified));
    }

    public static Validators Read(HttpResponseMessage response) => new(
        Sendable(Raw(response.Headers, "ETag")),
        Sendable(Raw(response.Content.Headers, "Last-Modified")),
        BodyHash: null);

    /// <summary>A header as received. The typed properties parse, and lose what they cannot parse.</summary>
    public static string? Raw(HttpHeaders headers, string name) =>
        All(headers, name).FirstOrDefault();

    /// <summary>A header that may come in several lines.</summary>
    public static IEnumerable<string> All(HttpHeaders headers, string name) => headers.NonValidated.TryGetValues(name, out var values) ? values : [];

    private static string? Sendable(string? value) =>
        value is { Length: > 0 and <= MaxLength } && value.All(c => c is >= ' ' and <= '~') ? value : null;
}
