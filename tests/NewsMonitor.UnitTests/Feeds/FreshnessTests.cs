using System.Net.Http.Headers;
using NewsMonitor.Feeds.Http;

namespace NewsMonitor.UnitTests.Feeds;

public sealed class FreshnessTests
{
    private static readonly DateTimeOffset Now = new(2024, 7, 28, 5, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Cache-Control: max-age=600", 600)]
    [InlineData("Cache-Control: public, Max-Age=\"600\", stale-while-revalidate=60", 600)]
    [InlineData("Cache-Control: private\nCache-Control: max-age=600", 600)]
    [InlineData("Cache-Control: max-age=600\nAge: 200", 400)]
    [InlineData("Cache-Control: max-age=600\nAge: old", 600)]
    [InlineData("Cache-Control: max-age=600\nExpires: Sun, 28 Jul 2024 06:00:00 GMT", 600)]
    [InlineData("Cache-Control: max-age=99999999999999", 365 * 86400)]
    [InlineData("Expires: Sun, 28 Jul 2024 05:10:00 GMT", 600)]
    [InlineData("Expires: Sun, 28 Jul 2024 05:10:00 GMT\nDate: Sun, 28 Jul 2024 05:05:00 GMT", 300)]
    [InlineData("Expires: Sun, 28 Jul 2024 05:10:00 GMT\nDate: today", 600)]
    public void What_a_site_says_of_its_answer_is_read(string headers, int seconds) => Assert.Equal(seconds, Read(headers)?.TotalSeconds);

    [Theory]
    [InlineData("")]
    [InlineData("Cache-Control: max-age=0")]
    [InlineData("Cache-Control: max-age=-5")]
    [InlineData("Cache-Control: max-age=soon")]
    [InlineData("Cache-Control: max-age=")]
    [InlineData("Cache-Control: s-maxage=600")]
    [InlineData("Cache-Control: max-age=600, no-cache")]
    [InlineData("Cache-Control: max-age=600\nCache-Control: no-store")]
    [InlineData("Cache-Control: no-cache=\"Set-Cookie\", max-age=600")]
    [InlineData("Cache-Control: max-age=600\nAge: 600")]
    [InlineData("Expires: 0")]
    [InlineData("Expires: Sun, 28 Jul 2024 04:00:00 GMT")]
    public void Where_it_says_nothing_that_counts_nothing_is_read(string headers) => Assert.Null(Read(headers));

    private static TimeSpan? Read(string headers)
    {
        using var response = new HttpResponseMessage { Content = new ByteArrayContent([]) };
        foreach (var line in headers.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = (line[..line.IndexOf(':')], line[(line.IndexOf(':') + 2)..]);
            HttpHeaders target = name == "Expires" ? response.Content.Headers : response.Headers;
            Assert.True(target.TryAddWithoutValidation(name, value));
        }

        return Freshness.Read(response, Now);
    }
}
