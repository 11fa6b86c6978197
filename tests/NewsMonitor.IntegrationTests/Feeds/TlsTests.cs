using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NewsMonitor.Core.Fetching;

namespace NewsMonitor.IntegrationTests.Feeds;

/// <summary>Why TLS was refused, in words for the operator.</summary>
public sealed class TlsTests : FetchingTest
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task BadInput_T17_An_expired_certificate_says_since_when()
    {
        using var certificate = Certificate("127.0.0.1", Now.AddYears(-2), Now.AddYears(-1));

        Assert.Contains($"expired on {Now.AddYears(-1):yyyy-MM-dd}", await RefusedAsync(certificate), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BadInput_T17_A_certificate_of_the_future_says_from_when()
    {
        using var certificate = Certificate("127.0.0.1", Now.AddYears(1), Now.AddYears(2));

        Assert.Contains($"not valid before {Now.AddYears(1):yyyy-MM-dd}", await RefusedAsync(certificate), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BadInput_T17_A_certificate_of_another_host_says_whose_it_is()
    {
        using var certificate = Certificate("other.example", Now.AddDays(-1), Now.AddYears(1));

        Assert.Contains("the certificate is for other.example, not for 127.0.0.1", await RefusedAsync(certificate), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BadInput_T17_A_self_signed_certificate_says_so()
    {
        using var certificate = Certificate("127.0.0.1", Now.AddDays(-1), Now.AddYears(1));

        var message = await RefusedAsync(certificate);

        Assert.Contains("self-signed", message, StringComparison.Ordinal);
        Assert.DoesNotContain("expired", message, StringComparison.Ordinal);
        Assert.DoesNotContain("not for", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BadInput_T17_An_authority_that_nobody_knows_is_named()
    {
        using var authority = Certificate("Unheard Authority", Now.AddDays(-2), Now.AddYears(2));
        using var key = RSA.Create(2048);
        using var bare = Request("127.0.0.1", key).Create(authority, Now.AddDays(-1), Now.AddYears(1), [1, 2, 3]);
        using var certificate = bare.CopyWithPrivateKey(key);

        var message = await RefusedAsync(certificate);

        Assert.Contains("the authority behind the certificate is unknown: CN=Unheard Authority", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("15 03 01 00 02 02 46")] // the alert "protocol version"
    [InlineData("16 03 01 00 2a 02 00 00 26 03 01 00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f 10 11 12 13 14 15 16 17 18 19 1a 1b 1c 1d 1e 1f 00 00 2f 00")] // TLS 1.0 it is
    public async Task BadInput_T17_A_site_that_knows_only_old_versions_of_TLS_says_so(string answer)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answering = AnswerAsync(listener, Convert.FromHexString(answer.Replace(" ", "", StringComparison.Ordinal)));

        var result = await CreateFetcher().FetchAsync(SourceAt(new Uri($"https://{listener.LocalEndpoint}/feed")), Validators.None, enter: null, Stop);
        await answering;

        var failed = Assert.IsType<FetchResult.Failed>(result);
        Assert.Equal(FetchFailure.Tls, failed.Failure);
        Assert.Contains("no version of TLS from 1.2 on", failed.Message, StringComparison.Ordinal);
    }

    private async Task<string> RefusedAsync(X509Certificate2 certificate)
    {
        await using var secure = await LoopbackSite.StartAsync(certificate: certificate);
        secure.Map("/feed", Rss, OneEntry);

        var failed = Assert.IsType<FetchResult.Failed>(await CreateFetcher().FetchAsync(SourceAt(secure.Url("/feed")), Validators.None, enter: null, Stop));

        Assert.Equal(FetchFailure.Tls, failed.Failure);
        Assert.Empty(secure.Requests);
        return failed.Message;
    }

    private static async Task AnswerAsync(TcpListener listener, byte[] answer)
    {
        using var client = await listener.AcceptTcpClientAsync(Stop);
        await client.GetStream().ReadAtLeastAsync(new byte[4096], 64, throwOnEndOfStream: true, Stop);
        await client.GetStream().WriteAsync(answer, Stop);
        client.Client.Shutdown(SocketShutdown.Send);
    }

    private static X509Certificate2 Certificate(string host, DateTimeOffset from, DateTimeOffset to)
    {
        using var key = RSA.Create(2048);
        return Request(host, key).CreateSelfSigned(from, to);
    }

    private static CertificateRequest Request(string host, RSA key)
    {
        var names = new SubjectAlternativeNameBuilder();
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        if (IPAddress.TryParse(host, out var address))
        {
            names.AddIpAddress(address);
            request.CertificateExtensions.Add(names.Build());
        }
        else if (host.Contains('.', StringComparison.Ordinal))
        {
            names.AddDnsName(host);
            request.CertificateExtensions.Add(names.Build());
        }
        else
        {
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        }

        return request;
    }
}
