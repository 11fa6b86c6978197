using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NewsMonitor.IntegrationTests.Feeds;

/// <summary>A proxy that answers everything itself, with one feed, and remembers what it was asked.</summary>
internal sealed class LoopbackProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _asked = new();
    private readonly string _answer;
    private readonly Task _serving;

    /// <param name="answer">What every request gets, line by line.</param>
    public LoopbackProxy(string answer)
    {
        _answer = answer;
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Address => $"http://{_listener.LocalEndpoint}";

    /// <summary>The head of each request.</summary>
    public IReadOnlyList<string> Asked => [.. _asked];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            var head = new StringBuilder();
            var buffer = new byte[4096];
            while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            {
                var count = await client.GetStream().ReadAsync(buffer, _stop.Token);
                if (count == 0)
                {
                    break;
                }

                head.Append(Encoding.ASCII.GetString(buffer, 0, count));
            }

            _asked.Enqueue(head.ToString());
            await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(_answer), _stop.Token);
            client.Client.Shutdown(SocketShutdown.Send);
        }
    }
}
