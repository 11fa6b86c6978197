namespace NewsMonitor.Core.Pages;

/// <summary>Why a page is asked for.</summary>
public enum PagePurpose
{
    /// <summary>Its text completes the article's revision.</summary>
    Text,

    /// <summary>Whether it is still there.</summary>
    Recheck,
}
