namespace NewsMonitor.Core.Pages;

/// <summary>What asking for the page of an article came to: a closed list, stored by name in snake_case.</summary>
public enum PageOutcome
{
    /// <summary>The text of the page is the article's.</summary>
    Completed,

    /// <summary>robots.txt forbids the page; it was not asked for.</summary>
    Disallowed,

    /// <summary>The publisher reserves text and data mining; nothing of the page was kept.</summary>
    Reserved,

    /// <summary>404 or 410, twice.</summary>
    NotFound,

    /// <summary>The page is not for us: forbidden, only in a private network, or moved on and on.</summary>
    Refused,

    /// <summary>The page has nothing of the article that the feed does not say, or cannot be read.</summary>
    NoArticle,

    /// <summary>It could not be had before its deadline.</summary>
    GivenUp,
}

/// <summary>Names of outcomes as they are stored.</summary>
public static class PageOutcomes
{
    /// <summary>Such as <c>not_found</c>.</summary>
    public static string Name(PageOutcome outcome) => outcome switch
    {
        PageOutcome.Completed => "completed",
        PageOutcome.Disallowed => "disallowed",
        PageOutcome.Reserved => "reserved",
        PageOutcome.NotFound => "not_found",
        PageOutcome.Refused => "refused",
        PageOutcome.NoArticle => "no_article",
        PageOutcome.GivenUp => "given_up",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}
