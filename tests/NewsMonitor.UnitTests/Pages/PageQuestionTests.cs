using NewsMonitor.Storage.Pages;
using NewsMonitor.Worker.PageText;

namespace NewsMonitor.UnitTests.Pages;

public sealed class PageQuestionTests
{
    private const string Rules = "User-agent: *\nDisallow: /closed/\n";
    private const string Reserved = """[{"location": "/paid/*", "tdm-reservation": 1}]""";

    public static TheoryData<string, StoredRobots?, string> Cases => new()
    {
        { "/a", null, nameof(PageQuestion.Robots) },
        { "/a", Robots(Rules, null) with { IsTemporary = true }, nameof(PageQuestion.Later) },
        { "/closed/a", Robots(Rules, null), nameof(PageQuestion.Disallowed) },
        { "/a", Robots(Rules, null), nameof(PageQuestion.Reservations) },
        { "/paid/a", Robots(Rules, Reserved), nameof(PageQuestion.Reserved) },
        { "/a", Robots(Rules, Reserved), nameof(PageQuestion.Page) },
        { "/a", Robots("", "[]"), nameof(PageQuestion.Page) },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_page_is_asked_for_once_its_site_has_said_that_it_may_be(string path, StoredRobots? robots, string question) =>
        Assert.Equal(question, PageQuestions.Next(Lease(path, robots)).ToString());

    private static StoredRobots Robots(string rules, string? reservations) => new(rules, IsTemporary: false, reservations, Sample.Now.AddHours(1));

    private static LeasedPage Lease(string path, StoredRobots? robots) => new()
    {
        ArticleId = 1,
        FirstSeenAt = Sample.Now,
        Revision = 1,
        SourceId = 1,
        Source = "example",
        Host = "example.de",
        Url = new Uri($"https://example.de{path}"),
        Token = 1,
        Robots = robots,
        ClaimedAt = Sample.Now,
    };
}
