namespace NewsMonitor.Contracts;

/// <summary>The envelope of every message: CloudEvents 1.0 in structured JSON (<c>application/cloudevents+json</c>).</summary>
/// <remarks>
/// Delivered at least once, in no promised order: de-duplicate on <see cref="Id"/>, order by the revision inside <see cref="Data"/>.
/// Of two events with one revision the later <see cref="Time"/> wins: the text of its page came later, or other rules tagged it again.
/// Within a version only optional members and new enum values are added: ignore what you do not know.
/// </remarks>
/// <typeparam name="TData">The payload; <see cref="Type"/> says which.</typeparam>
public sealed record CloudEvent<TData>
{
    /// <summary>Content type of the message.</summary>
    public const string ContentType = "application/cloudevents+json";

    /// <summary>Version of the CloudEvents specification.</summary>
    public string Specversion { get; init; } = "1.0";

    /// <summary>Name-based id (UUIDv5): the same after every retry, restore and replay.</summary>
    /// <remarks>
    /// Of type, subject, revision and content hash. Where other rules alone tell a revision anew, these were told before: number and hash of the
    /// configuration set go into it as well.
    /// </remarks>
    public required Guid Id { get; init; }

    /// <summary>The installation that tells it.</summary>
    public required string Source { get; init; }

    /// <summary>What happened, with the major version: <c>monitor.article.detected.v1</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Whom it happened to: <c>article/{id}</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>When it was recorded, by the database clock.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Media type of <see cref="Data"/>.</summary>
    public string Datacontenttype { get; init; } = "application/json";

    /// <summary>Schema of <see cref="Data"/>; its minor number grows with every addition.</summary>
    public required string Dataschema { get; init; }

    /// <summary>Number in the event log, 20 digits. It grows but has gaps, and is no delivery order.</summary>
    public required string Sequence { get; init; }

    /// <summary>The payload.</summary>
    public required TData Data { get; init; }
}
