namespace NewsMonitor.Core.Pages;

/// <summary>How a page says that it is no longer there.</summary>
public enum PageMissing
{
    /// <summary>404.</summary>
    NotFound,

    /// <summary>410.</summary>
    Gone,
}
