using System.Net;
using System.Text;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Sources;

namespace NewsMonitor.IntegrationTests.Feeds;

/// <summary>A secret reaches the origin of its source and nobody else.</summary>
public sealed class CredentialTests : FetchingTest
{
    [Theory]
    [InlineData(CredentialKind.Basic, "desk", "Authorization", "Basic ZGVzazpvcGVuLXNlc2FtZQ==")]
    [InlineData(CredentialKind.Bearer, null, "Authorization", "Bearer open-sesame")]
    [InlineData(CredentialKind.Header, "X-Api-Key", "X-Api-Key", "open-sesame")]
    [InlineData(CredentialKind.Header, "Cookie", "Cookie", "open-sesame")]
    public async Task BadInput_N15_A_secret_does_not_follow_a_redirect_to_another_host(CredentialKind kind, string? name, string header, string value)
    {
        await using var other = await LoopbackSite.StartAsync("127.0.0.2");
        other.Map("/feed", Rss, OneEntry);
        Site.MapRedirect("/feed", "/here");
        Site.MapRedirect("/here", other.Url("/feed").AbsoluteUri);

        Assert.IsType<FetchResult.Fetched>(await FetchWithAsync(new SourceCredentials(kind, "my-feed", name)));

        Assert.All(Site.Requests, request => Assert.Equal(value, request.Headers[header]));
        Assert.Equal(2, Site.Requests.Count);
        var elsewhere = Assert.Single(other.Requests).Headers;
        Assert.DoesNotContain(header, elsewhere.Keys);
        Assert.DoesNotContain(elsewhere.Values, sent => sent.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task BadInput_N15_Nor_to_another_port_of_the_same_host()
    {
        await using var other = await LoopbackSite.StartAsync();
        other.Map("/feed", Rss, OneEntry);
        Site.MapRedirect("/feed", other.Url("/feed").AbsoluteUri);

        Assert.IsType<FetchResult.Fetched>(await FetchWithAsync(new SourceCredentials(CredentialKind.Bearer, "my-feed")));

        Assert.DoesNotContain("Authorization", Assert.Single(other.Requests).Headers.Keys);
    }

    [Fact]
    public async Task A_secret_that_is_missing_is_a_failure_that_says_which_setting_to_set()
    {
        var failed = Assert.IsType<FetchResult.Failed>(await FetchWithAsync(new SourceCredentials(CredentialKind.Bearer, "other-feed")));

        Assert.Equal(FetchFailure.Forbidden, failed.Failure);
        Assert.Contains("Secrets:other-feed", failed.Message, StringComparison.Ordinal);
        Assert.Contains("NEWSMONITOR__Secrets__other_feed_FILE", failed.Message, StringComparison.Ordinal);
        Assert.Empty(Site.Requests);
    }

    [Fact]
    public async Task A_refusal_does_not_repeat_the_secret()
    {
        Site.Map("/feed", context =>
        {
            context.Response.StatusCode = 401;
            return context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString())).AsTask();
        });
        var source = Source(new SourceCredentials(CredentialKind.Bearer, "my-feed"));

        var result = await CreateFetcher().FetchAsync(source, Validators.None, enter: null, Stop);

        Assert.Equal(FetchFailure.Forbidden, Assert.IsType<FetchResult.Failed>(result).Failure);
        Assert.DoesNotContain(Secret, result.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, source.ToString(), StringComparison.Ordinal);
    }

    private Source Source(SourceCredentials credentials) =>
        SourceAt(Site.Url("/feed")) with { Credentials = credentials, AllowPrivate = [IPNetwork.Parse("127.0.0.0/8")] };

    private Task<FetchResult> FetchWithAsync(SourceCredentials credentials) => CreateFetcher().FetchAsync(Source(credentials), Validators.None, enter: null, Stop);
}
