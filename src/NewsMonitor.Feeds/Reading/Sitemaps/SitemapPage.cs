using NewsMonitor.Feeds.Reading.Dates;

namespace NewsMonitor.Feeds.Reading.Sitemaps;

/// <summary>What a sitemap says of one page, or an index of one sitemap; as written.</summary>
internal sealed record SitemapPage
{
    /// <summary>No address or title is longer; thousands of pieces of one must not be copied thousands of times.</summary>
    private const int MaxLength = 16 * 1024;

    public string Address { get; private init; } = "";

    public string LastChange { get; private init; } = "";

    private string Title { get; init; } = "";

    private string Publication { get; init; } = "";

    private string Language { get; init; } = "";

    private string Keywords { get; init; } = "";

    /// <summary>Adds a text; in pieces, as a reader hands it out around entities and CDATA.</summary>
    public SitemapPage With(string element, string text) => element switch
    {
        "loc" => this with { Address = Joined(Address, text) },
        "lastmod" => this with { LastChange = Joined(LastChange, text) },
        "news:title" => this with { Title = Joined(Title, text) },
        "news:publication_date" => this with { Publication = Joined(Publication, text) },
        "news:language" => this with { Language = Joined(Language, text) },
        "news:keywords" => this with { Keywords = Joined(Keywords, text) },
        _ => this,
    };

    private static string Joined(string before, string text) => before.Length + text.Length > MaxLength ? before : before + text;

    /// <summary>A page without the news extension has no title: its address is all that it is known by.</summary>
    public FeedItem ToItem(FeedOrigin origin)
    {
        var link = WebAddress.ResolveWeb(Address, origin.Address);
        return new FeedItem
        {
            Link = link,
            Title = new MarkupText(Title, MarkupKind.Html, link ?? origin.Address),
            Categories = Keywords.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            Published = FeedDate.Read(Publication, origin.Zone),
            Updated = FeedDate.Read(LastChange, origin.Zone),
            Language = LanguageTag.Primary(Language),
            Raw = ToString,
        };
    }

    public override string ToString() =>
        string.Join('\n', new[] { Address, LastChange, Title, Publication, Language, Keywords }.Where(text => text.Length > 0));
}
