namespace NewsMonitor.Core.Watch.Conditions;

/// <summary>Something that holds for a story, or does not. <c>ToString</c> gives it in the grammar it was read from.</summary>
public abstract record Condition
{
    /// <summary>Whether it holds.</summary>
    /// <param name="story">The story.</param>
    /// <param name="because">Gets the parts that hold, each with its values; nothing when it does not hold.</param>
    internal abstract bool Holds(WatchedStory story, ICollection<string> because);

    /// <summary>The opposite.</summary>
    internal virtual Condition Negated() => new NoneOf(this);
}
