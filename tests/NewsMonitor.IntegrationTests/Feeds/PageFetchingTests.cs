using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Feeds;
using NewsMonitor.Feeds.Robots;

namespace NewsMonitor.IntegrationTests.Feeds;

/// <summary>Pages, and what their sites say about them.</summary>
public sealed class PageFetchingTests : FetchingTest
{
    private static readonly IPNetwork[] Loopback = [IPNetwork.Parse("127.0.0.1/32")];

    [Theory]
    [InlineData("/robots.txt")]
    [InlineData("/moved.txt")]
    public async Task BadInput_T20_What_robots_txt_forbids_is_told(string path)
    {
        Site.MapRedirect("/robots.txt", path, 301); // replaced where it would lead to itself
        Site.Map(path, "text/plain", "User-agent: NewsMonitor\nDisallow: /private\n");

        var verdict = await CreatePages().FetchRobotsAsync(Site.Url("/private/page?a=b"), Loopback, enter: null, Stop);

        Assert.Equal((false, true), (verdict.Rules.Allows(Site.Url("/private/page")), verdict.Rules.Allows(Site.Url("/page"))));
        Assert.False(verdict.IsTemporary);
    }

    [Fact]
    public async Task BadInput_T20_A_robots_txt_that_fails_forbids_everything_for_now()
    {
        Site.Map("/robots.txt", context =>
        {
            context.Response.StatusCode = 503;
            context.Response.Headers.RetryAfter = "60";
            return Task.CompletedTask;
        });

        var verdict = await CreatePages().FetchRobotsAsync(Site.Url("/page"), Loopback, enter: null, Stop);

        Assert.Equal((false, true, TimeSpan.FromMinutes(1)), (verdict.Rules.Allows(Site.Url("/page")), verdict.IsTemporary, verdict.RetryAfter));
    }

    [Fact]
    public async Task BadInput_T20_Of_an_endless_robots_txt_the_beginning_is_read()
    {
        Site.Map("/robots.txt", async context =>
        {
            context.Response.ContentLength = 1_000_000_000;
            await context.Response.WriteAsync("User-agent: *\nDisallow: /private\n", context.RequestAborted);
            var block = Encoding.ASCII.GetBytes(new string('#', 64 * 1024));
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(block, context.RequestAborted);
            }
        });

        var verdict = await CreatePages().FetchRobotsAsync(Site.Url("/page"), Loopback, enter: null, Stop);

        Assert.False(verdict.Rules.Allows(Site.Url("/private")));
        Assert.InRange(verdict.Effort.Bytes, RobotsRules.MaxLength, RobotsRules.MaxLength + (128 * 1024));
    }

    [Fact]
    public async Task A_page_comes_with_the_reservation_of_its_publisher()
    {
        Site.Map("/page", context =>
        {
            context.Response.Headers["TDM-Reservation"] = "1";
            return context.Response.WriteAsync("<html><body>text</body></html>");
        });

        var page = Assert.IsType<PageAnswer.Page>(await CreatePages().FetchPageAsync(Site.Url("/page"), Loopback, SourceAt(Site.Url("/feed")), Stop));

        Assert.Equal("header tdm-reservation", page.Reservation?.Place);
        Assert.Equal(Site.Url("/page"), page.Address);
    }

    [Fact]
    public async Task A_site_may_reserve_its_text_by_path()
    {
        Site.Map("/.well-known/tdmrep.json", "application/json", """[{"location": "/paid/*", "tdm-reservation": 1}]""");

        var (reserved, _, _) = await CreatePages().FetchReservationsAsync(Site.Url("/paid/1"), Loopback, enter: null, Stop);

        Assert.Equal((true, false), (reserved.Reserves(Site.Url("/paid/1")), reserved.Reserves(Site.Url("/free/1"))));
    }

    [Fact]
    public async Task A_page_that_fails_says_why_and_when_to_come_again()
    {
        Site.Map("/page", context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "7";
            return Task.CompletedTask;
        });
        var source = SourceAt(Site.Url("/feed"));

        var failed = Assert.IsType<PageAnswer.Failed>(await CreatePages().FetchPageAsync(Site.Url("/page"), Loopback, source, Stop));
        var blocked = Assert.IsType<PageAnswer.Failed>(await CreatePages().FetchPageAsync(Site.Url("/page"), [], source, Stop));

        Assert.Equal((FetchFailure.Throttled, TimeSpan.FromSeconds(7)), (failed.Failure, failed.RetryAfter));
        Assert.Equal(FetchFailure.Blocked, blocked.Failure);
    }
}
