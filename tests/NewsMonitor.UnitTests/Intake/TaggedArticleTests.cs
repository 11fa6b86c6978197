using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Sources;
using NewsMonitor.Core.Tagging;

namespace NewsMonitor.UnitTests.Intake;

/// <summary>A stored article is tagged as it was at intake: from what is stored the same parts come out.</summary>
public sealed class TaggedArticleTests
{
    private const string Page = "Erster Absatz der Seite.\nZweiter Absatz der Seite.";

    public static TheoryData<string, string> Entries => new()
    {
        { "", "" },
        { "Ein Teaser.", "" },
        { "Ein Teaser.\nIn zwei Absätzen.", "" },
        { "", "Ein Absatz." },
        { "", "Ein Absatz.\nNoch einer." },
        { "", "[…]\n\nNoch einer." },
        { "Ein Teaser von Hand.", "Ein Absatz.\nNoch einer." },
        { "Ein Absatz, der so lang ist, dass er als Anfang des Textes gilt. Noch […]", "Ein Absatz, der so lang ist, dass er als Anfang des Textes gilt.\nNoch einer." },
        { "Ein Absatz.\nNoch einer.", "Ein Absatz.\nNoch einer.\nUnd ein dritter." },
    };

    [Theory]
    [MemberData(nameof(Entries))]
    public void Of_a_stored_text_lead_and_body_are_what_they_were(string teaser, string text)
    {
        var state = Sample.Candidate(Sample.Entry with { Summary = teaser, Text = text }).State;

        Assert.Equal((state.Lead, state.Body), LeadAndBody.OfStored(state.Lead, state.Text, state.Scope, pageText: null));
    }

    [Fact]
    public void The_text_of_its_page_counts_where_it_was_read() =>
        Assert.Equal(("Ein Teaser.", Page), LeadAndBody.OfStored("Ein Teaser.", "Ein Teaser.", TextScope.Full, Page));

    [Theory]
    [InlineData(TextOrigin.Auto, "", "Erster Absatz der Seite.", "Zweiter Absatz der Seite.")]
    [InlineData(TextOrigin.Feed, "", "", "")]
    [InlineData(TextOrigin.Auto, "Ein voller Text.", "Ein voller Text.", "")]
    [InlineData(TextOrigin.Page, "Ein voller Text.", "Ein voller Text.", Page)]
    public void After_an_edit_the_page_counts_as_it_did_for_intake(TextOrigin origin, string text, string lead, string body)
    {
        var source = Sample.Source with { Text = origin };
        var entry = Sample.Entry with { Summary = "", Text = text };
        var context = Sample.Context() with { Source = source };
        var shelf = new Intake.Shelf();
        shelf.TakeIn(context, entry with { Title = "Vorher" });
        var known = shelf[0] with { PageText = Page };
        var candidate = Sample.Candidate(entry, source);
        TaggableText? seen = null;
        var plan = IntakePlanner.Plan(
            [candidate],
            new KnownArticles(Sample.Now, candidate.Keys.Select(key => new KnownKey(key.Hash, true, known))),
            context with { Tag = text => { seen = text; return Sample.Tags(); } });

        var stored = Stored(Assert.Single(plan.Revised).State, known) with { Source = source, EarlierPageText = Page };

        Assert.Equal((lead, body), (seen!.Lead, seen.Body));
        Assert.Equal(seen, stored.ToTaggable());
    }

    internal static TaggedArticle Stored(ArticleState state, KnownArticle known) => new()
    {
        Known = known,
        Source = Sample.Source,
        Link = Sample.Entry.Link,
        State = state,
        Tags = Sample.Tags(),
        RulesHash = "sha256:old",
        Version = "1",
        ReadAt = Sample.Now,
    };
}
