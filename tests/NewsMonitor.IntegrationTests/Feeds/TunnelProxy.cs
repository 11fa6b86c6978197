using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NewsMonitor.IntegrationTests.Feeds;

/// <summary>A proxy that connects whoever has its password to the address that was asked for, and carries the bytes both ways.</summary>
internal sealed class TunnelProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly string _authorization;
    private readonly Task _serving;
    private int _tunnels;

    /// <param name="login">User and password, with a colon between them.</param>
    public TunnelProxy(string login)
    {
        _authorization = $"Proxy-Authorization: Basic {Convert.ToBase64String(Encoding.ASCII.GetBytes(login))}\r\n";
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Address => $"http://{_listener.LocalEndpoint}";

    /// <summary>Tunnels that were opened so far.</summary>
    public int Tunnels => Volatile.Read(ref _tunnels);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        List<Task> connections = [];
        try
        {
            while (true)
            {
                connections.Add(CarryAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        finally
        {
            await Task.WhenAll(connections).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task CarryAsync(TcpClient client)
    {
        using (client)
        {
            var stream = client.GetStream();
            for (var head = await HeadAsync(stream); head.Length > 0; head = await HeadAsync(stream))
            {
                if (!head.Contains(_authorization, StringComparison.OrdinalIgnoreCase))
                {
                    await stream.WriteAsync("HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"out\"\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), _stop.Token);
                    continue;
                }

                Interlocked.Increment(ref _tunnels);
                using var site = new TcpClient();
                await site.ConnectAsync(IPEndPoint.Parse(head.Split(' ')[1]), _stop.Token);
                await stream.WriteAsync("HTTP/1.1 200 Connected\r\n\r\n"u8.ToArray(), _stop.Token);
                await Task.WhenAny(stream.CopyToAsync(site.GetStream(), _stop.Token), site.GetStream().CopyToAsync(stream, _stop.Token));
                return;
            }
        }
    }

    /// <summary>Byte by byte: what follows the head belongs to the tunnel.</summary>
    private async Task<string> HeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one, _stop.Token) == 1)
        {
            head.Append((char)one[0]);
        }

        return head.ToString();
    }
}
