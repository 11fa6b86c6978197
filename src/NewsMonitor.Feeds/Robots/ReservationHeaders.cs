using NewsMonitor.Feeds.Http;

namespace NewsMonitor.Feeds.Robots;

/// <summary>What the headers of an answer say about the use of its document, as received.</summary>
/// <param name="TdmReservation">The <c>tdm-reservation</c> header.</param>
/// <param name="RobotsTags">The <c>X-Robots-Tag</c> headers.</param>
public sealed record ReservationHeaders(string? TdmReservation, IReadOnlyList<string> RobotsTags)
{
    /// <summary>Nothing is said.</summary>
    public static ReservationHeaders None { get; } = new(null, []);

    internal static ReservationHeaders Read(HttpResponseMessage response) =>
        new(ConditionalHeaders.Raw(response.Headers, "tdm-reservation"), [.. ConditionalHeaders.All(response.Headers, "X-Robots-Tag")]);
}
