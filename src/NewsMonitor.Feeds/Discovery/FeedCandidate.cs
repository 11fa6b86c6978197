namespace NewsMonitor.Feeds.Discovery;

/// <summary>An address at which a feed may be.</summary>
/// <param name="Address">Where to ask.</param>
/// <param name="Origin">How we came to it.</param>
internal sealed record FeedCandidate(Uri Address, CandidateOrigin Origin);

/// <summary>How discovery came to an address, the most promising way first.</summary>
public enum CandidateOrigin
{
    /// <summary>The address that was given is a feed itself.</summary>
    Given,

    /// <summary>The page declares it: <c>link rel="alternate"</c>.</summary>
    Declared,

    /// <summary>The page has a link to it that looks like one to a feed.</summary>
    Linked,

    /// <summary>The posts of WordPress, by its REST interface.</summary>
    WordPress,

    /// <summary>A place where publishing software usually puts its feed.</summary>
    UsualPlace,

    /// <summary>A sitemap that robots.txt, an index or habit leads to.</summary>
    Sitemap,
}
