using NewsMonitor.Core.Fetching;
using NewsMonitor.Core.Scheduling;

namespace NewsMonitor.UnitTests.Scheduling;

public sealed class OutageDetectorTests
{
    private static readonly DateTimeOffset Now = Sample.Now;

    private readonly OutageDetector _detector = new();

    [Theory]
    [InlineData(0, 2, false)] // two that fail may be two that are broken
    [InlineData(0, 3, true)] // all that are known
    [InlineData(1, 4, false)]
    [InlineData(1, 5, true)]
    [InlineData(2, 6, false)] // 75 %
    [InlineData(2, 8, true)] // 80 %
    [InlineData(3, 11, false)] // 78.6 %
    [InlineData(3, 12, true)]
    public void So_many_hosts_that_answer_and_that_fail_make_an_outage(int answering, int failing, bool outage)
    {
        for (var host = 0; host < answering; host++)
        {
            _detector.Report($"a{host}", null, 200, Now);
        }

        Assert.Equal(outage, Fail(failing, Now));
        Assert.Equal(outage, _detector.IsCutOff);
    }

    [Fact]
    public void One_host_that_fails_often_is_one_host()
    {
        for (var time = 0; time < 10; time++)
        {
            Assert.False(_detector.Report("ONE.example", FetchFailure.Timeout, null, Now));
            Assert.False(_detector.Report("one.example", FetchFailure.Dns, null, Now));
        }
    }

    [Theory]
    [InlineData(FetchFailure.Dns, true)]
    [InlineData(FetchFailure.Connect, true)]
    [InlineData(FetchFailure.Timeout, true)]
    [InlineData(FetchFailure.Tls, false)]
    [InlineData(FetchFailure.Blocked, false)]
    [InlineData(FetchFailure.Internal, false)]
    public void Only_failures_of_the_net_count(FetchFailure failure, bool outage) => Assert.Equal(outage, Fail(8, Now, failure));

    [Theory]
    [InlineData(90, true)]
    [InlineData(91, false)]
    public void What_is_older_than_ninety_seconds_counts_no_more(int seconds, bool outage)
    {
        Fail(2, Now);

        Assert.Equal(outage, _detector.Report("third", FetchFailure.Connect, null, Now.AddSeconds(seconds)));
    }

    [Theory]
    [InlineData(null, 200)]
    [InlineData(FetchFailure.HttpServerError, 503)]
    [InlineData(FetchFailure.Timeout, 200)] // the status came, the body did not
    public void The_first_answer_of_any_kind_ends_it(FetchFailure? failure, int status)
    {
        Fail(9, Now);

        Assert.False(_detector.Report("h0", failure, status, Now.AddSeconds(30)));
        Assert.False(_detector.Report("h1", FetchFailure.Connect, null, Now.AddSeconds(31)));
    }

    [Fact]
    public void It_lasts_until_an_answer_however_long_nothing_is_asked()
    {
        Fail(3, Now);

        Assert.True(_detector.Report("h0", FetchFailure.Connect, null, Now.AddHours(3)));
    }

    [Fact]
    public void A_host_counts_by_its_latest_result()
    {
        Fail(2, Now);
        _detector.Report("h0", null, 304, Now);

        Assert.False(_detector.Report("h2", FetchFailure.Connect, null, Now));
    }

    [Fact]
    public void Ten_thousand_hosts_within_a_minute_are_no_burden_and_the_latest_decide()
    {
        for (var host = 0; host < 10_000; host++)
        {
            _detector.Report($"a{host}", null, 200, Now.AddMilliseconds(host));
        }

        Assert.False(Fail(203, Now.AddSeconds(11)));
        Assert.True(Fail(206, Now.AddSeconds(11)));
    }

    private bool Fail(int hosts, DateTimeOffset now, FetchFailure failure = FetchFailure.Connect) =>
        Enumerable.Range(0, hosts).Select(host => _detector.Report($"h{host}", failure, null, now)).ToList() is [.., var last] && last;
}
