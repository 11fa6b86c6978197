namespace NewsMonitor.Core.Watch.Conditions;

/// <summary><c>a and b</c>.</summary>
/// <param name="Parts">Two or more.</param>
public sealed record AllOf(IReadOnlyList<Condition> Parts) : Condition
{
    /// <inheritdoc/>
    public override string ToString() => string.Join(" and ", Parts.Select(part => part is AnyOf ? $"({part})" : part.ToString()));

    internal override bool Holds(WatchedStory story, ICollection<string> because)
    {
        var all = new List<string>();
        if (!Parts.All(part => part.Holds(story, all)))
        {
            return false;
        }

        all.ForEach(because.Add);
        return true;
    }
}

/// <summary><c>a or b</c>.</summary>
/// <param name="Parts">Two or more.</param>
public sealed record AnyOf(IReadOnlyList<Condition> Parts) : Condition
{
    /// <inheritdoc/>
    public override string ToString() => string.Join(" or ", Parts);

    internal override bool Holds(WatchedStory story, ICollection<string> because)
    {
        // Every part is asked: a reader is told all reasons, not the first.
        var holds = false;
        foreach (var part in Parts)
        {
            holds |= part.Holds(story, because);
        }

        return holds;
    }
}

/// <summary><c>not a</c>.</summary>
/// <param name="Part">What must not hold.</param>
public sealed record NoneOf(Condition Part) : Condition
{
    /// <inheritdoc/>
    public override string ToString() => Part is AllOf or AnyOf ? $"not ({Part})" : $"not {Part}";

    internal override bool Holds(WatchedStory story, ICollection<string> because)
    {
        if (Part.Holds(story, []))
        {
            return false;
        }

        because.Add(ToString());
        return true;
    }

    internal override Condition Negated() => Part;
}
