namespace NewsMonitor.Core.Stories;

/// <summary>An article of the window.</summary>
internal sealed class Member(StoryText text, Cluster cluster)
{
    public StoryText Text { get; } = text;

    /// <summary>The story it belongs to now.</summary>
    public Cluster Cluster { get; set; } = cluster;

    public long Id => Text.Article.Id;
}
