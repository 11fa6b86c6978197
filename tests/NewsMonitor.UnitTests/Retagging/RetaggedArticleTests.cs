using NewsMonitor.Core.Events;
using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Retagging;
using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Entities;
using NewsMonitor.Core.Tagging.Model;
using NewsMonitor.UnitTests.Intake;

namespace NewsMonitor.UnitTests.Retagging;

/// <summary>What other rules make of a stored article.</summary>
public sealed class RetaggedArticleTests
{
    private static readonly TagResult Before = Sample.Tags(50, 2, "land", "sea") with { Entities = Sample.Entities };

    [Fact]
    public void The_same_tags_are_no_difference_whatever_their_evidence_and_order()
    {
        var after = Before with
        {
            Topics = [.. Before.Topics.Reverse().Select(topic => topic with { Evidence = [] })],
            Entities = [.. Before.Entities.Reverse().Select(entity => entity with { Evidence = [] })],
        };

        Assert.False(TagDifference.Between(Before, after).Any);
    }

    public static TheoryData<TagResult> Others =>
    [
        Before with { Relevance = 51 },
        Before with { Severity = new Severity(2, "attack/occurred") },
        Before with { Model = new ModelReading(0, []) },
        Before with { Topics = [Sample.Topic("land"), Sample.Topic("sea", Salience.Mentioned)] },
        Before with { Topics = [Sample.Topic("land"), Sample.Topic("sea", points: 17)] },
        Before with { Topics = [Sample.Topic("land")] },
        Before with { Events = [new EventTag("agreement-signed", EventStatus.Planned, 2, [])] },
        Before with { Entities = [.. Before.Entities.Select(entity => entity with { Role = "king" })] },
        Before with { Entities = [.. Before.Entities, Sample.Named("KR", EntityType.Country, "KR")] },
    ];

    [Theory]
    [MemberData(nameof(Others))]
    public void Anything_else_is_one(TagResult after) => Assert.True(TagDifference.Between(Before, after).Any);

    [Fact]
    public void What_came_and_what_went_is_named()
    {
        var difference = TagDifference.Between(Before, Sample.Tags(50, 0, "sea", "air") with { Entities = [Sample.Named("KR", EntityType.Country, "KR")] });

        Assert.Equal(["air"], difference.TopicsAdded);
        Assert.Equal(["land"], difference.TopicsLost);
        Assert.Empty(difference.EventsAdded);
        Assert.Equal([("agreement-signed", EventStatus.Occurred)], difference.EventsLost);
        Assert.Equal(["KR"], difference.EntitiesAdded);
        Assert.Equal(5, difference.EntitiesLost.Count);
    }

    [Theory]
    [InlineData(true, 50, 2, "land sea", RevisionAnnouncement.None, "")]
    [InlineData(true, 60, 2, "land sea", RevisionAnnouncement.None, "")]
    [InlineData(true, 50, 2, "land", RevisionAnnouncement.Revised, "tags")]
    [InlineData(true, 50, 3, "land sea", RevisionAnnouncement.Revised, "severity")]
    [InlineData(true, 34, 2, "land sea", RevisionAnnouncement.Revised, "below-gate")]
    [InlineData(false, 34, 3, "land", RevisionAnnouncement.None, "tags severity below-gate")]
    [InlineData(false, 35, 2, "land sea", RevisionAnnouncement.Detected, "")]
    public void What_a_reader_sees_is_told_of_an_announced_article_and_the_gate_of_another(
        bool announced, int relevance, int severity, string topics, RevisionAnnouncement told, string kinds)
    {
        var retagged = Plan(Article(announced), Sample.Tags(relevance, severity, topics.Split(' ')));

        Assert.Equal((told, kinds), (retagged.Announcement, string.Join(' ', retagged.Changes.Kinds)));
        Assert.True(retagged.Changes is { KeepsRevision: true, Title: null, Body: null });
    }

    [Theory]
    [InlineData("sha256:old", 50, false, false)]
    [InlineData("sha256:old", 50, true, true)]
    [InlineData("sha256:old", 51, false, true)]
    [InlineData("sha256:new", 50, false, true)]
    public void Due_is_what_other_rules_gave_or_would_give_or_nobody_has_announced(string rules, int relevance, bool announce, bool due)
    {
        var article = Article(announced: false);

        Assert.Equal(due, Plan(article, article.Tags with { Relevance = relevance }, rules).IsDue(announce));
    }

    [Theory]
    [InlineData(47, null, false, false)]
    [InlineData(49, null, false, true)]
    [InlineData(1, 49, false, true)]
    [InlineData(49, 47, false, false)]
    [InlineData(1, 1, true, true)]
    public void What_was_published_two_days_ago_is_live_news_no_longer(int seenHoursAgo, int? publishedHoursAgo, bool known, bool backfill)
    {
        var article = Article(announced: false);
        article = article with
        {
            Known = article.Known with { FirstSeenAt = Sample.Now.AddHours(-seenHoursAgo), Backfill = known },
            State = article.State with
            {
                Published = publishedHoursAgo is { } hours ? PublicationTime.From(Sample.Published(Sample.Now.AddHours(-hours)), Sample.Now) : null,
            },
        };

        Assert.Equal(backfill, Plan(article, Sample.Tags(90)).Backfill);
    }

    [Fact]
    public void What_was_announced_as_live_news_stays_that()
    {
        var article = Article(announced: true);
        article = article with { Known = article.Known with { FirstSeenAt = Sample.Now.AddDays(-100) } };

        Assert.False(Plan(article, Sample.Tags(90)).Backfill);
    }

    private static RetaggedArticle Plan(TaggedArticle article, TagResult tags, string rules = "sha256:old") =>
        RetaggedArticle.Plan(article, new RuleSetStamp(2, rules), Sample.Gate, _ => tags);

    private static TaggedArticle Article(bool announced)
    {
        var state = Sample.Candidate(Sample.Entry).State;
        var known = new KnownArticle
        {
            Id = 1,
            PublicId = Sample.News().PublicId,
            FirstSeenAt = Sample.Now,
            Owner = Sample.Source.Key,
            Revision = 1,
            ContentHash = state.ContentHash,
            Announced = announced,
            Title = state.Title,
            Text = state.Text,
            Relevance = 50,
            Severity = 2,
            Topics = ["land", "sea"],
        };
        return TaggedArticleTests.Stored(state, known) with { Tags = Sample.Tags(50, 2, "land", "sea") };
    }
}
