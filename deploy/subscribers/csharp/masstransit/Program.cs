// Receives NewsMonitor's events with MassTransit, each once, and catches up from the archive if asked to.
using MassTransit;
using NewsMonitor.Subscribers;

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
var consumer = new EventConsumer(journal);
var bus = Bus.Factory.CreateUsingRabbitMq(configuration =>
{
    configuration.Host(arguments.Broker);
    configuration.ReceiveEndpoint(arguments.Queue, endpoint =>
    {
        // No exchange for each message type: the events come by the binding below.
        endpoint.ConfigureConsumeTopology = false;
        endpoint.SetQuorumQueue();
        endpoint.PrefetchCount = 100;
        endpoint.ConcurrentMessageLimit = 1;
        // The content type of CloudEvents is not one of MassTransit's: raw JSON has to be the default.
        endpoint.UseRawJsonDeserializer(RawSerializerOptions.AnyMessageType, isDefault: true);
        endpoint.Instance(consumer);
    });
});
try
{
    // Waits for a broker that is not there yet.
    await bus.StartAsync(stop.Token);
    await Binding.KeepAsync(arguments, consumer, stop.Token);
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    // Asked to stop.
}

await bus.StopAsync(CancellationToken.None);
return 0;
