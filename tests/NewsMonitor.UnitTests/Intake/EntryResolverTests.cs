using NewsMonitor.Core.Entries;
using NewsMonitor.Core.Identity;

namespace NewsMonitor.UnitTests.Intake;

public sealed class EntryResolverTests
{
    private readonly Shelf _shelf = new();

    [Fact]
    public void An_article_is_named_by_its_link_and_recognised_by_its_id_too()
    {
        var plan = _shelf.TakeIn(Sample.Entry);

        var added = Assert.Single(plan.New);
        Assert.Equal(NameBasedId.OfArticle(IdentityKey.OfLink(Sample.Entry.Link!)), added.PublicId);
        Assert.Equal([IdentityKeyKind.Link, IdentityKeyKind.EntryId], added.Keys.Select(key => key.Kind));
    }

    [Fact]
    public void The_content_is_a_key_of_last_resort_for_entries_without_link()
    {
        var plan = _shelf.TakeIn(Numbered(1), Numbered(2) with { Link = null }, Numbered(3) with { Id = null, Link = null });

        Assert.Equal(
            [[IdentityKeyKind.Link, IdentityKeyKind.EntryId], [IdentityKeyKind.EntryId, IdentityKeyKind.Content], [IdentityKeyKind.Content]],
            plan.New.Select(article => article.Keys.Select(key => key.Kind).ToArray()));
    }

    [Fact]
    public void An_article_without_link_is_still_known_after_its_id_has_lost_its_trust()
    {
        _shelf.TakeIn(Numbered(1) with { Link = null }, Numbered(2));
        _shelf.TakeIn(Numbered(2) with { Id = Numbered(1).Id });

        var plan = _shelf.TakeIn(Numbered(1) with { Link = null });

        Assert.Equal(1, plan.Counts.Known);
    }

    [Fact]
    public void The_same_link_with_another_id_is_the_same_article_and_the_id_becomes_a_key()
    {
        _shelf.TakeIn(Sample.Entry);

        var plan = _shelf.TakeIn(Sample.Entry with { Id = "http://perspektiven-global.de/?p=4711" });

        Assert.Empty(plan.New);
        Assert.Equal(IdentityKeyKind.EntryId, Assert.Single(plan.AddedKeys).Key.Kind);
        Assert.Equal(1, plan.Counts.Known);
    }

    [Fact]
    public void The_same_id_with_two_links_in_one_fetch_is_two_articles_and_never_trusted_again()
    {
        var (one, other) = (Numbered(1) with { Id = "same" }, Numbered(2) with { Id = "same", Title = "Title 1" });

        var plan = _shelf.TakeIn(one, other);

        Assert.Equal(2, plan.New.Count);
        Assert.False(_shelf.IsTrusted(IdentityKey.OfEntryId(Sample.Source.Key, "same")));

        // Alone, a third one looks like the first that has moved; but its id says nothing any more.
        var later = _shelf.TakeIn(Numbered(3) with { Id = "same", Title = "Title 1" });
        Assert.Single(later.New);
    }

    [Fact]
    public void A_known_id_with_another_link_and_another_title_is_a_new_article_and_the_id_is_not_trusted_again()
    {
        _shelf.TakeIn(Numbered(1) with { Id = "same" });

        var plan = _shelf.TakeIn(Numbered(2) with { Id = "same" });

        Assert.Single(plan.New);
        Assert.Equal(IdentityKey.OfEntryId(Sample.Source.Key, "same"), Assert.Single(plan.DistrustedKeys));
    }

    [Theory]
    [InlineData("Title 1", "edited")]
    [InlineData("Title 1", "Text 1")]
    public void A_known_id_with_another_link_and_the_same_title_is_an_article_that_has_moved(string title, string text)
    {
        _shelf.TakeIn(Numbered(1) with { Id = "same" });

        var plan = _shelf.TakeIn(Numbered(2) with { Id = "same", Title = title, Text = text });

        Assert.Empty(plan.New);
        Assert.Empty(plan.DistrustedKeys);
        Assert.Equal(IdentityKey.OfLink(Sample.Link(2)), Assert.Single(plan.AddedKeys).Key);
    }

    [Fact]
    public void An_article_whose_old_link_is_still_in_the_feed_has_not_moved()
    {
        _shelf.TakeIn(Numbered(1) with { Id = "same" });

        var plan = _shelf.TakeIn(Numbered(2) with { Id = "same", Title = "Title 1" }, Numbered(1) with { Id = null });

        Assert.Single(plan.New);
        Assert.False(_shelf.IsTrusted(IdentityKey.OfEntryId(Sample.Source.Key, "same")));
    }

    [Fact]
    public void An_article_that_had_no_link_gets_one()
    {
        _shelf.TakeIn(Numbered(1) with { Link = null });

        var plan = _shelf.TakeIn(Numbered(1) with { Title = "Edited" });

        Assert.Equal(1, plan.Counts.Revised);
        Assert.Equal(IdentityKey.OfLink(Sample.Link(1)), Assert.Single(plan.AddedKeys).Key);
    }

    [Fact]
    public void Link_and_id_of_two_articles_mean_the_one_of_the_link()
    {
        _shelf.TakeIn(Numbered(1), Numbered(2));

        var plan = _shelf.TakeIn(Numbered(1) with { Id = Numbered(2).Id });

        Assert.Equal(1, plan.Counts.Known);
        Assert.Empty(plan.AddedKeys);
        Assert.Equal(IdentityKey.OfEntryId(Sample.Source.Key, Numbered(2).Id!), Assert.Single(plan.DistrustedKeys));
    }

    [Fact]
    public void The_same_id_at_two_sources_is_two_articles()
    {
        _shelf.TakeIn(Numbered(1) with { Link = null });

        var plan = _shelf.TakeIn(Sample.Context() with { Source = Sample.Aggregator }, Numbered(1) with { Link = null });

        Assert.Single(plan.New);
    }

    /// <summary>Both entries claim the id. If two articles got it, the plan could never be stored.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_unknown_id_beside_a_known_link_and_once_alone_is_claimed_once(bool aloneFirst)
    {
        _shelf.TakeIn(Numbered(1));
        Entry[] feed = [Numbered(1) with { Id = "changed" }, Numbered(1) with { Id = "changed", Link = null }];

        var plan = _shelf.TakeIn(aloneFirst ? [feed[1], feed[0]] : feed);

        Assert.Equal((1, 1), (plan.Counts.Known, plan.Counts.Repeated));
        Assert.Single(plan.AddedKeys, added => added.Key.Kind == IdentityKeyKind.EntryId);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_new_link_of_a_moved_article_is_claimed_once(bool strangerFirst)
    {
        _shelf.TakeIn(Numbered(1));
        Entry[] feed = [Numbered(1) with { Link = Sample.Link(9) }, Numbered(1) with { Id = "stranger", Link = Sample.Link(9) }];

        // Storing it is the proof: the shelf refuses a key that is added twice.
        var plan = _shelf.TakeIn(strangerFirst ? [feed[1], feed[0]] : feed);

        Assert.Equal(1, plan.Counts.Repeated);
    }

    [Fact]
    public void A_repeated_entry_brings_its_further_keys()
    {
        var plan = _shelf.TakeIn(Numbered(1), Numbered(1) with { Id = "second id" });

        Assert.Equal((1, 1), (plan.Counts.New, plan.Counts.Repeated));
        Assert.Equal(3, Assert.Single(plan.New).Keys.Count);
    }

    private static Entry Numbered(int number) => Sample.Entry with
    {
        Id = $"id-{number}",
        Link = Sample.Link(number),
        Title = $"Title {number}",
        Text = $"Text {number}",
    };
}
