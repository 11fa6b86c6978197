using System.Text;
using NewsMonitor.Core.Fetching;
using NewsMonitor.Feeds.Http;
using NewsMonitor.Feeds.Robots;

namespace NewsMonitor.UnitTests.Feeds;

public sealed class RobotsRulesTests
{
    [Theory]
    [InlineData("User-agent: *\nDisallow: /", "/a", false)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("User-agent: other\nDisallow: /", "/a", true)]
    [InlineData("Disallow: /", "/a", true)] // nobody is addressed
    [InlineData("\uFEFFUSER-AGENT : newsMONITOR/2.0 # us\r\nDISALLOW : /a # why not", "/a", false)]
    [InlineData("User-agent: NewsMonitorPro\nDisallow: /", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: NewsMonitor\nAllow: /a", "/b", true)] // our group replaces that of all
    [InlineData("User-agent: *\nDisallow: /\nUser-agent: NewsMonitor\n", "/b", true)]
    [InlineData("User-agent: NewsMonitor\nDisallow: /a\nUser-agent: other\nDisallow: /b\nUser-agent: newsmonitor\nDisallow: /c", "/c", false)] // merged
    [InlineData("User-agent: NewsMonitor\nDisallow: /a\nUser-agent: other\nDisallow: /b", "/b", true)]
    [InlineData("User-agent: NewsMonitor\nSitemap: /s.xml\nUser-agent: other\nDisallow: /b", "/b", false)] // one list of agents
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true)]
    [InlineData("User-agent: *\nAllow: /a\nDisallow: /a/b", "/a/b/c", false)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?a=1", true)]
    [InlineData("User-agent: *\nDisallow: /a*c*e", "/abcde", false)]
    [InlineData("User-agent: *\nDisallow: /a*c*e", "/abced", false)]
    [InlineData("User-agent: *\nDisallow: /a*c*e", "/aec", true)]
    [InlineData("User-agent: *\nDisallow: *b$", "/abab", false)]
    [InlineData("User-agent: *\nDisallow: /a$", "/ab", true)]
    [InlineData("User-agent: *\nDisallow: /?s=", "/?s=x", false)]
    [InlineData("User-agent: *\nDisallow: /fish", "/Fish", true)]
    [InlineData("User-agent: *\nDisallow: /ü", "/%c3%bc", false)]
    [InlineData("User-agent: *\nDisallow: /%C3%BC", "/ü", false)]
    [InlineData("User-agent: *\nDisallow: /%61%7eb", "/a~b", false)]
    [InlineData("User-agent: *\nDisallow: /a%2fb", "/a/b", true)] // a reserved character means something else when it is encoded
    [InlineData("User-agent: *\nDisallow: /a%2Ab", "/a*b", false)]
    [InlineData("User-agent: *\nDisallow: /a%2Ab", "/axb", true)]
    [InlineData("<html><body>Not found</body></html>", "/a", true)]
    public void A_page_is_allowed_as_RFC_9309_says(string file, string path, bool isAllowed)
    {
        var rules = RobotsRules.Parse(file);
        var page = new Uri("https://news.example" + path);

        Assert.Equal(isAllowed, rules.Allows(page));
        Assert.Equal(isAllowed, RobotsRules.Parse(rules.ToString()).Allows(page));
    }

    [Theory]
    [InlineData("5", 5.0)]
    [InlineData("0.5", 0.5)]
    [InlineData("86400", 60.0)]
    [InlineData("0", 0.0)]
    [InlineData("-1", null)]
    [InlineData("soon", null)]
    [InlineData("99999999999999999999999999999999999", null)]
    public void A_delay_is_told_within_bounds(string value, double? seconds)
    {
        var rules = RobotsRules.Parse($"User-agent: *\nCrawl-delay: {value}\nDisallow: /a");

        Assert.Equal(seconds, rules.CrawlDelay?.TotalSeconds);
        Assert.Equal(rules.CrawlDelay, RobotsRules.Parse(rules.ToString()).CrawlDelay);
    }

    [Fact]
    public void BadInput_T20_What_lies_beyond_500_KiB_is_not_read()
    {
        var file = Encoding.ASCII.GetBytes("User-agent: *\nDisallow: /a\n" + new string('#', RobotsRules.MaxLength) + "\nDisallow: /b\n");

        var rules = RobotsRules.Parse(file);

        Assert.False(rules.Allows(new Uri("https://news.example/a")));
        Assert.True(rules.Allows(new Uri("https://news.example/b")));
    }

    [Fact]
    public void BadInput_T20_Ten_thousand_patterns_made_to_be_slow_are_compared_in_time()
    {
        var rules = RobotsRules.Parse("User-agent: *\n" + string.Concat(Enumerable.Repeat("Disallow: /*a*a*a*a*a*a*a*a*a*a*b$\n", 12_000)));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        Assert.True(rules.Allows(new Uri("https://news.example/" + new string('a', 16_000))));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), $"took {watch.Elapsed}");
    }

    [Theory]
    [InlineData(404, FetchFailure.NotFound, true, false)]
    [InlineData(403, FetchFailure.Forbidden, true, false)]
    [InlineData(410, FetchFailure.Gone, true, false)]
    [InlineData(429, FetchFailure.Throttled, false, true)]
    [InlineData(407, FetchFailure.Forbidden, false, true)]
    [InlineData(500, FetchFailure.HttpServerError, false, true)]
    [InlineData(302, FetchFailure.Redirects, true, false)]
    [InlineData(302, FetchFailure.Blocked, false, true)]
    [InlineData(null, FetchFailure.Timeout, false, true)]
    public void BadInput_T20_A_file_that_cannot_be_had_says_something_too(int? status, FetchFailure failure, bool isAllowed, bool isTemporary)
    {
        var answer = new HttpAnswer.Failed(failure, "") { Effort = new FetchEffort(1, 0, status, TimeSpan.Zero) };

        var verdict = RobotsVerdict.Of(answer);

        Assert.Equal((isAllowed, isTemporary), (verdict.Rules.Allows(new Uri("https://news.example/a")), verdict.IsTemporary));
    }
}
