using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Sources;
using NewsMonitor.Feeds.Http;

namespace NewsMonitor.IntegrationTests.Feeds;

/// <summary>A site whose certificate is accepted: what differs over TLS.</summary>
public sealed class SecureSiteTests : FetchingTest
{
    private const int NoError = 0;

    private const int InternalError = 2;

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
    public async Task A_site_that_knows_only_HTTP_1_1_over_TLS_is_spoken_to_in_it()
    {
        using var certificate = Certificate();
        await using var secure = await LoopbackSite.StartAsync(certificate: certificate, protocols: HttpProtocols.Http1);
        var spoken = "";
        secure.Map("/feed", context =>
        {
            spoken = context.Request.Protocol;
            return context.Response.WriteAsync(OneEntry);
        });

        Assert.IsType<FetchResult.Fetched>(await FetchAsync(secure, certificate));

        Assert.Equal("HTTP/1.1", spoken);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task BadInput_T02_A_body_that_HTTP_2_ends_too_soon_gives_its_whole_entries_and_no_validators(bool isAnnounced)
    {
        using var certificate = Certificate();
        await using var secure = await LoopbackSite.StartAsync(certificate: certificate);
        secure.Map("/feed", async context =>
        {
            context.Response.Headers.ETag = "\"half\"";
            var half = OneEntry[..OneEntry.IndexOf("</channel>", StringComparison.Ordinal)];
            context.Response.ContentLength = isAnnounced ? OneEntry.Length : null;
            await context.Response.WriteAsync(half, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);

            // What a client has not read when the stream is reset is lost to it.
            await Task.Delay(TimeSpan.FromSeconds(0.5), context.RequestAborted);
            context.Features.GetRequiredFeature<IHttpResetFeature>().Reset(errorCode: isAnnounced ? NoError : InternalError);
        });
        var result = await FetchAsync(secure, certificate);

        var fetched = result as FetchResult.Fetched ?? throw new Xunit.Sdk.XunitException($"{result}");
        Assert.Equal((1, true, Validators.None), (fetched.Entries.Count, fetched.Partial, fetched.Validators));
    }

    [Fact]
    public async Task A_site_behind_a_proxy_is_spoken_to_through_a_tunnel_that_the_password_opens()
    {
        using var certificate = Certificate();
        await using var secure = await LoopbackSite.StartAsync(certificate: certificate);
        secure.Map("/feed", Rss, OneEntry);
        await using var proxy = new TunnelProxy("desk:geheim");

        Assert.IsType<FetchResult.Fetched>(await FetchAsync(secure, certificate, configure: options =>
            (options.Proxy, options.ProxyUser, options.ProxyPassword) = (proxy.Address, "desk", "geheim")));
        var refused = Assert.IsType<FetchResult.Failed>(await FetchAsync(secure, certificate, configure: options =>
            (options.Proxy, options.ProxyUser, options.ProxyPassword) = (proxy.Address, "desk", "falsch")));

        Assert.Equal(1, proxy.Tunnels);
        Assert.Equal(FetchFailure.Forbidden, refused.Failure);
        Assert.DoesNotContain("falsch", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Proxy-Authorization", Assert.Single(secure.Requests).Headers.Keys);
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

    private Task<FetchResult> FetchAsync(LoopbackSite site, X509Certificate2 trusted, Func<Source, Source>? with = null, Action<FetchingOptions>? configure = null)
    {
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.Add(trusted);
        var source = SourceAt(site.Url("/feed"));
        return CreateFetcher(configure, trust: trust).FetchAsync(with?.Invoke(source) ?? source, Validators.None, enter: null, Stop);
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
