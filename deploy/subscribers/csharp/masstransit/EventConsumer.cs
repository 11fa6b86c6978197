using System.Text.Json;
using MassTransit;
using NewsMonitor.Contracts;

namespace NewsMonitor.Subscribers;

/// <summary>Gets every event of the queue, of any type; <c>CloudEvent&lt;ArticleDetected&gt;</c> would give the parts names.</summary>
internal sealed class EventConsumer(Journal journal) : IConsumer<CloudEvent<JsonElement>>
{
    private readonly Lock _one = new();

    public Task Consume(ConsumeContext<CloudEvent<JsonElement>> context)
    {
        Handle(context.Message);
        return Task.CompletedTask;
    }

    /// <summary>Called by the endpoint and while the archive is read, at the same time.</summary>
    public void Handle(CloudEvent<JsonElement> received)
    {
        lock (_one)
        {
            if (journal.Handle(received.Id.ToString(), received.Type, received.Subject, received.Time, received.Data) is { } entry)
            {
                // Titles are foreign text: escape them before you show them on a page.
                Console.WriteLine($"{entry.Type} {entry.Subject} {entry.Title}");
            }
        }
    }
}
