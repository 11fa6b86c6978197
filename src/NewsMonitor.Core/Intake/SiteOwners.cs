using NewsMonitor.Core.Identity;
using NewsMonitor.Core.Sources;

namespace NewsMonitor.Core.Intake;

/// <summary>Which source owns the articles of a site. Only the owner's edits make revisions; others see what they republish.</summary>
public sealed class SiteOwners
{
    private readonly ILookup<string, string> _sourcesBySite;

    /// <summary>Learns the sites from the addresses of the sources.</summary>
    public SiteOwners(IEnumerable<Source> sources) =>
        _sourcesBySite = sources.ToLookup(source => ArticleAddress.Site(source.Url), source => source.Key, StringComparer.Ordinal);

    /// <summary>The owner of an article: a source of the article's own site, else the source that shows it.</summary>
    /// <param name="link">Address of the article; null when it has none.</param>
    /// <param name="seenAt">Key of the source that shows it.</param>
    public string Of(Uri? link, string seenAt)
    {
        if (link is null)
        {
            return seenAt;
        }

        var ofSite = _sourcesBySite[ArticleAddress.Site(link)];
        return ofSite.Contains(seenAt, StringComparer.Ordinal) ? seenAt : ofSite.FirstOrDefault() ?? seenAt;
    }
}
