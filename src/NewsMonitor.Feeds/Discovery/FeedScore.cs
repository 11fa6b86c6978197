using System.Text.RegularExpressions;
using NewsMonitor.Core.Entries;
using NewsMonitor.Core.Sources;

namespace NewsMonitor.Feeds.Discovery;

/// <summary>How good a source a document makes: fresh, complete, for the whole of what was asked for.</summary>
internal static partial class FeedScore
{
    private const int FullText = 1500;
    private const int Teaser = 80;

    /// <summary>Reasons, each with its points; none has zero.</summary>
    /// <param name="feed">What was found.</param>
    /// <param name="entries">Its entries.</param>
    /// <param name="page">The page that was asked for: a feed of a part of the site is right when that part was asked for.</param>
    /// <param name="now">The time of the discovery.</param>
    public static IReadOnlyList<ScoreReason> Reasons(FoundFeed feed, IReadOnlyList<Entry> entries, Uri page, DateTimeOffset now)
    {
        ScoreReason?[] reasons =
        [
            Origin(feed.Origin),
            new(Format(feed), feed.Format),
            Amount(feed, entries),
            entries.Count > 0 ? Age(feed.Newest, now) : null,
            entries.Count > 0 ? Text(feed, entries) : null,
            Scope(feed, page),
        ];
        return [.. reasons.OfType<ScoreReason>().Where(reason => reason.Points != 0)];
    }

    private static ScoreReason Origin(CandidateOrigin origin) => origin switch
    {
        CandidateOrigin.Given => new(20, "the address itself"),
        CandidateOrigin.Declared => new(20, "declared by the page"),
        CandidateOrigin.Linked => new(10, "linked from the page"),
        CandidateOrigin.WordPress => new(8, "WordPress"),
        CandidateOrigin.UsualPlace => new(5, "at a usual place"),
        _ => new(3, "a sitemap of the site"),
    };

    private static int Format(FoundFeed feed) => feed.Kind switch
    {
        SourceKind.Sitemap => 0, // headlines at best
        SourceKind.WordPress => 8, // no conditional requests
        _ => 10,
    };

    private static ScoreReason Amount(FoundFeed feed, IReadOnlyList<Entry> entries) =>
        entries.Count > 0 ? new(Math.Min(entries.Count, 10), $"{entries.Count} entries")
            : feed.IsIndex ? new(-10, "lists nothing itself")
            : new(-40, "no entries");

    private static ScoreReason Age(DateTimeOffset? newest, DateTimeOffset now) => (now - newest)?.TotalDays switch
    {
        null => new(-5, "no dates"),
        <= 2 => new(30, "newest within two days"),
        <= 7 => new(22, "newest within a week"),
        <= 31 => new(12, "newest within a month"),
        <= 366 => new(3, "newest within a year"),
        _ => new(-15, "newest older than a year"),
    };

    private static ScoreReason Text(FoundFeed feed, IReadOnlyList<Entry> entries) =>
        entries.All(entry => entry.Title.Length == 0) ? new(-30, "no headlines")
            : feed.MedianText >= FullText ? new(20, "full text")
            : feed.MedianText >= Teaser ? new(8, "teasers")
            : new(-5, "headlines alone");

    private static ScoreReason? Scope(FoundFeed feed, Uri page)
    {
        var path = feed.Address.AbsolutePath;
        if (CommentPath().IsMatch(path + feed.Address.Query) || CommentTitle().IsMatch(feed.Title))
        {
            return new(-60, "comments of readers");
        }

        if (page.AbsolutePath.Length > 1 && path.StartsWith(page.AbsolutePath.TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase))
        {
            return new(10, "of the section that was asked for");
        }

        return PartOfSite().IsMatch(path) ? new(-20, "a part of the site only") : null;
    }

    [GeneratedRegex(@"(?:^|[/=_-])(?:comments?|kommentare?)(?:$|[/.&_-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CommentPath();

    [GeneratedRegex(@"^\W*(?:comments (?:on|for)|kommentare (?:zu|für)|commentaires (?:sur|pour))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CommentTitle();

    [GeneratedRegex(@"/(?:category|categories|kategorie|tags?|schlagwort|thema|author|autor|search)/", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PartOfSite();
}
