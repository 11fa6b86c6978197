using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NewsMonitor.Messaging;

namespace NewsMonitor.IntegrationTests.Broker;

/// <summary>A broker whose certificate nobody vouches for hears nothing of us: no login is sent to it.</summary>
public sealed class TlsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_plain_client_sends_nothing_to_a_broker_with_a_certificate_of_its_own_making()
    {
        await using var impostor = new Impostor();
        var address = BrokerAddress.Parse($"amqps://user:secret@localhost:{impostor.Port}/monitor");

        await Assert.ThrowsAnyAsync<Exception>(() => address.ToFactory("test").CreateConnectionAsync(Stop));

        await impostor.HandshakeAsync();
        Assert.False(impostor.HeardSomething);
    }

    [Fact]
    public async Task Neither_does_the_bus()
    {
        await using var impostor = new Impostor();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Broker:Url"] = $"amqps://user:secret@localhost:{impostor.Port}/monitor" });
        builder.Services.AddSingleton(TimeProvider.System).AddMetrics().AddRelay();
        using var host = builder.Build();
        var starting = host.Services.GetRequiredService<IBusControl>().StartAsync(Stop);

        await impostor.HandshakeAsync();
        await Task.Delay(TimeSpan.FromSeconds(1), Stop);

        Assert.False(impostor.HeardSomething);
        Assert.False(starting.IsCompletedSuccessfully);
    }

    /// <summary>Takes connections and shows a certificate that it signed itself.</summary>
    private sealed class Impostor : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly TaskCompletionSource _handshake = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Task _accepting;

        public Impostor()
        {
            _listener.Start();
            _accepting = AcceptAsync();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public bool HeardSomething { get; private set; }

        /// <summary>Returns once a client came, and either went or spoke.</summary>
        public Task HandshakeAsync() => _handshake.Task.WaitAsync(TimeSpan.FromSeconds(30), Stop);

        public async ValueTask DisposeAsync()
        {
            _listener.Dispose();
            await _accepting;
        }

        private async Task AcceptAsync()
        {
            using var key = RSA.Create(2048);
            var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
            try
            {
                while (true)
                {
                    using var client = await _listener.AcceptTcpClientAsync(CancellationToken.None);
                    await ListenAsync(client, certificate);
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // Disposed: the test is over.
            }
        }

        private async Task ListenAsync(TcpClient client, X509Certificate2 certificate)
        {
            try
            {
                await using var tls = new SslStream(client.GetStream());
                await tls.AuthenticateAsServerAsync(certificate);
                HeardSomething |= await tls.ReadAsync(new byte[8]) > 0;
            }
            catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException)
            {
                // The client did not like what it saw.
            }

            _handshake.TrySetResult();
        }
    }
}
