using System.Collections.Frozen;

namespace NewsMonitor.Feeds.Html;

/// <summary>Elements inside an article that are no part of it: what plugins add to every text, and what no reader sees.</summary>
/// <remarks>Known by whole names only; a word in a name, such as "share", is no proof.</remarks>
internal static class Boilerplate
{
    /// <summary>Classes and ids that say so.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names = FrozenSet.ToFrozenSet(
    [
        // Share bars and likes
        "sharedaddy", "sd-sharing-enabled", "sd-like", "jp-post-flair", "jetpack-likes-widget-wrapper",
        "wp-block-jetpack-sharing-buttons", "wp-block-outermost-social-sharing", "wp-block-social-links", "addtoany_share_save_container",
        "addtoany_content", "a2a_kit", "shariff", "heateor_sss_sharing_container", "essb_links", "ssba", "swp_social_panel",
        "social-share", "share-buttons", "sharebar", "share-bar", "sharing-bar", "social-sharing", "post-share", "feedflare",
        "twitter-share-button", "fb-like", "wpcnt",

        // Other articles
        "jp-relatedposts", "jp-relatedposts-headline", "wp-block-jetpack-related-posts", "yarpp", "yarpp-related", "related-posts",
        "relatedposts", "related-articles", "crp_related", "ez-toc-container",

        // Letters to subscribe to, and notices
        "wp-block-jetpack-subscriptions", "jetpack_subscription_widget", "mc4wp-form", "mailpoet_form", "newsletter-box",
        "newsletter-signup", "newsletter-form", "newsletter-teaser", "cookie-notice", "cookie-banner", "cookie-consent",
        "cookie-law-info-bar", "cmplz-cookiebanner-container", "cky-consent-container", "adsbygoogle", "ad-container", "advertisement",
        "wp-block-comments", "author-box", "saboxplugin-wrap", "abh_box",

        // Ways to the rest of it, and texts for other readers
        "more-link", "read-more-link", "screen-reader-text", "sr-only", "visually-hidden", "amp-wp-exit", "mobile-switch", "site-icon",
    ], StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether an element with such an attribute is left out.</summary>
    /// <param name="attribute">Name of the attribute.</param>
    /// <param name="value">Its value, entities not decoded: none of ours needs one.</param>
    public static bool IsMarkedBy(ReadOnlySpan<char> attribute, ReadOnlySpan<char> value) => attribute.Length switch
    {
        2 when Is(attribute, "id") => Names.Contains(value.Trim()),
        5 when Is(attribute, "class") => HasName(value),
        5 when Is(attribute, "style") => IsInvisible(value),
        6 when Is(attribute, "hidden") => !Is(value, "until-found"),
        11 when Is(attribute, "aria-hidden") => Is(value.Trim(), "true"),
        _ => false,
    };

    private static bool HasName(ReadOnlySpan<char> classes)
    {
        foreach (var part in classes.SplitAny(" \t\r\n\f"))
        {
            if (Names.Contains(classes[part]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsInvisible(ReadOnlySpan<char> style)
    {
        foreach (var part in style.Split(';'))
        {
            var declaration = style[part];
            var colon = declaration.IndexOf(':');
            if (colon > 0)
            {
                var property = declaration[..colon].Trim();
                var value = declaration[(colon + 1)..].Trim();
                if ((Is(property, "display") && value.StartsWith("none", StringComparison.OrdinalIgnoreCase))
                    || (Is(property, "visibility") && value.StartsWith("hidden", StringComparison.OrdinalIgnoreCase)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Is(ReadOnlySpan<char> text, string name) => text.Equals(name, StringComparison.OrdinalIgnoreCase);
}
