using Npgsql;

namespace NewsMonitor.IntegrationTests.Faults;

/// <summary>A fault of delivery: what happens while events are committed and sent.</summary>
/// <param name="Name">For the table.</param>
/// <param name="Events">Events that are under way when it strikes.</param>
/// <param name="StrikeAsync">Brings the events and the fault about; returns when the fault has passed.</param>
internal sealed record DeliveryFault(string Name, int Events, Func<FaultScene, Task> StrikeAsync)
{
    public static IReadOnlyList<DeliveryFault> All { get; } =
    [
        new("broker frozen (SIGSTOP)", 200, scene => WhileAsync(
            scene,
            () => scene.Broker.ServicesAsync("freeze", "mq"),
            () => scene.Broker.ServicesAsync("thaw", "mq"),
            TimeSpan.FromSeconds(60))),
        new("broker out of memory (alarm)", 200, scene => WhileAsync(
            scene,
            () => scene.Broker.ServicesAsync("rabbitmqctl", "set_vm_memory_high_watermark", "absolute", "1MB"),
            () => scene.Broker.ServicesAsync("rabbitmqctl", "set_vm_memory_high_watermark", "absolute", "512MB"),
            TimeSpan.FromSeconds(20))),
        new("broker out of disk (alarm)", 200, scene => WhileAsync(
            scene,
            () => scene.Broker.ServicesAsync("rabbitmqctl", "set_disk_free_limit", "9999GB"),
            () => scene.Broker.ServicesAsync("rabbitmqctl", "set_disk_free_limit", "200MB"),
            TimeSpan.FromSeconds(20))),
        new("broker killed in a burst (SIGKILL)", 5000, async scene =>
        {
            await scene.BurstAsync();
            scene.Broker.Kill();
            await scene.NoteWaitingAsync();
            await Task.Delay(TimeSpan.FromSeconds(3));
            await scene.Broker.ServicesAsync("start", "mq");
        }),
        new("a foreign queue refuses (full, reject-publish)", 200, scene => WhileAsync(
            scene,
            () => scene.AdministerAsync(async channel =>
            {
                await channel.QueueDeclareAsync(
                    "foreign", durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-max-length"] = 1, ["x-overflow"] = "reject-publish" });
                await channel.QueueBindAsync("foreign", "monitor.events", "#");
            }),
            () => scene.AdministerAsync(channel => channel.QueueDeleteAsync("foreign", ifUnused: false, ifEmpty: false, noWait: false)),
            TimeSpan.FromSeconds(8))),
        new("archive and dead letters deleted in a burst", 1000, async scene =>
        {
            await scene.BurstAsync();
            await scene.AdministerAsync(async channel =>
            {
                await channel.QueueDeleteAsync("monitor.archive", ifUnused: false, ifEmpty: false, noWait: false);
                await channel.QueueDeleteAsync("monitor.dead", ifUnused: false, ifEmpty: false, noWait: false);
            });
            await scene.NoteWaitingAsync();
        }),
        new("worker's password changed", 200, scene => WhileAsync(
            scene,
            async () =>
            {
                await scene.Broker.ServicesAsync("rabbitmqctl", "change_password", "worker", "another");
                await scene.Broker.ServicesAsync("rabbitmqctl", "close_all_connections", "--global", "test");
            },
            () => scene.Broker.ServicesAsync("rabbitmqctl", "change_password", "worker", scene.Broker.Worker.Password),
            TimeSpan.FromSeconds(8))),
        new("PostgreSQL backends of the relay killed in a burst", 1000, async scene =>
        {
            await scene.BurstAsync();
            await scene.NoteWaitingAsync();
            for (var time = 0; time < 10; time++)
            {
                await scene.Installation.ExecuteAsync("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where datname = current_database() and pid <> pg_backend_pid() and query like '%monitor.outbox%'
                    """);
                await Task.Delay(TimeSpan.FromMilliseconds(200));
            }
        }),
        new("worker killed between confirm and removal", 200, async scene =>
        {
            await using var proxy = scene.ProxyDatabase(kill => KillPoints.BeforeRemoval(kill));
            await scene.RestartAsync(proxy.Port);
            await scene.ImportAsync();
            await scene.Worker.WaitForExitAsync(TimeSpan.FromSeconds(60));
            await scene.NoteWaitingAsync();
            await scene.RestartAsync();
        }),
        new("answer to the removal lost", 200, async scene =>
        {
            // Cut once: the worker goes on through the same proxy.
            var cut = 0;
            await using var proxy = new WireProxy(new NpgsqlConnectionStringBuilder(scene.Installation.Database).Port, passing =>
            {
                if (passing.FromWorker && passing.Text.Contains("delete from monitor.outbox", StringComparison.Ordinal))
                {
                    passing.Connection.Marks.Add("removing");
                }

                return !passing.FromWorker && passing.Connection.Marks.Remove("removing") && Interlocked.Exchange(ref cut, 1) == 0
                    ? WireProxy.Verdict.Cut
                    : WireProxy.Verdict.Pass;
            });
            await scene.RestartAsync(proxy.Port);
            await scene.ImportAsync();
            await scene.NoteWaitingAsync();
            scene.NoteEnd();
            await scene.SentAsync();
            await scene.RestartAsync();
        }),
    ];

    private static async Task WhileAsync(FaultScene scene, Func<Task> begin, Func<Task> end, TimeSpan duration)
    {
        await begin();
        try
        {
            await scene.ImportAsync();
            await Task.Delay(duration);
            await scene.NoteWaitingAsync();
        }
        finally
        {
            await end();
        }
    }
}
