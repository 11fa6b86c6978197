namespace NewsMonitor.Core.Stories;

/// <summary>A story as the window knows it: its articles that are inside, in the order in which they were seen.</summary>
internal sealed class Cluster(long number)
{
    /// <summary>Articles of a story that others are compared with: the first ones, and the newest.</summary>
    private const int Compared = 6;

    /// <summary>Number of its first article, which may have left the window.</summary>
    public long Number { get; } = number;

    public List<Member> Members { get; } = [];

    public IEnumerable<Member> Representatives =>
        Members.Count <= 2 * Compared ? Members : Members.Take(Compared).Concat(Members.Skip(Members.Count - Compared));

    /// <summary>Takes an article in; whatever came before, the order is the same.</summary>
    public void Add(Member member)
    {
        var at = Members.Count;
        while (at > 0 && Comes(member, before: Members[at - 1]))
        {
            at--;
        }

        Members.Insert(at, member);
    }

    private static bool Comes(Member member, Member before) =>
        (member.Text.Article.SeenAt, member.Id).CompareTo((before.Text.Article.SeenAt, before.Id)) < 0;
}
