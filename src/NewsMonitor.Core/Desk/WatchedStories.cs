using NewsMonitor.Core.Events;
using NewsMonitor.Core.Watch;

namespace NewsMonitor.Core.Desk;

/// <summary>Stories as watch rules see them.</summary>
internal static class WatchedStories
{
    /// <summary>Articles that were withdrawn count for nothing.</summary>
    public static WatchedStory Of(Story story, IReadOnlyList<string> texts, RuleSetStamp rules) => new(
        story.PublicId,
        [.. story.Members.Where(member => !member.IsWithdrawn || story.IsWithdrawn).Select(member => WatchedArticle.Of(
            member.Tags, rules.Entities, member.Source, member.Publisher, member.Tier, member.Language) with { IsBackfill = member.IsBackfill })],
        texts);
}
