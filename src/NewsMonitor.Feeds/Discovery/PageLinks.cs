using System.Text.RegularExpressions;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;
using NewsMonitor.Core.Identity;

namespace NewsMonitor.Feeds.Discovery;

/// <summary>What a page says of feeds: declared ones, links that look like one, the REST interface of WordPress, sitemaps.</summary>
/// <remarks>Works on tokens, no tree is built: a page costs no more than its length.</remarks>
internal static partial class PageLinks
{
    private static readonly string[] FeedTypes =
        ["application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json", "application/rss", "application/atom"];

    /// <summary>Candidates in the order of the page, each address once.</summary>
    public static IReadOnlyList<FeedCandidate> Read(string html, Uri page)
    {
        var candidates = new List<FeedCandidate>();
        using var source = new TextSource(html);
        using var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.Resolver) { SkipComments = true };
        var home = page;
        for (var token = tokenizer.Get(); token.Type != HtmlTokenType.EndOfFile; token = tokenizer.Get())
        {
            if (token is not HtmlTagToken { Type: HtmlTokenType.StartTag } tag)
            {
                continue;
            }

            switch (tag.Name)
            {
                case "script":
                    tokenizer.State = HtmlParseMode.Script; // what it writes is no link
                    break;
                case "base":
                    home = WebAddress.ResolveWeb(tag.GetAttribute("href"), page) ?? home;
                    break;
                case "link" or "a" when Origin(tag, home) is { } candidate:
                    candidates.Add(candidate);
                    break;
            }
        }

        return [.. candidates.DistinctBy(candidate => candidate.Address)];
    }

    private static FeedCandidate? Origin(HtmlTagToken tag, Uri home)
    {
        if (Address(tag.GetAttribute("href"), home) is not { } address)
        {
            return null;
        }

        var relations = tag.GetAttribute("rel").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (Has("https://api.w.org/"))
        {
            return new FeedCandidate(Reading.WordPress.PostsAddress.For(address), CandidateOrigin.WordPress);
        }

        if (Has("sitemap"))
        {
            return new FeedCandidate(address, CandidateOrigin.Sitemap);
        }

        if ((Has("alternate") || Has("feed")) && IsFeed(tag.GetAttribute("type"), address))
        {
            return new FeedCandidate(address, CandidateOrigin.Declared);
        }

        // Links to feed readers carry the feed's address and are none: only those to the same site count.
        return tag.Name == "a" && FeedLike().IsMatch(address.AbsolutePath + address.Query) && ArticleAddress.Site(address).EndsWith(Domain(home), StringComparison.Ordinal)
            ? new FeedCandidate(address, CandidateOrigin.Linked)
            : null;

        bool Has(string relation) => relations.Contains(relation, StringComparer.OrdinalIgnoreCase);
    }

    private static bool IsFeed(string type, Uri address)
    {
        var kind = type.Split(';')[0].Trim().ToLowerInvariant();

        // WordPress declares each post as application/json, too.
        return FeedTypes.Contains(kind) || (kind is "application/json" or "application/xml" or "text/xml" && FeedLike().IsMatch(address.AbsolutePath));
    }

    /// <summary><c>feed://host/path</c> and <c>feed:https://host/path</c> mean the web address behind.</summary>
    private static Uri? Address(string href, Uri home)
    {
        var reference = href.Trim();
        if (reference.StartsWith("feed:", StringComparison.OrdinalIgnoreCase))
        {
            reference = reference["feed:".Length..];
        }

        return WebAddress.ResolveWeb(reference, home);
    }

    /// <summary>The last two labels: feeds often live on a host of their own.</summary>
    private static string Domain(Uri address) => string.Join('.', ArticleAddress.Site(address).Split('.').TakeLast(2));

    [GeneratedRegex(@"(?:^|[/._=?&-])(?:feeds?|rss2?|atom|rdf|newsfeed|rssfeed)(?:$|[/._?&=-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FeedLike();
}
