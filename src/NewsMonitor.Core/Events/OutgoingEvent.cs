namespace NewsMonitor.Core.Events;

/// <summary>An event in its final form: what is stored is what is sent, byte for byte, now and at every replay.</summary>
public sealed record OutgoingEvent
{
    /// <summary>CloudEvents id; name-based.</summary>
    public required Guid Id { get; init; }

    /// <summary>CloudEvents type, such as <c>monitor.article.detected.v1</c>.</summary>
    public required string Type { get; init; }

    /// <summary>CloudEvents subject, such as <c>article/…</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>Exchange it is published to.</summary>
    public required string Exchange { get; init; }

    /// <summary>Primary routing key: six words, below 100 bytes.</summary>
    public required string RoutingKey { get; init; }

    /// <summary>Further routing keys; at most 31.</summary>
    public required IReadOnlyList<string> CcKeys { get; init; }

    /// <summary>Headers: texts only; a number travels as an integer where <see cref="NumericHeaders"/> names it.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>CloudEvents JSON in UTF-8; at most 64 KiB.</summary>
    public required byte[] Body { get; init; }

    /// <summary>Headers that are sent as integers, so that subscribers can compare them.</summary>
    public static IReadOnlySet<string> NumericHeaders { get; } = new HashSet<string>(StringComparer.Ordinal) { "schema-major", "severity", "relevance" };
}

/// <summary>What only the database can give an event.</summary>
/// <param name="Time">Database clock after the subject's row was locked, UTC.</param>
/// <param name="Sequence">Number in the event log; it grows, has gaps, and is no delivery order.</param>
public sealed record EventStamp(DateTimeOffset Time, long Sequence);
