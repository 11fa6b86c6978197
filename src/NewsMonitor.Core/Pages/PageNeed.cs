using NewsMonitor.Core.Identity;
using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Sources;

namespace NewsMonitor.Core.Pages;

/// <summary>Whether the page of an article is worth asking for.</summary>
public static class PageNeed
{
    /// <summary>Headline and teaser with fewer words than this say too little to be tagged well.</summary>
    public const int EnoughWords = 80;

    /// <summary>True when the text of the page should complete what the feed says.</summary>
    /// <param name="source">The source that shows the article.</param>
    /// <param name="link">Address of the article; null when it has none, and then no page either.</param>
    /// <param name="state">What the feed says.</param>
    public static bool Exists(Source source, Uri? link, ArticleState state)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(state);
        return link is not null && source.Text switch
        {
            TextOrigin.Feed => false,
            TextOrigin.Page => true,
            _ => state.Scope != TextScope.Full && state.WordCount < EnoughWords && IsOwnSite(source.Url, link),
        };
    }

    /// <summary>Feeds often lie on a subdomain of their own, such as <c>rss.example.de</c>.</summary>
    private static bool IsOwnSite(Uri feed, Uri link)
    {
        var (a, b) = (ArticleAddress.Site(feed), ArticleAddress.Site(link));
        return a == b || IsBelow(a, b) || IsBelow(b, a);
    }

    private static bool IsBelow(string host, string site) => site.Contains('.', StringComparison.Ordinal) && host.EndsWith($".{site}", StringComparison.Ordinal);
}
