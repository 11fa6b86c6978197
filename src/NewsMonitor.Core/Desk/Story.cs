using NewsMonitor.Core.Identity;

namespace NewsMonitor.Core.Desk;

/// <summary>Articles on one thing that happened, and what was told of them.</summary>
public sealed record Story
{
    /// <summary>Internal number: that of its first article.</summary>
    public required long Id { get; init; }

    /// <summary>Public id, name-based: of its first article.</summary>
    public required Guid PublicId { get; init; }

    /// <summary>How often it has changed, from 1; 0 before its first article.</summary>
    public required int Revision { get; init; }

    /// <summary>All its articles in the order of the desk.</summary>
    public required IReadOnlyList<StoryMember> Members { get; init; }

    /// <summary>What was told of it.</summary>
    public StoryTold Told { get; init; } = StoryTold.Nothing;

    /// <summary>When to tell what is held back; null when nothing is.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The story that it turned out to be; null for one that stands for itself.</summary>
    public long? MergedInto { get; init; }

    /// <summary>True when the pages of all its articles are gone.</summary>
    public bool IsWithdrawn => Members.All(member => member.IsWithdrawn);

    /// <summary>Articles that came since its last event, newest first.</summary>
    public IEnumerable<StoryMember> NewMembers => Members.Reverse().TakeWhile(member => member.Place > Told.Place);

    /// <summary>A story that begins with an article, before that has joined it.</summary>
    public static Story Of(StoryMember first)
    {
        ArgumentNullException.ThrowIfNull(first);
        return new Story { Id = first.Id, PublicId = NameBasedId.OfStory(first.PublicId), Revision = 0, Members = [] };
    }

    /// <summary>The story with an article in its newest state, whether it has it already or not.</summary>
    public Story With(StoryMember member) => this with
    {
        Revision = Revision + 1,
        Members = [.. Members.Where(known => known.Id != member.Id).Append(member).OrderBy(known => known.Place)],
    };

    /// <summary>The story with the articles of others that turned out to be it. Counts as one change with the article that showed it.</summary>
    public Story Absorbing(IEnumerable<Story> others) => this with
    {
        Members = [.. others.SelectMany(other => other.Members).Concat(Members).OrderBy(known => known.Place)],
    };
}

/// <summary>What subscribers know of a story.</summary>
/// <param name="StartedAt">When it was told that it began; null while one publisher alone tells it.</param>
/// <param name="At">When its last event was written; null before the first.</param>
/// <param name="Step">Number of publishers that was told as reached; 0 before the first event.</param>
/// <param name="Severity">Severity as told.</param>
/// <param name="Languages">Languages as told.</param>
/// <param name="Place">Place of its newest article at its last event.</param>
public sealed record StoryTold(DateTimeOffset? StartedAt, DateTimeOffset? At, int Step, int Severity, IReadOnlyList<string> Languages, long Place)
{
    /// <summary>Nothing yet.</summary>
    public static readonly StoryTold Nothing = new(null, null, 0, 0, [], 0);
}
