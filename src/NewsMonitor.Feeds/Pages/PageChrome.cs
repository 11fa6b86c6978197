using AngleSharp.Dom;
using NewsMonitor.Feeds.Html;

namespace NewsMonitor.Feeds.Pages;

/// <summary>What stands around the article on its page. Taken out before the article is looked for, which is then hard to miss.</summary>
internal static class PageChrome
{
    private const string Around =
        "nav, [role=navigation], [role=banner], [role=dialog], [role=alertdialog], [role=search], dialog, noscript, template, "
        + "#comments, .comments-area, .comment-list, .comment-respond, #disqus_thread, "
        + "#amp-mobile-version-switcher, .amp-wp-footer, .wp-block-post-navigation-link, .post-navigation, .nav-links, .breadcrumb, .breadcrumbs, "
        + ".teaser-list, .teaserliste, .recommendations, .recommended, .most-read, .article-tags, "
        + ".post-tags, .newsletter, .sidebar, #sidebar, .widget-area";

    /// <summary>Longest text beside the headline in what is still its block: a kicker, a byline, a date.</summary>
    private const int MaxBesideHeadline = 200;

    /// <summary>From here on a paragraph is one of the article.</summary>
    private const int Paragraph = 80;

    public static void Remove(IDocument page)
    {
        RemoveHeadline(page);
        foreach (var element in page.QuerySelectorAll("body *").Where(IsMarked).Concat(page.QuerySelectorAll(Around)).ToList())
        {
            // A site that keeps the whole article in such an element has misnamed it.
            if (element.QuerySelector("article, main, h1") is null)
            {
                element.Remove();
            }
        }
    }

    /// <summary>Takes out the only headline with what stands around it in a block of its own.</summary>
    private static void RemoveHeadline(IDocument page)
    {
        if (page.QuerySelectorAll("h1").ToList() is not [var headline])
        {
            return;
        }

        var block = headline;
        var longest = headline.TextContent.Length + MaxBesideHeadline;
        while (block.ParentElement is { } parent && parent.LocalName is not ("body" or "article" or "main") && parent.TextContent.Length <= longest
            && !parent.QuerySelectorAll("p").Any(paragraph => paragraph.TextContent.Trim().Length >= Paragraph))
        {
            block = parent;
        }

        block.Remove();
    }

    private static bool IsMarked(IElement element)
    {
        foreach (var attribute in element.Attributes)
        {
            if (Boilerplate.IsMarkedBy(attribute.LocalName, attribute.Value))
            {
                return true;
            }
        }

        return false;
    }
}
