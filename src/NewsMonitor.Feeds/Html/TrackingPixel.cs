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
    public static bool Is(IElement image) =>
        Is(image.GetAttribute("src") ?? "", image.HasAttribute("srcset"), image.GetAttribute("width"), image.GetAttribute("height"));

    public static bool Is(string source, bool hasSourceSet, string? width, string? height) =>
        (source.Length == 0 && !hasSourceSet)
        || (IsDot(width) && IsDot(height))
        || Array.Exists(Counters, counter => source.Contains(counter, StringComparison.OrdinalIgnoreCase));

    private static bool IsDot(string? size) => size?.Trim() is "0" or "1" or "0px" or "1px";
}
