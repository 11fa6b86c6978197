using AngleSharp.Dom;

namespace NewsMonitor.Feeds.Html;

/// <summary>Images that are there to be counted, not to be seen.</summary>
internal static class TrackingPixel
{
    private static readonly string[] Counters =
    [
        "://pixel.wp.com/", "://stats.wordpress.com/", "://feeds.feedburner.com/~r/", "://feeds.wordpress.com/", ".met.vgwort.de/",
        ".ivwbox.de/", "://pixel.", "feedsportal.com/", "://rss.buysellads.com/", "://www.google-analytics.com/", "/mf.gif",
    ];

    /// <summary>Whether an image is one, or has nothing left to show.</summary>
    public static bool Is(IElement image)
    {
        var source = image.GetAttribute("src") ?? "";
        return (source.Length == 0 && !image.HasAttribute("srcset"))
            || (IsDot(image.GetAttribute("width")) && IsDot(image.GetAttribute("height")))
            || Array.Exists(Counters, counter => source.Contains(counter, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsDot(string? size) => size?.Trim() is "0" or "1" or "0px" or "1px";
}
