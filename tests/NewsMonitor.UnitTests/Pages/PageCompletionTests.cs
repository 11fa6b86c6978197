using NewsMonitor.Core.Identity;
using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Pages;
using NewsMonitor.Core.Sources;
using NewsMonitor.Core.Tagging;

namespace NewsMonitor.UnitTests.Pages;

/// <summary>What the text of a page makes of an article.</summary>
public sealed class PageCompletionTests
{
    private const string Title = "Bundeswehr verlegt Brigade nach Litauen";
    private const string Teaser = "Die Panzerbrigade soll im Herbst vollständig sein.";

    private static readonly string Body = string.Join('\n', Enumerable.Range(1, 8).Select(number =>
        $"Absatz {number}: Die Brigade der Bundeswehr wird in Litauen an der Ostflanke der NATO stationiert."));

    [Fact]
    public void The_text_is_the_page_s_and_the_teaser_stays_the_lead()
    {
        var completion = Plan(Article(), Page(Body));

        Assert.Equal((Body, Teaser, TextScope.Full), (completion!.State.Text, completion.State.Lead, completion.State.Scope));
        Assert.Equal(ContentHash.Of(Title, Body), completion.State.ContentHash);
        Assert.Equal(5 + Body.Split((char[])[' ', '\n']).Length, completion.State.WordCount);
    }

    [Fact]
    public void A_teaser_that_the_page_repeats_is_tagged_once()
    {
        TaggableText? tagged = null;

        PageCompletion.Plan(Article(), Page($"{Teaser}\n{Body}"), Sample.Gate, text => { tagged = text; return Sample.Tags(); });

        Assert.Equal((Teaser, Body), (tagged!.Lead, tagged.Body));
    }

    [Theory]
    [InlineData(false, 50, RevisionAnnouncement.Detected)]
    [InlineData(false, 34, RevisionAnnouncement.None)]
    [InlineData(true, 50, RevisionAnnouncement.Revised)]
    [InlineData(true, 34, RevisionAnnouncement.Revised)]
    public void Who_was_never_announced_is_detected_at_the_gate_and_who_was_is_revised(bool announced, int relevance, RevisionAnnouncement told) =>
        Assert.Equal(told, Plan(Article(announced), Page(Body), relevance)!.Announcement);

    [Fact]
    public void The_change_is_told_as_page_text_with_the_tags_it_brought_and_not_as_an_edit()
    {
        var completion = Plan(Article(announced: true), Page(Body), relevance: 20, topics: ["alliances-treaties"])!;

        Assert.Equal(["tags", "severity", "below-gate", "page-text"], completion.Changes.Kinds);
        Assert.True(completion.Changes.KeepsRevision);
    }

    [Fact]
    public void A_stub_that_hardly_says_more_completes_nothing() =>
        Assert.Null(Plan(Article(), Page($"{Teaser} Weiterlesen mit einem Abonnement: jetzt vier Wochen kostenlos testen.")));

    [Fact]
    public void A_request_for_consent_completes_nothing() =>
        Assert.Null(Plan(Article(), Page(string.Concat(Enumerable.Repeat("Wir verwenden Cookies und ähnliche Techniken für Werbung und Messung. ", 20)), "Einwilligung")));

    [Fact]
    public void Of_a_paid_page_what_everybody_may_read_counts_as_a_teaser() =>
        Assert.Equal(TextScope.Teaser, Plan(Article(), Page(Body) with { IsPaywalled = true })!.State.Scope);

    [Theory]
    [InlineData("und", "de", "de")]
    [InlineData("en", "de", "en")]
    [InlineData("und", null, "und")]
    public void The_page_fills_in_a_language_that_nobody_knew(string known, string? said, string language) =>
        Assert.Equal(language, Plan(Article() with { Language = known }, Page(Body) with { Language = said })!.State.Language);

    [Fact]
    public void Without_a_teaser_the_first_paragraph_is_the_lead() =>
        Assert.Equal(Body.Split('\n')[0], Plan(Article() with { Lead = "" }, Page(Body))!.State.Lead);

    [Theory]
    [InlineData("The page says more.", TextOrigin.Auto, true)]
    [InlineData("The page says more.", TextOrigin.Feed, false)]
    [InlineData(null, TextOrigin.Auto, false)]
    public void An_edit_of_the_feed_is_tagged_with_what_the_page_said_until_it_is_read_again(string? read, TextOrigin origin, bool counts)
    {
        List<string> tagged = [];
        var before = Article(announced: true).Known with { PageText = read, Link = null };
        var entry = Sample.Entry with { Text = "", Summary = Teaser, Title = "Edited" };
        var candidate = Sample.Candidate(entry);
        var known = new KnownArticles(Sample.Now, [new KnownKey(candidate.Link!.Hash, Trusted: true, before)]);

        var plan = IntakePlanner.Plan([candidate], known, Sample.Context() with
        {
            Source = Sample.Source with { Text = origin },
            Tag = text => { tagged.Add(text.Body); return Sample.Tags(); },
        });

        Assert.Equal(Teaser, Assert.Single(plan.Revised).State.Text);
        Assert.Equal([counts ? read! : ""], tagged);
    }

    private static PageCompletion? Plan(ThinArticle article, PageText page, int relevance = 50, params string[] topics) =>
        PageCompletion.Plan(article, page, Sample.Gate, _ => Sample.Tags(relevance, 2, topics));

    private static PageText Page(string text, string title = Title) => new(title, text, "de", false);

    private static ThinArticle Article(bool announced = false) => new(new KnownArticle
    {
        Id = 1,
        PublicId = Guid.Empty,
        FirstSeenAt = Sample.Now,
        Owner = Sample.Source.Key,
        Revision = 1,
        ContentHash = ContentHash.Of(Title, Teaser),
        Announced = announced,
        Title = Title,
        Text = Teaser,
        Relevance = 60,
        Severity = 0,
    })
    {
        Link = Sample.Link(1),
        Lead = Teaser,
        Language = "de",
        Categories = [],
    };
}
