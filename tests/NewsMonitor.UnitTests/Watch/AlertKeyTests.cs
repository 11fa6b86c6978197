using NewsMonitor.Core.Watch;

namespace NewsMonitor.UnitTests.Watch;

/// <summary>Ids of alerts are computed.</summary>
public sealed class AlertKeyTests
{
    private static readonly DateTimeOffset Now = new(2024, 7, 28, 23, 30, 0, TimeSpan.FromHours(-2));

    [Fact]
    public void An_alert_of_a_story_has_the_id_of_rule_and_story()
    {
        var key = AlertKey.Of(Given.Rule(), Given.StoryId, Now);

        Assert.Equal(new Guid("68a6bd54-3826-58cd-bc49-53ddcddc4f7c"), key.Id);
        Assert.Equal("sha256:f37c25686f67fbb971934a7f2fe8098b92d79aa3ec4f7c83f2a1c543a2d164ab", key.Fingerprint);
        Assert.Equal(AlertKey.OfStory("indo-pacific-posture", Given.StoryId), key);
    }

    [Fact]
    public void An_alert_of_a_day_has_the_id_of_rule_and_day_in_utc()
    {
        var daily = Given.Rule() with { OncePer = OncePer.Day };

        var key = AlertKey.Of(daily, Given.StoryId, Now);

        Assert.Equal(AlertKey.OfDay("indo-pacific-posture", new DateOnly(2024, 7, 29)), key);
        Assert.Equal(key.Id, AlertKey.Of(daily, Guid.Empty, Now.AddHours(20)).Id);
        Assert.NotEqual(key.Id, AlertKey.Of(daily, Given.StoryId, Now.AddHours(24)).Id);
    }
}
