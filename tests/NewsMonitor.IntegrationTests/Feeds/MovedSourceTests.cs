using NewsMonitor.Core.Fetching;

namespace NewsMonitor.IntegrationTests.Feeds;

/// <summary>What a site tells about its address and its answers, for whoever plans the next poll.</summary>
public sealed class MovedSourceTests : FetchingTest
{
    [Theory]
    [InlineData(301)]
    [InlineData(308)]
    public async Task BadInput_T13_A_permanent_redirect_is_followed_and_told(int status)
    {
        Site.MapRedirect("/feed", "/new", status);
        Site.Map("/new", Rss, OneEntry);

        var fetched = Assert.IsType<FetchResult.Fetched>(await FetchAsync("/feed"));

        Assert.Equal(Site.Url("/new"), fetched.PermanentTarget);
    }

    [Fact]
    public async Task BadInput_T13_Of_a_chain_only_the_permanent_redirects_that_come_first_count()
    {
        Site.MapRedirect("/feed", "/a", 301);
        Site.MapRedirect("/a", "/b", 308);
        Site.MapRedirect("/b", "/c", 302);
        Site.MapRedirect("/c", "/d", 301);
        Site.Map("/d", Rss, OneEntry);

        Assert.Equal(Site.Url("/b"), (await FetchAsync("/feed")).PermanentTarget);
    }

    [Fact]
    public async Task BadInput_T13_After_a_temporary_redirect_nothing_has_moved_for_good()
    {
        Site.MapRedirect("/feed", "/a", 307);
        Site.MapRedirect("/a", "/b", 301);
        Site.Map("/b", Rss, OneEntry);
        Site.Map("/here", Rss, OneEntry);

        Assert.Null((await FetchAsync("/feed")).PermanentTarget);
        Assert.Null((await FetchAsync("/here")).PermanentTarget);
    }

    [Fact]
    public async Task BadInput_T13_A_new_address_that_fails_is_told_nevertheless()
    {
        Site.MapRedirect("/feed", "/new", 301);

        var failed = await FailAsync("/feed");

        Assert.Equal((FetchFailure.NotFound, Site.Url("/new")), (failed.Failure, failed.PermanentTarget));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(304)]
    public async Task How_long_an_answer_stays_fresh_is_told(int status)
    {
        Site.Map("/feed", async context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.CacheControl = "public, max-age=900";
            await context.Response.CompleteAsync();
        });

        var result = await FetchAsync("/feed", new Validators("\"a\"", null, null));

        Assert.Equal(TimeSpan.FromMinutes(15), result.FreshFor);
    }
}
