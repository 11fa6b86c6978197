using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Core.Events;
using NewsMonitor.Messaging;
using NewsMonitor.Messaging.Publishing;

namespace NewsMonitor.UnitTests.Publishing;

/// <summary>The relay between an outbox and a broker that do as the test says.</summary>
public sealed class OutboxRelayTests : IDisposable
{
    private const int Window = 10;

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly BrokerCircuit _circuit = new(NullLogger<BrokerCircuit>.Instance);
    private readonly OutboxBell _bell = new();
    private readonly FakeOutbox _outbox = new();
    private readonly FakeBroker _broker = new();
    private readonly CancellationTokenSource _stop = new();

    public void Dispose()
    {
        _stop.Dispose();
        _services.Dispose();
    }

    [Fact]
    public async Task A_slow_publish_holds_up_none_of_the_others()
    {
        _outbox.Fill(200);
        var slow = _outbox.Ids[3];
        var release = new TaskCompletionSource();
        _broker.Answer = leased => leased.Event.Id == slow ? release.Task : Task.CompletedTask;

        var running = Start();
        await UntilAsync(() => _outbox.Removed.Count == 199);
        release.SetResult();
        await UntilAsync(() => _outbox.Removed.Count == 200);
        await EndAsync(running);
    }

    [Fact]
    public async Task However_many_wait_the_window_is_full_and_few_are_claimed()
    {
        _outbox.Fill(1000);
        var release = new TaskCompletionSource();
        _broker.Answer = _ => release.Task;

        var running = Start();
        await UntilAsync(() => _broker.Running == Window);
        await Task.Delay(100, TestContext.Current.CancellationToken);

        Assert.Equal(Window, _broker.Running);
        Assert.InRange(_outbox.Claimed, Window, 3 * Window);
        release.SetResult();
        await UntilAsync(() => _outbox.Removed.Count == 1000);
        Assert.True(_outbox.Removals < 200, $"{_outbox.Removals} removals");
        await EndAsync(running);
    }

    [Fact]
    public async Task A_dead_broker_is_tried_by_the_window_once_and_the_rest_goes_back_untried()
    {
        _outbox.Fill(1000);
        _broker.Answer = async _ =>
        {
            await Task.Delay(100);
            throw new TimeoutException();
        };

        var running = Start();
        await UntilAsync(() => _circuit.IsOpen && _outbox.Postponed.Count >= Window);
        await Task.Delay(500, TestContext.Current.CancellationToken);

        // Those that failed before the circuit opened made room for as many.
        Assert.InRange(_broker.Tried, Window, Window + 2);
        Assert.Empty(_outbox.Removed);
        Assert.All(_outbox.Postponed, postponed => Assert.InRange(postponed.Delay, TimeSpan.FromSeconds(0.7), TimeSpan.FromSeconds(1.3)));
        await EndAsync(running);
    }

    [Fact]
    public async Task One_event_that_always_fails_waits_longer_and_longer_and_stops_nobody()
    {
        _outbox.Fill(50);
        var full = _outbox.Ids[7];
        _outbox.Attempts = 5;
        _broker.Answer = leased => leased.Event.Id == full ? Task.FromException(new TimeoutException("no confirm")) : Task.CompletedTask;

        var running = Start();
        await UntilAsync(() => _outbox.Removed.Count == 49 && !_outbox.Postponed.IsEmpty);

        var postponed = Assert.Single(_outbox.Postponed);
        Assert.InRange(postponed.Delay, TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(20));
        Assert.Equal("TimeoutException: no confirm", postponed.Reason);
        Assert.False(_circuit.IsOpen);
        await EndAsync(running);
    }

    [Theory]
    [InlineData(4, 0)]
    [InlineData(5, 1)]
    public async Task Poison_is_parked_with_its_fifth_attempt_and_does_not_count_against_the_broker(int attempts, int parked)
    {
        _outbox.Fill(5);
        _outbox.Attempts = attempts;
        _broker.Answer = _ => Task.FromException(new FormatException("no number"));

        var running = Start();
        await UntilAsync(() => _outbox.Parked.Count + _outbox.Postponed.Count == 5);

        Assert.Equal(5 * parked, _outbox.Parked.Count);
        Assert.False(_circuit.IsOpen);
        await EndAsync(running);
    }

    [Fact]
    public async Task A_ring_sends_what_was_committed_without_waiting_for_the_next_look()
    {
        // Its time stands still: the next look never comes.
        var clock = new FakeTimeProvider();
        var running = Start(clock);
        await UntilAsync(() => _outbox.Looks == 1);

        _outbox.Fill(1);
        _bell.Ring();

        await UntilAsync(() => _broker.Tried == 1);
        await _stop.CancelAsync();
        await UntilAsync(() =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(10));
            return running.IsCompleted;
        });
    }

    [Fact]
    public async Task A_stop_lets_publishes_under_way_end_and_gives_the_others_back()
    {
        _outbox.Fill(100);
        var release = new TaskCompletionSource();
        _broker.Answer = _ => release.Task;

        var running = Start();
        await UntilAsync(() => _broker.Running == Window && _outbox.Claimed >= 2 * Window);
        await _stop.CancelAsync();
        release.SetResult();
        await running;

        Assert.Equal(Window, _outbox.Removed.Count);
        Assert.Equal(_outbox.Claimed, _outbox.Removed.Count + _outbox.Postponed.Count);
    }

    [Fact]
    public async Task A_database_that_fails_ends_the_run_and_tells_why()
    {
        _outbox.Fill(20);
        _outbox.RemovalFault = new TimeoutException("database away");

        Assert.Equal("database away", (await Assert.ThrowsAsync<TimeoutException>(() => Start())).Message);
    }

    private Task Start() => Start(TimeProvider.System);

    private Task Start(TimeProvider clock)
    {
        var options = Options.Create(new BrokerOptions { Url = "amqp://user@localhost/", InFlight = Window });
        var metrics = new PublishMetrics(_services.GetRequiredService<IMeterFactory>());
        var topology = new BrokerTopology(options, new TopologyLog(NullLogger<TopologyLog>.Instance), metrics);
        return new OutboxRelay(_outbox, _broker, _bell, _circuit, topology, metrics, options, clock, NullLogger<OutboxRelay>.Instance)
            .RunAsync(() => { }, _stop.Token);
    }

    private async Task EndAsync(Task running)
    {
        await _stop.CancelAsync();
        await running.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var waited = 0; !condition(); waited++)
        {
            Assert.True(waited < 1500, "it did not come about within 15 seconds");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    private sealed class FakeBroker : IEventPublisher
    {
        private int _running;
        private int _tried;

        public Func<LeasedEvent, Task> Answer { get; set; } = _ => Task.CompletedTask;

        public int Running => Volatile.Read(ref _running);

        public int Tried => Volatile.Read(ref _tried);

        public async Task PublishAsync(LeasedEvent leased)
        {
            Interlocked.Increment(ref _tried);
            Interlocked.Increment(ref _running);
            try
            {
                await Answer(leased);
            }
            finally
            {
                Interlocked.Decrement(ref _running);
            }
        }
    }

    private sealed class FakeOutbox : IOutbox
    {
        private readonly ConcurrentQueue<LeasedEvent> _due = new();
        private int _claimed;
        private int _looks;

        public int Attempts { get; set; } = 1;

        public Exception? RemovalFault { get; set; }

        public List<Guid> Ids { get; } = [];

        public ConcurrentQueue<LeasedEvent> Removed { get; } = new();

        public ConcurrentQueue<PostponedEvent> Postponed { get; } = new();

        public ConcurrentQueue<LeasedEvent> Parked { get; } = new();

        public int Removals { get; private set; }

        public int Claimed => Volatile.Read(ref _claimed);

        public int Looks => Volatile.Read(ref _looks);

        public void Fill(int count)
        {
            for (var i = 0; i < count; i++)
            {
                var id = new Guid($"00000000-0000-4000-8000-{Ids.Count:D12}");
                Ids.Add(id);
                _due.Enqueue(new LeasedEvent(
                    new OutgoingEvent
                    {
                        Id = id,
                        Type = "monitor.article.detected.v1",
                        Subject = $"article/{id}",
                        Exchange = "monitor.events",
                        RoutingKey = "article.detected.s0.de.topic.x",
                        CcKeys = [],
                        Headers = new Dictionary<string, string>(),
                        Body = [],
                    },
                    Attempts: 0, LeaseToken: i, DateTimeOffset.UnixEpoch));
            }
        }

        public Task<IReadOnlyList<LeasedEvent>> ClaimAsync(int limit, TimeSpan lease, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _looks);
            List<LeasedEvent> batch = [];
            while (batch.Count < limit && _due.TryDequeue(out var leased))
            {
                batch.Add(leased with { Attempts = Attempts });
            }

            Interlocked.Add(ref _claimed, batch.Count);
            return Task.FromResult<IReadOnlyList<LeasedEvent>>(batch);
        }

        public Task RemoveAsync(IReadOnlyCollection<LeasedEvent> confirmed, CancellationToken cancellationToken)
        {
            Removals++;
            foreach (var leased in confirmed)
            {
                Removed.Enqueue(leased);
            }

            return RemovalFault is { } fault ? Task.FromException(fault) : Task.CompletedTask;
        }

        public Task PostponeAsync(IReadOnlyCollection<PostponedEvent> postponed, CancellationToken cancellationToken)
        {
            foreach (var one in postponed)
            {
                Postponed.Enqueue(one);
            }

            return Task.CompletedTask;
        }

        public Task ParkAsync(LeasedEvent leased, string reason, CancellationToken cancellationToken)
        {
            Parked.Enqueue(leased);
            return Task.CompletedTask;
        }
    }
}
