using System.Net.Mime;
using MassTransit;
using NewsMonitor.Contracts;

namespace NewsMonitor.Messaging.Publishing;

/// <summary>The one message type that MassTransit knows; the body travels apart from it.</summary>
/// <remarks>It is sent to an exchange by name: a published one would get an exchange of its own for its type.</remarks>
public sealed class StoredEvent
{
    public static StoredEvent Instance { get; } = new();
}

/// <summary>Sends the bytes that were stored, whatever the message object: what is replayed next year is what was sent today.</summary>
internal sealed class StoredBytesSerializer(byte[] body) : IMessageSerializer
{
    public ContentType ContentType { get; } = new(CloudEvent<object>.ContentType);

    public MessageBody GetMessageBody<T>(SendContext<T> context)
        where T : class => new BytesMessageBody(body);
}
