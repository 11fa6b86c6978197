using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Entities;
using NewsMonitor.Core.Watch;
using NewsMonitor.Core.Watch.Conditions;

namespace NewsMonitor.UnitTests.Watch;

/// <summary>Articles, stories and rules; tests change the part they are about.</summary>
internal static class Given
{
    public static readonly Guid StoryId = new("a63e11e6-e2ea-519a-aa21-deeb2f62449c");

    public static readonly WatchedArticle Article = new()
    {
        Source = "example",
        Publisher = "example-house",
        Tier = 3,
        Language = "de",
        Relevance = 90,
        Severity = 2,
        Topics = [new("alliances-treaties", Salience.Main), new("sea", Salience.Mentioned)],
        Entities =
        [
            new("JP", EntityType.Country, "JP", null, null, Salience.Main),
            new("seoul", EntityType.City, "KR", null, null, Salience.Mentioned),
            new("lloyd-austin", EntityType.Person, "US", "minister-of-defence", null, Salience.Main),
            new("f-35", EntityType.Weapon, "US", null, "aircraft/fighter", Salience.Mentioned),
        ],
        Events = [new("agreement-signed", EventStatus.Occurred), new("attack", EventStatus.Hypothetical)],
    };

    public static WatchedStory Story(params WatchedArticle[] articles) =>
        new(StoryId, articles.Length == 0 ? [Article] : articles, ["Stärkung der Bündnisse", "Die „Zeitenwende“ kommt.", "US-Truppen in Japan"]);

    public static WatchedStory Story(int sources, int severity = 2, bool backfill = false, int? articles = null) => Story(
    [
        .. Enumerable.Range(0, articles ?? sources).Select(number => Article with
        {
            Publisher = $"house-{number % sources}",
            Severity = severity,
            IsBackfill = backfill,
        }),
    ]);

    public static Condition Condition(string text)
    {
        var parsed = ConditionParser.Parse(text);
        Assert.Null(parsed.Problem);
        return parsed.Condition!;
    }

    /// <summary>P3; P2 from severity 3; P1 from severity 4.</summary>
    public static WatchRule Rule(string when = "relevance >= 60") => new()
    {
        Id = "indo-pacific-posture",
        Titles = new Dictionary<string, string> { ["de"] = "Indo-Pazifik", ["en"] = "Indo-Pacific" },
        When = Condition(when),
        Priority = AlertPriority.P3,
        RaiseTo = [new(AlertPriority.P2, Condition("severity >= 3")), new(AlertPriority.P1, Condition("severity >= 4"))],
    };
}
