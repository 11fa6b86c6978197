using NewsMonitor.Conformance;

namespace NewsMonitor.UnitTests.Conformance;

/// <summary>The judge of the conformance report, on answers that are right, and on one wrong in each field.</summary>
public sealed class JudgeTests
{
    private static readonly DateTimeOffset Noon = new(2024, 7, 28, 12, 0, 0, TimeSpan.Zero);

    private static readonly ReadEntry Entry = new()
    {
        Id = "1",
        Link = "https://example.org/a",
        Title = "Fregatte & Brigade",
        Published = Noon,
        Updated = Noon.AddHours(1),
        Author = "Jonas Reuter, Mira Sandner",
        Categories = ["NATO", "Marine"],
        Enclosures = [new ReadEnclosure("https://example.org/a.mp3")],
        Summary = "Kurz.",
        Content = "<p>Erster  Absatz mit <a href=\"https://example.org/b\">Verweis</a></p>",
    };

    private static readonly Answer Right = new("a", true) { Title = "Zeitung", Link = "https://example.org/", Entries = [Entry] };

    private static readonly ExpectedEntry All = new(0)
    {
        Id = "1",
        Link = "HTTPS://EXAMPLE.org/a",
        Title = "fregatte &amp; <b>Brigade</b>",
        Published = Noon,
        Updated = Noon.AddHours(1),
        Date = Noon,
        HasDate = true,
        Author = "Mira Sandner",
        Categories = ["nato"],
        Enclosures = [new ReadEnclosure("https://example.org/a.mp3")],
        ContentContains = ["ErsterAbsatz mit Verweis"],
        ContentUrls = ["https://example.org/b"],
        ContentSafe = true,
    };

    [Fact]
    public void A_right_answer_has_no_fault() => Assert.Empty(Faults(Expected(All), Right));

    [Fact]
    public void Every_wrong_field_is_a_fault()
    {
        var wrong = new ExpectedEntry(0)
        {
            Id = "2",
            Link = "https://example.org/A",
            Title = "Brigade",
            Published = Noon.AddMinutes(1),
            Updated = Noon.AddMinutes(1),
            Date = Noon.AddMinutes(1),
            HasDate = false,
            Author = "Niemand",
            Categories = ["Heer"],
            Enclosures = [new ReadEnclosure("https://example.org/b.mp3")],
            ContentContains = ["Zweiter Absatz"],
            ContentUrls = ["https://example.org/c"],
        };

        Assert.Equal(
            ["entry.id", "entry.link", "entry.title", "entry.author", "entry.published", "entry.updated", "entry.date", "entry.hasDate", "entry.categories",
             "entry.enclosures", "entry.contentContains", "entry.contentUrls"],
            Faults(Expected(wrong), Right));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<p style='width:expression(alert(1))'>a</p>")]
    [InlineData("<a href=' java&#09;script:alert(1)'>a</a>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<svg><style>@import 'x'</style></svg>")]
    [InlineData("<meta http-equiv=refresh content='1;URL=https://example.org'>")]
    [InlineData("<iframe src=https://example.org></iframe>")]
    public void What_is_active_is_not_safe(string content) =>
        Assert.Equal(["entry.contentSafe"], Faults(Expected(new ExpectedEntry(0) { ContentSafe = true }), Right with { Entries = [Entry with { Content = content }] }));

    [Fact]
    public void An_entry_that_is_missing_is_wrong_in_every_field() =>
        Assert.Equal(["entryCount", "entry.title"], Faults(Expected(new ExpectedEntry(1) { Title = "x" }) with { EntryCount = 2 }, Right));

    [Fact]
    public void What_must_be_read_may_not_be_refused_and_the_reverse()
    {
        var refused = new Answer("a", false) { Error = "not_a_feed" };

        Assert.Equal(["ok"], Faults(new Expectation(true), refused));
        Assert.Equal(["ok"], Faults(new Expectation(false), Right));
        Assert.Empty(Faults(new Expectation(false), refused));
        Assert.Empty(Faults(new Expectation(null), refused));
    }

    [Theory]
    [InlineData("timeout")]
    [InlineData("internal")]
    public void A_case_that_broke_the_reader_is_never_right(string error) =>
        Assert.Equal(["survived"], Faults(new Expectation(null), new Answer("a", false) { Error = error }));

    [Theory]
    [InlineData("https://example.org", "https://example.org/", true)]
    [InlineData("https://example.org/ä", "https://example.org/%C3%A4", true)]
    [InlineData("https://example.org/a", "https://example.org/a/", false)]
    public void Addresses_are_the_same_by_stated_rules(string one, string other, bool same) => Assert.Equal(same, Compare.SameAddress(one, other));

    private static Expectation Expected(ExpectedEntry entry) => new(true) { Title = "Zeitung", Link = "https://example.org", EntryCount = 1, Entries = [entry] };

    private static IEnumerable<string> Faults(Expectation expected, Answer answer) => Judge.Faults(expected, answer).Select(fault => fault.Field);
}
