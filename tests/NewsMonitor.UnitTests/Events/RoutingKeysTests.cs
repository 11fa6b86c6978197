using NewsMonitor.Core.Tagging;
using NewsMonitor.Messaging.Events;

namespace NewsMonitor.UnitTests.Events;

public sealed class RoutingKeysTests
{
    [Fact]
    public void One_key_for_each_main_topic_each_kind_of_event_and_the_source_in_this_order()
    {
        var keys = RoutingKeys.Of("article.detected", Sample.News());

        Assert.Equal("article.detected.s2.de.topic.alliances-treaties", keys.Primary);
        Assert.Equal(
            [
                "article.detected.s2.de.topic.command-structure",
                "article.detected.s2.de.event.agreement-signed",
                "article.detected.s2.de.source.perspektiven-global",
            ],
            keys.Cc);
        Assert.Equal(0, keys.Cut);
    }

    [Fact]
    public void Places_actors_and_classes_of_weapons_have_keys_and_a_base_that_of_its_country()
    {
        var tags = Sample.Tags(severity: 2, topics: "missiles") with { Entities = Sample.Entities };

        var keys = RoutingKeys.Of("article.detected", Sample.News(tags));

        Assert.Equal("article.detected.s2.de.topic.missiles", keys.Primary);
        Assert.Equal(
            [
                "article.detected.s2.de.place.jp",
                "article.detected.s2.de.actor.lloyd-austin",
                "article.detected.s2.de.equip.aircraft-fighter",
                "article.detected.s2.de.event.agreement-signed",
                "article.detected.s2.de.source.perspektiven-global",
            ],
            keys.Cc);
    }

    [Fact]
    public void What_is_only_mentioned_gets_no_key()
    {
        var tags = Sample.Tags(severity: 0) with { Topics = [Sample.Topic("exercises", Salience.Mentioned), Sample.Topic("missiles")] };

        var keys = RoutingKeys.Of("article.detected", Sample.News(tags));

        Assert.Equal("article.detected.s0.de.topic.missiles", keys.Primary);
        Assert.DoesNotContain(keys.Cc, key => key.Contains("exercises", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_tags_the_source_is_the_key()
    {
        var keys = RoutingKeys.Of("article.revised", Sample.News(Sample.Tags(severity: 0)));

        Assert.Equal("article.revised.s0.de.source.perspektiven-global", keys.Primary);
        Assert.Empty(keys.Cc);
    }

    [Fact]
    public void The_same_facet_twice_is_one_key()
    {
        var tags = Sample.Tags(severity: 2);
        EventTag[] twice = [tags.Events[0], tags.Events[0] with { Status = EventStatus.Planned }];

        var keys = RoutingKeys.Of("article.detected", Sample.News(tags with { Events = twice }));

        Assert.Equal("article.detected.s2.de.event.agreement-signed", keys.Primary);
        Assert.Single(keys.Cc);
    }

    [Theory]
    [InlineData(31, 31, 0)]
    [InlineData(32, 31, 1)]
    [InlineData(100, 31, 69)]
    public void At_most_31_CC_keys_and_the_rest_is_counted(int topics, int kept, int cut)
    {
        var ids = Enumerable.Range(0, topics).Select(number => $"topic-{number}").ToArray();

        var keys = RoutingKeys.Of("article.detected", Sample.News(Sample.Tags(50, 0, ids)));

        Assert.Equal((kept, cut), (keys.Cc.Count, keys.Cut));
    }

    [Theory]
    [InlineData("de", "de")]
    [InlineData("en", "en")]
    [InlineData("fr", "und")]
    [InlineData("und", "und")]
    [InlineData("", "und")]
    public void Languages_without_a_word_of_their_own_are_und(string language, string word)
    {
        var news = Sample.News();

        var keys = RoutingKeys.Of("article.detected", news with { State = news.State with { Language = language } });

        Assert.StartsWith($"article.detected.s2.{word}.", keys.Primary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("person:lloyd-austin", "person-lloyd-austin")]
    [InlineData("a.b#c*d e", "a-b-c-d-e")]
    [InlineData("Straße", "stra-e")]
    public void What_a_key_cannot_hold_becomes_a_hyphen(string id, string word) =>
        Assert.Equal($"article.detected.s0.de.topic.{word}", RoutingKeys.Of("article.detected", Sample.News(Sample.Tags(50, 0, id))).Primary);
}
