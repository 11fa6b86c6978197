using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NewsMonitor.IntegrationTests.Faults;

/// <summary>Stands between a worker and a service, sees what passes, and lets a test strike at an exact moment of the protocol.</summary>
/// <remarks>The product needs no hooks for this: "before the commit" is the moment when the word COMMIT is on the wire.</remarks>
internal sealed class WireProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _target;
    private readonly Func<Passing, Verdict> _judge;
    private readonly Task _accepting;

    /// <param name="target">Loopback port of the service.</param>
    /// <param name="judge">Decides for each piece of traffic; called for one piece of a connection at a time.</param>
    public WireProxy(int target, Func<Passing, Verdict> judge)
    {
        _target = target;
        _judge = judge;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = RelayAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // Disposed: the test is over.
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        using var worker = client;
        using var service = new TcpClient();
        try
        {
            await service.ConnectAsync(IPAddress.Loopback, _target, _stop.Token);
            var seen = new Connection();
            await Task.WhenAny(
                PumpAsync(worker.GetStream(), service.GetStream(), fromWorker: true, seen),
                PumpAsync(service.GetStream(), worker.GetStream(), fromWorker: false, seen));
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        {
            // A cut connection is what this class is for.
        }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to, bool fromWorker, Connection seen)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            int length;
            while ((length = await from.ReadAsync(buffer, _stop.Token)) > 0)
            {
                Verdict verdict;
                lock (seen)
                {
                    verdict = _judge(new Passing(Encoding.Latin1.GetString(buffer, 0, length), fromWorker, seen));
                }

                if (verdict == Verdict.Cut)
                {
                    return;
                }

                await to.WriteAsync(buffer.AsMemory(0, length), _stop.Token);
            }
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        {
            // As above.
        }
    }

    /// <summary>What a test remembers of a connection.</summary>
    internal sealed class Connection
    {
        public HashSet<string> Marks { get; } = new(StringComparer.Ordinal);
    }

    /// <summary>A piece of traffic.</summary>
    /// <param name="Text">Its bytes as Latin-1: enough to find SQL and AMQP names in.</param>
    /// <param name="FromWorker">Which way it goes.</param>
    /// <param name="Connection">What was noted before on the same connection.</param>
    internal sealed record Passing(string Text, bool FromWorker, Connection Connection);

    internal enum Verdict
    {
        Pass,

        /// <summary>Neither this piece nor anything after it arrives.</summary>
        Cut,
    }
}
