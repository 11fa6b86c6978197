using NewsMonitor.Core.Entries;
using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Tagging;

namespace NewsMonitor.UnitTests.Intake;

public sealed class IntakePlannerTests
{
    private readonly Shelf _shelf = new();

    [Fact]
    public void An_unknown_entry_is_new_and_belongs_to_the_source_of_its_site()
    {
        var plan = _shelf.TakeIn(Sample.Context() with { Source = Sample.Aggregator }, Sample.Entry);

        var added = Assert.Single(plan.New);
        Assert.Equal(Sample.Source.Key, added.Owner);
        Assert.Equal(1, plan.Counts.New);
    }

    [Fact]
    public void An_entry_of_a_site_without_source_belongs_to_who_shows_it_first()
    {
        var plan = _shelf.TakeIn(
            Sample.Context() with { Source = Sample.Aggregator },
            Sample.Entry with { Link = new Uri("https://other.example/1") });

        Assert.Equal(Sample.Aggregator.Key, Assert.Single(plan.New).Owner);
    }

    [Fact]
    public void The_same_entry_again_is_known_and_changes_nothing()
    {
        _shelf.TakeIn(Sample.Entry);

        var plan = _shelf.TakeIn(Sample.Entry with { Published = Sample.Published(Sample.Now), Summary = "", Categories = ["new"] });

        Assert.Equal(new DispositionCounts { Seen = 1, Known = 1 }, plan.Counts);
        AssertChangesNothing(plan);
    }

    [Fact]
    public void The_owning_source_revises()
    {
        _shelf.TakeIn(Sample.Entry);

        var plan = _shelf.TakeIn(Sample.Entry with { Title = "Edited" });

        var revised = Assert.Single(plan.Revised);
        Assert.Equal(2, revised.Revision);
        Assert.Equal("Edited", revised.State.Title);
        Assert.Equal(1, plan.Counts.Revised);
    }

    [Fact]
    public void Another_source_adds_a_sighting_whatever_it_has_edited_and_is_known_afterwards()
    {
        _shelf.TakeIn(Sample.Entry);
        var context = Sample.Context() with { Source = Sample.Aggregator };

        var first = _shelf.TakeIn(context, Sample.Entry with { Title = "Edited" });
        var second = _shelf.TakeIn(context, Sample.Entry with { Title = "Edited again" });

        Assert.Equal(1, first.Counts.Sighting);
        Assert.Single(first.Sightings);
        Assert.Empty(first.Revised);
        Assert.Equal(1, second.Counts.Known);
        AssertChangesNothing(second);
    }

    [Fact]
    public void An_owner_that_comes_second_revises_what_another_source_has_shown()
    {
        _shelf.TakeIn(Sample.Context() with { Source = Sample.Aggregator }, Sample.Entry with { Text = "", Summary = "Thin." });

        var plan = _shelf.TakeIn(Sample.Entry);

        Assert.Equal(1, plan.Counts.Revised);
        Assert.Single(plan.Sightings);
    }

    [Fact]
    public void The_same_article_twice_in_one_fetch_is_repeated_and_the_first_one_counts()
    {
        var plan = _shelf.TakeIn(Sample.Entry, Sample.Entry with { Title = "Second" });

        Assert.Equal(new DispositionCounts { Seen = 2, New = 1, Repeated = 1 }, plan.Counts);
        Assert.Equal(Sample.Entry.Title, Assert.Single(plan.New).State.Title);
    }

    [Fact]
    public void A_stale_cache_that_shows_an_earlier_state_again_makes_no_revision_until_two_days_have_passed()
    {
        _shelf.TakeIn(Sample.Entry);
        _shelf.TakeIn(Sample.Entry with { Title = "Edited" });

        var flap = _shelf.TakeIn(Sample.Entry);
        _shelf.Age();
        var back = _shelf.TakeIn(Sample.Entry);

        Assert.Equal(1, flap.Counts.Known);
        Assert.Equal(1, back.Counts.Revised);
    }

    [Theory]
    [InlineData(-47, false)]
    [InlineData(-49, true)]
    [InlineData(+49, false)]
    [InlineData(null, false)]
    public void An_entry_older_than_two_days_at_first_sight_is_no_live_news(int? hours, bool backfill)
    {
        var plan = _shelf.TakeIn(Sample.Entry with { Published = hours is { } h ? Sample.Published(Sample.Now.AddHours(h)) : null });

        Assert.Equal(backfill, Assert.Single(plan.New).Backfill);
    }

    [Fact]
    public void What_a_first_fetch_or_an_import_brings_is_no_live_news()
    {
        var plan = _shelf.TakeIn(Sample.Context() with { Backfill = true }, Sample.Entry);

        Assert.True(Assert.Single(plan.New).Backfill);
    }

    [Fact]
    public void An_entry_without_title_link_and_id_is_kept_for_the_operator()
    {
        var plan = _shelf.TakeIn(new Entry { Text = new string('x', UnreadableEntry.MaxLength - 2) + "😀😀" });

        Assert.Equal(new DispositionCounts { Seen = 1, Quarantined = 1 }, plan.Counts);
        var raw = Assert.Single(plan.Quarantined).Raw;
        Assert.True(raw.Length <= UnreadableEntry.MaxLength);
        Assert.DoesNotContain(raw, char.IsSurrogate);
    }

    [Fact]
    public void What_could_not_be_read_and_what_was_over_the_limit_is_counted()
    {
        var plan = _shelf.TakeIn(Sample.Context() with { Unreadable = [new UnreadableEntry("reason", "raw")], OverLimit = 3 }, Sample.Entry);

        Assert.Equal(new DispositionCounts { Seen = 5, New = 1, Quarantined = 1, OverLimit = 3 }, plan.Counts);
        Assert.Equal("raw", Assert.Single(plan.Quarantined).Raw);
    }

    [Theory]
    [InlineData(Sample.Gate, true)]
    [InlineData(Sample.Gate - 1, false)]
    public void A_new_article_is_announced_from_the_gate_on(int relevance, bool announced) =>
        Assert.Equal(announced, Assert.Single(_shelf.TakeIn(Sample.Context(relevance), Sample.Entry).New).Announce);

    [Fact]
    public void A_visible_change_of_an_announced_article_is_announced_as_revised()
    {
        _shelf.TakeIn(Sample.Context(50), Sample.Entry);

        Assert.Equal(RevisionAnnouncement.Revised, Revise(50, Sample.Entry with { Title = "Edited" }).Announcement);
    }

    [Fact]
    public void One_word_in_a_thousand_is_stored_and_not_announced()
    {
        var words = string.Join(' ', Enumerable.Range(0, 1000));
        _shelf.TakeIn(Sample.Context(50), Sample.Entry with { Text = words });

        var revised = Revise(50, Sample.Entry with { Text = words.Replace(" 500 ", " 5OO ", StringComparison.Ordinal) });

        Assert.Empty(revised.Changes.Kinds);
        Assert.Equal(RevisionAnnouncement.None, revised.Announcement);
    }

    [Fact]
    public void An_announced_article_that_falls_below_the_gate_is_announced_as_such_once_and_never_detected_again()
    {
        _shelf.TakeIn(Sample.Context(50), Sample.Entry);

        var fallen = Revise(10, Sample.Entry with { Title = "Edited" });
        var stillBelow = Revise(10, Sample.Entry with { Title = "Edited again" });
        var risen = Revise(50, Sample.Entry with { Title = "Edited a third time" });

        Assert.Equal((RevisionAnnouncement.Revised, true), (fallen.Announcement, fallen.Changes.Kinds.Contains("below-gate")));
        Assert.Equal((RevisionAnnouncement.Revised, false), (stillBelow.Announcement, stillBelow.Changes.Kinds.Contains("below-gate")));
        Assert.Equal(RevisionAnnouncement.Revised, risen.Announcement);
    }

    [Fact]
    public void An_article_that_reaches_the_gate_by_a_revision_is_detected_once()
    {
        _shelf.TakeIn(Sample.Context(10), Sample.Entry);

        var below = Revise(20, Sample.Entry with { Title = "Edited" });
        var crossing = Revise(50, Sample.Entry with { Title = "Edited again" });
        var after = Revise(60, Sample.Entry with { Title = "Edited a third time" });

        Assert.Equal(
            [RevisionAnnouncement.None, RevisionAnnouncement.Detected, RevisionAnnouncement.Revised],
            new[] { below, crossing, after }.Select(revised => revised.Announcement));
    }

    [Fact]
    public void A_publication_time_that_cannot_be_true_stays_the_time_of_first_sight()
    {
        var entry = Sample.Entry with { Published = Sample.Published(DateTimeOffset.MaxValue) };
        _shelf.TakeIn(entry);
        var later = Candidate.From(Sample.Source, entry with { Title = "Edited" }, Sample.Now.AddDays(1));
        var known = new KnownArticles(Sample.Now.AddDays(1), later.Keys.Take(2).Select(key => new KnownKey(key.Hash, true, _shelf[0])));

        var plan = IntakePlanner.Plan([later], known, Sample.Context());

        Assert.Equal(Sample.Now, Assert.Single(plan.Revised).State.Published?.At);
    }

    [Fact]
    public void Changes_say_what_a_reader_would_notice()
    {
        _shelf.TakeIn(Sample.Context() with { Tag = _ => Sample.Tags(50, 2, "alliances-treaties", "missiles") }, Sample.Entry);

        var plan = _shelf.Plan(
            Sample.Context() with { Tag = _ => Sample.Tags(20, 1, "alliances-treaties", "exercises") },
            Sample.Entry with { Title = "Edited", Text = "Something else." });

        var changes = Assert.Single(plan.Revised).Changes;
        Assert.Equal(["title", "body", "tags", "severity", "below-gate"], changes.Kinds);
        Assert.Equal((Sample.Entry.Title, "Edited"), changes.Title);
        Assert.Equal(["exercises"], changes.TopicsAdded);
        Assert.Equal(["missiles"], changes.TopicsRemoved);
        Assert.Equal(((50, 20), (2, 1)), (changes.Relevance, changes.Severity));
    }

    [Fact]
    public void The_tagger_reads_title_lead_body_and_categories_in_the_language_of_the_article()
    {
        TaggableText? read = null;
        var context = Sample.Context() with
        {
            Tag = text =>
            {
                read = text;
                return Sample.Tags();
            },
        };

        _shelf.TakeIn(context, Sample.Entry with { Summary = "By hand.", Categories = ["Politik"], Language = "en" });

        Assert.Equal((Sample.Entry.Title, "By hand.", Sample.Entry.Text, "en"), (read!.Title, read.Lead, read.Body, read.Language));
        Assert.Equal(["Politik"], read.Categories);
    }

    private RevisedArticle Revise(int relevance, Entry entry) => Assert.Single(_shelf.TakeIn(Sample.Context(relevance), entry).Revised);

    private static void AssertChangesNothing(IntakePlan plan)
    {
        Assert.Empty(plan.New);
        Assert.Empty(plan.Revised);
        Assert.Empty(plan.Sightings);
        Assert.Empty(plan.AddedKeys);
        Assert.Empty(plan.DistrustedKeys);
        Assert.Empty(plan.Quarantined);
    }
}
