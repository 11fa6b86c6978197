namespace NewsMonitor.Core.Entries;

/// <summary>A media file that an entry names. It is recorded, never fetched.</summary>
/// <param name="Url">Absolute address as given.</param>
/// <param name="MediaType">MIME type as given; null when absent.</param>
/// <param name="Length">Length in bytes as given; null when absent or unreadable.</param>
public sealed record Enclosure(Uri Url, string? MediaType, long? Length);
