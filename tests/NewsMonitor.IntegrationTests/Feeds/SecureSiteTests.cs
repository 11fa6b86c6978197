using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Sources;

namespace NewsMonitor.IntegrationTests.Feeds;

/// <summary>A site whose certificate is accepted: what differs over TLS.</summary>
public sealed class SecureSiteTests : FetchingTest
{
    [Fact]
    public async Task HTTP_2_is_spoken_where_a_site_offers_it()
    {
        using var certificate = Certificate();
        await using var secure = await LoopbackSite.StartAsync(certificate: certificate);
        var spoken = "";
        secure.Map("/feed", context =>
        {
            spoken = context.Request.Protocol;
            return context.Response.WriteAsync(OneEntry);
        });

        Assert.IsType<FetchResult.Fetched>(await FetchAsync(secure, certificate));

        Assert.Equal("HTTP/2", spoken);
    }

    [Fact]
    public async Task BadInput_T05_Headers_over_64_KiB_are_refused_in_HTTP_2_as_well()
    {
        using var certificate = Certificate();
        await using var secure = await LoopbackSite.StartAsync(certificate: certificate);
        secure.Map("/feed", context =>
        {
            for (var i = 0; i < 50; i++)
            {
                context.Response.Headers[$"X-Long-{i}"] = new string('x', 4000);
            }

            return context.Response.WriteAsync(OneEntry);
        });

        Assert.Equal(FetchFailure.Headers, Assert.IsType<FetchResult.Failed>(await FetchAsync(secure, certificate)).Failure);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task BadInput_N14_A_redirect_to_the_clear_is_followed_only_where_the_source_allows_it(bool allowed)
    {
        using var certificate = Certificate();
        await using var secure = await LoopbackSite.StartAsync(certificate: certificate);
        secure.MapRedirect("/feed", Site.Url("/feed").AbsoluteUri);
        Site.Map("/feed", Rss, OneEntry);

        var result = await FetchAsync(secure, certificate, source => source with
        {
            AllowDowngrade = allowed,
            Credentials = new SourceCredentials(CredentialKind.Bearer, "my-feed"),
        });

        Assert.Equal("Bearer open-sesame", Assert.Single(secure.Requests).Headers["Authorization"]);
        if (allowed)
        {
            Assert.IsType<FetchResult.Fetched>(result);
            Assert.DoesNotContain("Authorization", Assert.Single(Site.Requests).Headers.Keys);
        }
        else
        {
            Assert.Equal(FetchFailure.Downgrade, Assert.IsType<FetchResult.Failed>(result).Failure);
            Assert.Empty(Site.Requests);
        }
    }

    private Task<FetchResult> FetchAsync(LoopbackSite site, X509Certificate2 trusted, Func<Source, Source>? with = null)
    {
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.Add(trusted);
        var source = SourceAt(site.Url("/feed"));
        return CreateFetcher(trust: trust).FetchAsync(with?.Invoke(source) ?? source, Validators.None, enter: null, Stop);
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
