// Receives NewsMonitor's events with RabbitMQ.Client, each once, and catches up from the archive if asked to.
using System.Text.Json;
using NewsMonitor.Contracts;
using NewsMonitor.Subscribers;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

if (Arguments.Read(args) is not { } arguments)
{
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) =>
{
    key.Cancel = true;
    stop.Cancel();
};
using var journal = new Journal(arguments.JournalPath);
while (!stop.IsCancellationRequested)
{
    try
    {
        await ReceiveAsync(stop.Token);
    }
    catch (Exception e) when (!stop.IsCancellationRequested)
    {
        Console.Error.WriteLine($"{e.Message}; trying again");
        await Task.Delay(TimeSpan.FromSeconds(5), stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
    catch (OperationCanceledException)
    {
        // Asked to stop.
    }
}

return 0;

async Task ReceiveAsync(CancellationToken cancellationToken)
{
    // Connecting anew by ourselves declares the queue anew as well, should it have gone.
    var factory = new ConnectionFactory { Uri = arguments.Broker, AutomaticRecoveryEnabled = false, ClientProvidedName = arguments.Queue };
    await using var connection = await factory.CreateConnectionAsync(cancellationToken);
    await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
    var quorum = new Dictionary<string, object?> { ["x-queue-type"] = "quorum" };
    await channel.QueueDeclareAsync(arguments.Queue, durable: true, exclusive: false, autoDelete: false, quorum, cancellationToken: cancellationToken);
    await channel.QueueBindAsync(arguments.Queue, "monitor.events", arguments.Key, cancellationToken: cancellationToken);
    await channel.BasicQosAsync(0, prefetchCount: 100, global: false, cancellationToken);

    var lost = new TaskCompletionSource();
    channel.ChannelShutdownAsync += (_, reason) =>
    {
        lost.TrySetException(new IOException(reason.ReplyText));
        return Task.CompletedTask;
    };
    var consumer = new AsyncEventingBasicConsumer(channel);
    consumer.UnregisteredAsync += (_, _) =>
    {
        lost.TrySetException(new IOException("the queue was deleted"));
        return Task.CompletedTask;
    };
    consumer.ReceivedAsync += async (_, delivery) =>
    {
        // The body is the client's own memory, valid only here.
        Handle(delivery.Body.ToArray());
        // After the work: what was not acknowledged comes again.
        await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false, cancellationToken);
    };
    await channel.BasicConsumeAsync(arguments.Queue, autoAck: false, consumer, cancellationToken);
    Console.Error.WriteLine("ready");
    if (arguments.Since is { } since)
    {
        await Archive.CatchUpAsync(channel, since, Handle, cancellationToken);
    }

    await lost.Task.WaitAsync(cancellationToken);
}

void Handle(byte[] body)
{
    // Of any type; CloudEvent<ArticleDetected> would give the parts names.
    var received = EventJson.Read<JsonElement>(body);
    if (journal.Handle(received.Id.ToString(), received.Type, received.Subject, received.Time, received.Data) is { } entry)
    {
        // Titles are foreign text: escape them before you show them on a page.
        Console.WriteLine($"{entry.Type} {entry.Subject} {entry.Title}");
    }
}
