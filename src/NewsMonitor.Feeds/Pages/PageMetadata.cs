using System.Text.RegularExpressions;
using AngleSharp.Dom;
using NewsMonitor.Core.Entries;
using NewsMonitor.Feeds.Reading;
using NewsMonitor.Feeds.Reading.Dates;

namespace NewsMonitor.Feeds.Pages;

/// <summary>What a page says about its article outside the text: linked data first, then its meta elements, then its markup.</summary>
internal sealed partial class PageMetadata
{
    private const int MaxAudio = 20;

    private readonly IDocument _page;
    private readonly Uri _address;
    private readonly TimeZoneInfo _zone;
    private readonly LinkedArticle _linked;
    private readonly Dictionary<string, string> _meta = new(StringComparer.OrdinalIgnoreCase);

    public PageMetadata(IDocument page, Uri address, TimeZoneInfo zone)
    {
        (_page, _address, _zone, _linked) = (page, address, zone, LinkedArticle.Of(page));
        foreach (var meta in page.QuerySelectorAll("meta[content]"))
        {
            foreach (var name in new[] { "property", "name", "itemprop", "http-equiv" })
            {
                if (meta.GetAttribute(name) is { Length: > 0 } key && !string.IsNullOrWhiteSpace(meta.GetAttribute("content")))
                {
                    _meta.TryAdd(key.Trim(), meta.GetAttribute("content")!.Trim());
                }
            }
        }
    }

    /// <summary>Whether the page calls itself an article.</summary>
    public bool IsArticle => _linked.Exists || Meta("og:type") is "article" || Meta("article:published_time") is not null;

    public bool IsPaywalled => _linked.IsPaywalled || Meta("article:content_tier", "og:article:content_tier") is "locked" or "metered";

    public string? Site => Meta("og:site_name", "application-name", "twitter:app:name:iphone") ?? _linked.Site;

    public string Title
    {
        get
        {
            var headings = _page.QuerySelectorAll("h1").Select(heading => heading.TextContent.Trim()).Where(heading => heading.Length > 0).ToList();
            var given = _linked.Headline ?? Meta("og:title", "twitter:title", "parsely-title", "dc.title", "dcterms.title") ?? _page.Title;
            return PageTitle.WithoutSite(string.IsNullOrWhiteSpace(given) ? headings.FirstOrDefault() ?? "" : given, headings, Site, _address);
        }
    }

    public string? Description => _linked.Description ?? Meta("og:description", "description", "twitter:description", "dc.description");

    /// <summary>The whole text as linked data has it; null when it has none.</summary>
    public string? Body => _linked.Body;

    public IReadOnlyList<string> Authors => _linked.Authors.Count > 0
        ? _linked.Authors
        : [.. new[]
            {
                Meta("author", "parsely-author", "dc.creator", "dcterms.creator", "article:author", "sailthru.author")
                    ?? Marked("[rel~=author], [itemprop=author]"),
            }
            .OfType<string>().Where(name => !name.Contains("://", StringComparison.Ordinal))];

    public SourceTime? Published => Time(
        _linked.Published,
        Meta("article:published_time", "og:article:published_time", "datePublished", "parsely-pub-date"),
        Meta("dc.date.issued", "dcterms.issued", "dc.date", "dcterms.created", "date", "pubdate", "sailthru.date"),
        Moment("[itemprop=datePublished]"),
        Moment("article time[datetime], main time[datetime], header time[datetime]"),
        Moment("time[datetime]"));

    public SourceTime? Updated => Time(
        _linked.Modified,
        Meta("article:modified_time", "og:updated_time", "dateModified", "last-modified", "dcterms.modified"),
        Moment("[itemprop=dateModified]"));

    /// <summary>What the text itself is marked with, before what the page says about its readers.</summary>
    public string? Language =>
        new[] { _page.DocumentElement.GetAttribute("lang"), _page.DocumentElement.GetAttribute("xml:lang"), _page.Body?.GetAttribute("lang") }
            .Concat([Meta("content-language"), Meta("og:locale", "language", "dc.language"), _linked.Language])
            .Select(declared => LanguageTag.Primary(declared?.Split(',')[0]))
            .FirstOrDefault(language => language is not null);

    /// <summary>The address that the page calls its own; one on another site is not believed, as whoever writes a page could claim any.</summary>
    public Uri Address =>
        new[] { _page.QuerySelector("link[rel~=canonical i][href]")?.GetAttribute("href"), Meta("og:url") }
            .Select(reference => WebAddress.ResolveWeb(reference, _address))
            .FirstOrDefault(address => address is not null && SiteOf(address) == SiteOf(_address)) ?? _address;

    public Uri? Image => WebAddress.ResolveWeb(
        Meta("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src") ?? _linked.Image, _address);

    public IReadOnlyList<Enclosure> Audio =>
    [
        .. _page.QuerySelectorAll("audio[src], audio source[src]")
            .Select(element => (Reference: element.GetAttribute("src"), Type: element.GetAttribute("type")))
            .Concat(new[] { Meta("og:audio", "og:audio:url", "og:audio:secure_url") }
                .Concat(_linked.Audio)
                .Concat(_page.QuerySelectorAll("article a[href], main a[href]")
                    .Select(link => link.GetAttribute("href"))
                    .Where(reference => AudioFile().IsMatch(reference ?? "")))
                .Select(reference => (Reference: reference, Type: (string?)null)))
            .Select(audio => (Address: WebAddress.ResolveWeb(audio.Reference, _address), audio.Type))
            .Where(audio => audio.Address is not null)
            .DistinctBy(audio => audio.Address!.GetLeftPart(UriPartial.Path))
            .Select(audio => new Enclosure(audio.Address!, audio.Type ?? MediaType(audio.Address!), null))
            .Take(MaxAudio),
    ];

    private SourceTime? Time(params string?[] candidates) =>
        candidates.Select(candidate => FeedDate.Read(candidate, _zone)).FirstOrDefault(time => time?.At is not null);

    private string? Meta(params string[] names) =>
        names.Select(name => _meta.GetValueOrDefault(name)).FirstOrDefault(value => value is not null);

    private string? Marked(string selector) => _page.QuerySelector(selector)?.TextContent.Trim() is { Length: > 0 } text ? text : null;

    private string? Moment(string selector) =>
        _page.QuerySelector(selector) is { } element
            ? element.GetAttribute("datetime") ?? element.GetAttribute("content") ?? element.TextContent
            : null;

    private static string? MediaType(Uri address) =>
        address.AbsolutePath.EndsWith(".mp3", StringComparison.OrdinalIgnoreCase) ? "audio/mpeg" : null;

    /// <summary>A host without what sites put before it for phones.</summary>
    private static string SiteOf(Uri address) => ForPhones().Replace(address.IdnHost.ToLowerInvariant(), "");

    [GeneratedRegex(@"^(?:(?:www|m|mobil|mobile|amp)\.)+")]
    private static partial Regex ForPhones();

    [GeneratedRegex(@"\.(?:mp3|m4a|aac|ogg|oga|wav)(?:[?#]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AudioFile();
}
