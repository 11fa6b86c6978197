using NewsMonitor.Core.Identity;

namespace NewsMonitor.UnitTests.Identity;

public sealed class NameBasedIdTests
{
    private static readonly Guid DnsNamespace = new("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
    private static readonly Guid UrlNamespace = new("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    [Fact]
    public void An_id_is_a_version_5_UUID_as_RFC_9562_computes_it() =>
        Assert.Equal(new Guid("2ed6657d-e927-568b-95e1-2665a8aea6a2"), NameBasedId.Version5(DnsNamespace, "www.example.com"));

    [Fact]
    public void The_namespace_is_the_id_of_urn_monitor() =>
        Assert.Equal(NameBasedId.Version5(UrlNamespace, "urn:monitor"), NameBasedId.Namespace);

    /// <summary>These ids are in databases and at subscribers. If one changes, every article is announced a second time.</summary>
    [Fact]
    public void Ids_stay_what_they_were_when_they_were_first_published()
    {
        var byLink = IdentityKey.OfLink(new Uri("https://perspektiven-global.de/verteidigung/"));
        var byEntryId = IdentityKey.OfEntryId("perspektiven-global", "urn:post:4711");
        var hash = "sha256:50d858e0985ecc7f60418aaf0cc5ab587f42c2570a884095a9e8ccacd0f6545c";

        Assert.Equal(new Guid("bae01367-8a13-534d-80d9-93141beee4eb"), NameBasedId.OfArticle(byLink));
        Assert.Equal(new Guid("58416121-0b90-5434-ad88-1e86dee2302e"), NameBasedId.OfArticle(byEntryId));
        Assert.Equal(
            new Guid("8d215744-ab24-5f7c-b7f1-608bb01d036b"),
            NameBasedId.OfEvent("monitor.article.detected.v1", "article/ab11cc87-12f6-510a-9366-24f46437765f", 1, hash));
    }

    [Fact]
    public void The_order_and_the_borders_of_the_parts_make_a_difference()
    {
        var ids = new[]
        {
            NameBasedId.From("a", "b"), NameBasedId.From("b", "a"), NameBasedId.From("ab"), NameBasedId.From("a", "b", ""),
        };

        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public void The_same_id_given_by_two_sources_names_two_articles() =>
        Assert.NotEqual(
            NameBasedId.OfArticle(IdentityKey.OfEntryId("one", "4711")),
            NameBasedId.OfArticle(IdentityKey.OfEntryId("two", "4711")));

    [Theory]
    [InlineData("monitor.article.revised.v1", "article/x", 1, "sha256:a")]
    [InlineData("monitor.article.detected.v1", "article/y", 1, "sha256:a")]
    [InlineData("monitor.article.detected.v1", "article/x", 2, "sha256:a")]
    [InlineData("monitor.article.detected.v1", "article/x", 1, "sha256:b")]
    public void An_event_of_another_kind_subject_revision_or_state_has_another_id(string type, string subject, int revision, string hash) =>
        Assert.NotEqual(
            NameBasedId.OfEvent("monitor.article.detected.v1", "article/x", 1, "sha256:a"),
            NameBasedId.OfEvent(type, subject, revision, hash));

    [Theory]
    [InlineData(7, "sha256:rules", true)]
    [InlineData(8, "sha256:rules", false)]
    [InlineData(7, "sha256:others", false)]
    public void What_other_rules_tell_has_an_id_of_its_own_for_every_set(int set, string rules, bool same)
    {
        var id = NameBasedId.OfRetagging("monitor.article.revised.v1", "article/x", 1, "sha256:a", 7, "sha256:rules");

        Assert.NotEqual(NameBasedId.OfEvent("monitor.article.revised.v1", "article/x", 1, "sha256:a"), id);
        Assert.Equal(same, id == NameBasedId.OfRetagging("monitor.article.revised.v1", "article/x", 1, "sha256:a", set, rules));
    }
}
