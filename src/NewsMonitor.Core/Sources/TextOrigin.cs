namespace NewsMonitor.Core.Sources;

/// <summary>Where the text of a source's articles comes from.</summary>
public enum TextOrigin
{
    /// <summary>From the feed; where that is thin, from the article's page, if it lies on the source's own site.</summary>
    Auto,

    /// <summary>From the feed alone: no page is ever asked for.</summary>
    Feed,

    /// <summary>From the pages of all articles, wherever they lie.</summary>
    Page,
}
