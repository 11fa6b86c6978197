using NewsMonitor.Core.Events;

namespace NewsMonitor.Core.Desk;

/// <summary>Something that the desk tells.</summary>
public abstract record DeskNews
{
    private DeskNews()
    {
    }

    /// <summary>News of a story.</summary>
    public sealed record OfStory(StoryNews News) : DeskNews;

    /// <summary>News of an alert; its articles are still to be added.</summary>
    public sealed record OfAlert(AlertNews News) : DeskNews;
}
