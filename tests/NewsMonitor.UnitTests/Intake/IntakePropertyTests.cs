using CsCheck;
using NewsMonitor.Core.Entries;

namespace NewsMonitor.UnitTests.Intake;

/// <summary>Promises that hold for every feed, however mixed up. Few links, ids and titles, so that they collide often.</summary>
public sealed class IntakePropertyTests
{
    private static readonly Gen<Entry> AnyEntry = Gen.Select(
        Gen.Int[0, 4], Gen.Int[0, 4], Gen.Int[0, 3],
        (link, id, title) => new Entry
        {
            Link = link == 0 ? null : Sample.Link(link),
            Id = id == 0 ? null : $"id-{id}",
            Title = title == 0 ? "" : $"Title {title}",
            Text = $"Text {title}",
        });

    private static readonly Gen<Entry[]> AnyFeed = AnyEntry.Array[0, 6];

    /// <summary>What has no link is known by its id: when a feed gives that to several things, nothing is left to tell them apart by.</summary>
    private static readonly Gen<Entry[]> AnyRecognisableFeed = AnyEntry
        .Select(entry => entry is { Link: null, Id: { } id } ? entry with { Title = $"Title {id[^1]}", Text = $"Text {id[^1]}" } : entry)
        .Array[0, 6];

    private static readonly Gen<Entry[]> AnyFeedOfLinks = AnyEntry.Where(entry => entry.Link is not null).Array[0, 6];

    [Fact]
    public void Every_entry_of_every_fetch_ends_in_exactly_one_disposition() =>
        Gen.Select(AnyFeed.Array[1, 4], Gen.Int[0, 2], Gen.Int[0, 2], Gen.Bool).Sample(
            (feeds, unreadable, overLimit, aggregator) =>
            {
                var shelf = new Shelf();
                var context = Sample.Context() with
                {
                    Source = aggregator ? Sample.Aggregator : Sample.Source,
                    Unreadable = [.. Enumerable.Repeat(new UnreadableEntry("reason", "raw"), unreadable)],
                    OverLimit = overLimit,
                };
                foreach (var feed in feeds)
                {
                    var counts = shelf.TakeIn(context, feed).Counts;

                    Assert.Equal(feed.Length + unreadable + overLimit, counts.Seen);
                    Assert.Equal(
                        counts.Seen,
                        counts.New + counts.Revised + counts.Known + counts.Sighting + counts.Repeated + counts.Quarantined + counts.OverLimit);
                }
            },
            iter: 3_000);

    [Fact]
    public void Reading_the_same_feed_again_changes_nothing() =>
        AnyRecognisableFeed.Sample(
            feed =>
            {
                var shelf = new Shelf();
                shelf.TakeIn(feed);

                var again = shelf.TakeIn(feed);

                Assert.Empty(again.New);
                Assert.Empty(again.Revised);
                Assert.Empty(again.Sightings);
                Assert.Empty(again.AddedKeys);
                Assert.Empty(again.DistrustedKeys);
            },
            iter: 5_000);

    [Fact]
    public void Shuffled_and_repeated_a_feed_of_links_gives_the_same_articles() =>
        AnyFeedOfLinks.SelectMany(feed => Gen.Shuffle(feed).Select(shuffled => (feed, shuffled))).Sample(
            pair =>
            {
                var (asItStands, otherwise) = (new Shelf(), new Shelf());
                asItStands.TakeIn(pair.feed);
                otherwise.TakeIn([.. pair.shuffled, .. pair.feed]);

                Assert.Equal(asItStands.PublicIds, otherwise.PublicIds);
            },
            iter: 3_000);

    /// <summary>Every article has a title and an id of its own here: a reused id may be a move when its old link is in another part.</summary>
    [Fact]
    public void Split_over_several_fetches_a_feed_of_links_gives_the_same_articles() =>
        Gen.Select(Gen.Int[1, 6].Array[0, 8], Gen.Int[0, 8]).Sample(
            (links, cut) =>
            {
                var feed = links.Select(link => new Entry { Link = Sample.Link(link), Id = $"id-{link}", Title = $"Title {link}" }).ToArray();
                var (whole, parts) = (new Shelf(), new Shelf());
                whole.TakeIn(feed);
                parts.TakeIn([.. feed.Take(cut)]);
                parts.TakeIn([.. feed.Skip(cut)]);

                Assert.Equal(whole.PublicIds, parts.PublicIds);
            },
            iter: 2_000);
}
