using System.Net;
using System.Net.Sockets;

namespace NewsMonitor.Benchmarks.Load;

internal static class FreePort
{
    /// <summary>A port that nobody listens on at this moment, on whichever loopback address.</summary>
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Any, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
