using NewsMonitor.Core.Pages;
using NewsMonitor.Feeds.Robots;
using NewsMonitor.Storage.Pages;

namespace NewsMonitor.Worker.PageText;

/// <summary>What is to be asked for a page next. Each question is a claim of its own, so that the gap of its host lies between them.</summary>
internal enum PageQuestion
{
    /// <summary>The robots.txt of its origin.</summary>
    Robots,

    /// <summary>Nothing yet: the robots.txt could not be had a moment ago.</summary>
    Later,

    /// <summary>Nothing: robots.txt forbids it.</summary>
    Disallowed,

    /// <summary>The reservations of its origin.</summary>
    Reservations,

    /// <summary>Nothing: its text is reserved.</summary>
    Reserved,

    /// <summary>The page.</summary>
    Page,
}

internal static class PageQuestions
{
    /// <summary>The next question by what is stored of the page's origin.</summary>
    public static PageQuestion Next(LeasedPage lease) => lease.Robots switch
    {
        null => PageQuestion.Robots,
        { IsTemporary: true } => PageQuestion.Later,
        { Rules: var rules } when !RobotsRules.Parse(rules).Allows(lease.Url) => PageQuestion.Disallowed,
        // What is only looked at takes no text.
        _ when lease.Purpose == PagePurpose.Recheck => PageQuestion.Page,
        { Reservations: null } => PageQuestion.Reservations,
        { Reservations: { } reservations } when TdmFile.Parse(reservations).Reserves(lease.Url) => PageQuestion.Reserved,
        _ => PageQuestion.Page,
    };
}
