using NewsMonitor.Contracts;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace NewsMonitor.Subscribers;

/// <summary>Catches up from the stream of the last weeks.</summary>
internal static class Archive
{
    /// <summary>By which the clocks of database and subscriber may differ.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Call it after the live queue is bound, so that there is no gap: it reads until the archive shows what was published after that moment.
    /// </summary>
    /// <param name="channel">A channel with a prefetch: a stream is not read without one.</param>
    /// <param name="since">Where to begin: <c>first</c>, or an interval such as <c>7D</c> or <c>12h</c>.</param>
    /// <param name="handle">Gets every event, of all kinds, and must recognise those it had.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="IOException">The connection is gone; call it again on a new one.</exception>
    public static async Task CatchUpAsync(IChannel channel, string since, Action<byte[]> handle, CancellationToken cancellationToken)
    {
        var bound = TimeProvider.System.GetUtcNow();
        var joined = new TaskCompletionSource();
        channel.ChannelShutdownAsync += (_, reason) =>
        {
            joined.TrySetException(new IOException(reason.ReplyText));
            return Task.CompletedTask;
        };
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            var body = delivery.Body.ToArray();
            handle(body);
            await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false, cancellationToken);
            if (EventJson.Read<System.Text.Json.JsonElement>(body).Time > bound + Margin)
            {
                joined.TrySetResult();
            }
        };
        var arguments = new Dictionary<string, object?> { ["x-stream-offset"] = since };
        var tag = await channel.BasicConsumeAsync("monitor.archive", autoAck: false, "", noLocal: false, exclusive: false, arguments, consumer, cancellationToken);
        await joined.Task.WaitAsync(cancellationToken);
        await channel.BasicCancelAsync(tag, noWait: false, cancellationToken);
        await Console.Error.WriteLineAsync("caught up");
    }
}
