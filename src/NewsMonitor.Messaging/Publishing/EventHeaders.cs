using System.Globalization;
using NewsMonitor.Core.Events;

namespace NewsMonitor.Messaging.Publishing;

/// <summary>Headers as they travel: texts, and integers where subscribers compare them.</summary>
internal static class EventHeaders
{
    /// <exception cref="FormatException">A header that travels as a number is none.</exception>
    public static IEnumerable<KeyValuePair<string, object>> Of(OutgoingEvent outgoing) => outgoing.Headers.Select(header => KeyValuePair.Create<string, object>(
        header.Key,
        OutgoingEvent.NumericHeaders.Contains(header.Key) ? long.Parse(header.Value, CultureInfo.InvariantCulture) : header.Value));
}
