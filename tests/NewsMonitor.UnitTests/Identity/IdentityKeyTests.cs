using NewsMonitor.Core.Identity;

namespace NewsMonitor.UnitTests.Identity;

public sealed class IdentityKeyTests
{
    private static readonly ContentHash SomeContent = ContentHash.Of("Title", "Text");

    [Fact]
    public void A_link_is_the_same_key_at_every_source() =>
        Assert.Equal(
            IdentityKey.OfLink(new Uri("http://www.example.de/a/?utm_source=rss")).Hash,
            IdentityKey.OfLink(new Uri("https://example.de/a")).Hash);

    [Fact]
    public void An_entry_id_and_a_content_hold_within_their_source_only()
    {
        Assert.NotEqual(IdentityKey.OfEntryId("one", "4711").Hash, IdentityKey.OfEntryId("two", "4711").Hash);
        Assert.NotEqual(IdentityKey.OfContent("one", SomeContent).Hash, IdentityKey.OfContent("two", SomeContent).Hash);
    }

    [Fact]
    public void The_same_text_as_link_and_as_entry_id_gives_two_keys() =>
        Assert.NotEqual(
            new IdentityKey(IdentityKeyKind.Link, "", "https://example.de/a").Hash,
            new IdentityKey(IdentityKeyKind.EntryId, "", "https://example.de/a").Hash);

    [Fact]
    public void Keys_of_the_same_thing_are_equal()
    {
        var (one, other) = (IdentityKey.OfEntryId("one", "4711"), IdentityKey.OfEntryId("one", "4711"));

        Assert.Equal(one, other);
        Assert.Single(new HashSet<IdentityKey> { one, other });
        Assert.NotEqual(one, IdentityKey.OfEntryId("one", "4712"));
    }
}
