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
        + ".teaser-list, .teaserliste, .recommendations, .recommended, .most-read, .article-tags, .post-tags, .newsletter, .sidebar, #sidebar, .widget-area";

    public static void Remove(IDocument page)
    {
        foreach (var element in page.QuerySelectorAll("body *").Where(IsMarked).Concat(page.QuerySelectorAll(Around)).ToList())
        {
            // A site that keeps the whole article in such an element has misnamed it.
            if (element.QuerySelector("article, main, h1") is null)
            {
                element.Remove();
            }
        }
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
