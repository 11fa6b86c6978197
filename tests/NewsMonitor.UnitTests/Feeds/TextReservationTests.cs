using System.Text;
using NewsMonitor.Feeds.Robots;

namespace NewsMonitor.UnitTests.Feeds;

public sealed class TextReservationTests
{
    [Theory]
    [InlineData("<meta name=\"tdm-reservation\" content=\"1\">")]
    [InlineData("<META content=1 NAME=TDM-Reservation />")]
    [InlineData("<meta name='robots' content='noindex, NoAI'>")]
    [InlineData("<meta name=newsmonitor content=noai>")]
    public void A_page_may_reserve_its_text(string meta) =>
        Assert.NotNull(TextReservation.Read(ReservationHeaders.None, $"<html><head>{meta}</head><body>t</body></html>"));

    [Theory]
    [InlineData("<meta name=\"tdm-reservation\" content=\"0\">")]
    [InlineData("<meta name=robots content='noindex, noarchive, noimageai'>")]
    [InlineData("<meta name=otherbot content=noai>")]
    [InlineData("<meta name=\"tdm-reservation\">")]
    [InlineData("tdm-reservation: 1, noai")]
    [InlineData("<meta <meta <meta name='robots' content='noai'")]
    public void Other_words_reserve_nothing(string html) => Assert.Null(TextReservation.Read(ReservationHeaders.None, html));

    [Theory]
    [InlineData("1", null, true)]
    [InlineData("0", null, false)]
    [InlineData(null, "noindex, noai", true)]
    [InlineData(null, "NewsMonitor: noai", true)]
    [InlineData(null, "otherbot: noai", false)]
    [InlineData(null, "noai, unavailable_after: 25 Jun 2030 15:00:00 GMT", true)]
    [InlineData(null, "noimageai", false)]
    public void So_may_its_headers(string? tdm, string? robots, bool reserves) =>
        Assert.Equal(reserves, TextReservation.Read(new ReservationHeaders(tdm, robots is null ? [] : [robots]), "") is not null);

    [Theory]
    [InlineData("""[{"location": "/", "tdm-reservation": 1}]""", "/a", true)]
    [InlineData("""[{"location": "/*", "tdm-reservation": 1}, {"location": "/free/*", "tdm-reservation": 0}]""", "/free/a", false)]
    [InlineData("""[{"location": "/*", "tdm-reservation": 1}, {"location": "/free/*", "tdm-reservation": 0}]""", "/a", true)]
    [InlineData("""[{"location": "/a", "tdm-reservation": 0}, {"location": "/a", "tdm-reservation": 1}]""", "/a", true)]
    [InlineData("""[{"location": "/b", "tdm-reservation": "1"}]""", "/a", false)]
    [InlineData("""[1, null, {"location": 5, "tdm-reservation": 1}, {"location": "/"}]""", "/a", false)]
    [InlineData("""{"location": "/", "tdm-reservation": 1}""", "/a", false)]
    [InlineData("<html>not found</html>", "/a", false)]
    public void A_site_may_reserve_by_path(string file, string path, bool reserves) =>
        Assert.Equal(reserves, TdmFile.Parse(Encoding.UTF8.GetBytes(file)).Reserves(new Uri("https://news.example" + path)));

    [Theory]
    [InlineData("/bezahlt/%C3%A4rger", true)]
    [InlineData("/bezahlt/a", false)]
    [InlineData("/a%2Ab", true)]
    [InlineData("/axb", false)]
    public void What_a_site_reserves_is_the_same_after_it_was_kept_as_text(string path, bool reserves)
    {
        var kept = TdmFile.Parse(TdmFile.Parse(
            """[{"location": "/bezahlt/ä*$", "tdm-reservation": 1}, {"location": "/*", "tdm-reservation": 0}, {"location": "/a%2Ab", "tdm-reservation": 1}]""").ToString());

        Assert.Equal(reserves, kept.Reserves(new Uri("https://news.example" + path)));
    }
}
