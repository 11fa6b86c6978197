namespace NewsMonitor.Core.Pages;

/// <summary>When the page of an announced article is looked at again, and what it means to find it or not.</summary>
public static class Recheck
{
    /// <summary>The looks, by the time since the article was announced.</summary>
    public static IReadOnlyList<TimeSpan> After { get; } = [TimeSpan.FromHours(1), TimeSpan.FromDays(1), TimeSpan.FromDays(7)];

    /// <summary>After a look that found nothing: a site that is being repaired withdraws no article.</summary>
    public static TimeSpan Confirmation { get; } = TimeSpan.FromHours(1);

    /// <summary>So long after its announcement an article is left alone: the last look, and a day for a worker that was away.</summary>
    public static TimeSpan Window { get; } = After[^1] + TimeSpan.FromDays(1);

    /// <summary>What a look says.</summary>
    /// <param name="isMissing">The page answers 404 or 410.</param>
    /// <param name="before">What earlier looks have said.</param>
    public static RecheckResult Of(bool isMissing, PagePresence before) => (isMissing, before) switch
    {
        (true, PagePresence.Present) => RecheckResult.Missing,
        (true, PagePresence.Missing) => RecheckResult.Withdrawn,
        (false, PagePresence.Missing) => RecheckResult.Found,
        (false, PagePresence.Withdrawn) => RecheckResult.Restored,
        _ => RecheckResult.Unchanged,
    };
}

/// <summary>What is known of a page.</summary>
public enum PagePresence
{
    /// <summary>It was there when somebody last looked.</summary>
    Present,

    /// <summary>It was not, once.</summary>
    Missing,

    /// <summary>It was not, twice, and subscribers were told so.</summary>
    Withdrawn,
}

/// <summary>What a look at a page came to.</summary>
public enum RecheckResult
{
    /// <summary>As before.</summary>
    Unchanged,

    /// <summary>Not there for the first time: a second look follows.</summary>
    Missing,

    /// <summary>There again before anybody was told.</summary>
    Found,

    /// <summary>Not there twice: subscribers are told.</summary>
    Withdrawn,

    /// <summary>There again after all: subscribers are told.</summary>
    Restored,
}
