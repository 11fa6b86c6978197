using NewsMonitor.Core.Entries;
using NewsMonitor.Core.Identity;
using NewsMonitor.Core.Intake;

namespace NewsMonitor.UnitTests.Intake;

public sealed class ArticleStateReaderTests
{
    [Fact]
    public void A_teaser_that_a_person_wrote_stands_before_the_text()
    {
        var state = Read(new Entry { Title = "T", Summary = "Von Hand geschrieben.", Text = "Erster Absatz.\nZweiter." });

        Assert.Equal(("Von Hand geschrieben.", "Erster Absatz.\nZweiter."), (state.Lead, state.Body));
    }

    [Theory]
    [InlineData("Die Minister trafen sich am Sonntag in Tokio. Das Kommando wird […]")]
    [InlineData("Die Minister trafen […]")]
    [InlineData("Die Minister trafen sich …")]
    public void A_teaser_that_WordPress_cut_from_the_text_gives_way_to_the_first_paragraph(string summary)
    {
        var text = "Die Minister trafen sich am Sonntag in Tokio.\nDas Kommando wird verlegt.";

        var state = Read(new Entry { Title = "T", Summary = summary, Text = text });

        Assert.Equal(("Die Minister trafen sich am Sonntag in Tokio.", "Das Kommando wird verlegt."), (state.Lead, state.Body));
    }

    [Fact]
    public void A_teaser_that_runs_a_short_first_paragraph_and_the_next_one_together_is_no_text_of_its_own()
    {
        var state = Read(new Entry
        {
            Title = "T",
            Summary = "Tokio. Die Minister trafen sich am Sonntag […]",
            Text = "Tokio.\n\nDie Minister trafen sich am Sonntag wieder.",
        });

        Assert.Equal(("Tokio.", "Die Minister trafen sich am Sonntag wieder."), (state.Lead, state.Body));
    }

    [Fact]
    public void Without_a_teaser_the_first_paragraph_is_the_lead()
    {
        var state = Read(new Entry { Title = "T", Text = "Erster Absatz.\n\nZweiter.\nDritter." });

        Assert.Equal(("Erster Absatz.", "Zweiter.\nDritter."), (state.Lead, state.Body));
        Assert.Equal(("Erster Absatz.\n\nZweiter.\nDritter.", TextScope.Full), (state.Text, state.Scope));
    }

    [Fact]
    public void A_single_paragraph_is_all_lead()
    {
        var state = Read(new Entry { Title = "T", Text = "Nur einer." });

        Assert.Equal(("Nur einer.", ""), (state.Lead, state.Body));
    }

    [Fact]
    public void The_teaser_of_a_thin_entry_is_lead_and_text()
    {
        var state = Read(new Entry { Title = "T", Summary = "Nur ein Anriss." });

        Assert.Equal(("Nur ein Anriss.", "", "Nur ein Anriss."), (state.Lead, state.Body, state.Text));
        Assert.Equal(TextScope.Teaser, state.Scope);
    }

    [Fact]
    public void A_headline_alone_is_an_article_too()
    {
        var state = Read(new Entry { Title = "Nur eine Überschrift" });

        Assert.Equal(("", "", ""), (state.Lead, state.Body, state.Text));
        Assert.Equal((TextScope.Title, 3), (state.Scope, state.WordCount));
        Assert.Equal(ContentHash.Of("Nur eine Überschrift", ""), state.ContentHash);
    }

    [Theory]
    [InlineData("en", "en")]
    [InlineData(null, "de")]
    public void The_language_is_the_one_of_the_entry_or_else_of_the_source(string? declared, string expected) =>
        Assert.Equal(expected, Read(new Entry { Title = "T", Language = declared }).Language);

    [Fact]
    public void Words_are_counted_in_title_and_text() =>
        Assert.Equal(5, Read(new Entry { Title = "Eins  zwei", Summary = "zählt nicht mit", Text = " drei\nvier\u00A0fünf " }).WordCount);

    [Theory]
    [InlineData(-60, -1, -1)]
    [InlineData(-60, null, -60)]
    [InlineData(-60, 90, -60)]
    [InlineData(null, -1, -1)]
    [InlineData(90, 90, null)]
    [InlineData(null, null, null)]
    public void A_state_is_said_when_it_was_last_changed_or_else_published_as_far_as_that_can_be_true(int? published, int? updated, int? said) =>
        Assert.Equal(At(said), Read(new Entry { Title = "T", Published = Time(published), Updated = Time(updated) }).SaidAt);

    private static DateTimeOffset? At(int? minutes) => minutes is { } number ? Sample.Now.AddMinutes(number) : null;

    private static SourceTime? Time(int? minutes) => At(minutes) is { } at ? new SourceTime(at, DateQuality.Exact, "") : null;

    private static ArticleState Read(Entry entry) => ArticleStateReader.Read(Sample.Source, entry, Sample.Now);
}
