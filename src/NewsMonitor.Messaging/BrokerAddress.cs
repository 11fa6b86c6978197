using RabbitMQ.Client;

namespace NewsMonitor.Messaging;

/// <summary>A broker URL taken apart.</summary>
public sealed record BrokerAddress
{
    private const int DefaultPort = 5672;
    private const int DefaultTlsPort = 5671;

    public required string Host { get; init; }

    public required int Port { get; init; }

    public required string VirtualHost { get; init; }

    public required string Username { get; init; }

    public required string Password { get; init; }

    public required bool Tls { get; init; }

    /// <exception cref="FormatException">The URL is none, or names no user.</exception>
    public static BrokerAddress Parse(string url, string? password = null)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("amqp" or "amqps"))
        {
            throw new FormatException("A broker URL starts with amqp:// or amqps:// and names a host: amqp://user@host:5672/vhost");
        }

        var user = uri.UserInfo.Split(':', 2);
        if (user[0].Length == 0)
        {
            throw new FormatException("The broker URL names no user: amqp://user@host:5672/vhost");
        }

        var tls = uri.Scheme == "amqps";
        return new BrokerAddress
        {
            Host = uri.Host,
            Port = uri.Port > 0 ? uri.Port : tls ? DefaultTlsPort : DefaultPort,
            VirtualHost = uri.AbsolutePath.Length > 1 ? Uri.UnescapeDataString(uri.AbsolutePath[1..]) : "/",
            Username = Uri.UnescapeDataString(user[0]),
            Password = !string.IsNullOrEmpty(password) ? password : user.Length > 1 ? Uri.UnescapeDataString(user[1]) : "",
            Tls = tls,
        };
    }

    /// <summary>A factory for connections of the plain client, which declares the topology and reads for <c>tail</c>.</summary>
    public ConnectionFactory ToFactory(string purpose) => new()
    {
        HostName = Host,
        Port = Port,
        VirtualHost = VirtualHost,
        UserName = Username,
        Password = Password,
        ClientProvidedName = $"newsmonitor {purpose}",
        RequestedHeartbeat = TimeSpan.FromSeconds(10),
        ContinuationTimeout = TimeSpan.FromSeconds(10),
        AutomaticRecoveryEnabled = false,
        Ssl = new SslOption { Enabled = Tls, ServerName = Host },
    };

    /// <summary>For messages: no password.</summary>
    public override string ToString() => $"{Host}:{Port}/{VirtualHost.TrimStart('/')}";
}
