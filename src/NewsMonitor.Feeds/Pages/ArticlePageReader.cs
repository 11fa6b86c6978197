using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using NewsMonitor.Feeds.Html;
using NewsMonitor.Feeds.Reading;
using NewsMonitor.Feeds.Reading.Charsets;
using SmartReader;

namespace NewsMonitor.Feeds.Pages;

/// <summary>Finds the article on its page: the text by SmartReader, what is said about it by <see cref="PageMetadata"/>.</summary>
/// <remarks>
/// Touches no network: SmartReader gets the parsed page, and fetches only when it gets none. Whatever the bytes, the answer is a value.
/// </remarks>
public static class ArticlePageReader
{
    private const int MaxTitle = 1000;
    private const int MaxName = 200;
    private const int MaxNames = 10;
    private const int MaxExcerpt = 10_000;
    private const int MaxText = 1_000_000;

    /// <summary>Longest page that is looked at, in UTF-16 units. Large ones have a megabyte of scripts.</summary>
    private const int MaxPage = 8 * 1024 * 1024;

    /// <summary>Heavy article pages have ten thousand, start and end counted. In the worst case the work grows with their square: 14,500 took six seconds.</summary>
    private const int MaxTags = 12_000;

    /// <summary>Shorter texts are taken for an article only where the page says that it is one.</summary>
    private const int ShortText = 250;

    private static readonly HtmlParser Parser = new(new HtmlParserOptions
    {
        SkipComments = true,
        DisableElementPositionTracking = true,
    });

    /// <summary>Reads a page.</summary>
    /// <param name="body">The page, decompressed.</param>
    /// <param name="address">Where it came from, redirects followed.</param>
    /// <param name="contentType">The <c>Content-Type</c> header; null when it came without one.</param>
    /// <param name="zone">What times without a zone mean; UTC when not given.</param>
    public static ArticlePageResult Read(ReadOnlyMemory<byte> body, Uri address, string? contentType, TimeZoneInfo? zone = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        var html = Mojibake.Repair(PageEncoding.Decode(body.Span, contentType));
        if (string.IsNullOrWhiteSpace(html))
        {
            return new ArticlePageResult.NotFound("the page is empty");
        }

        if (html.Length > MaxPage || !MarkupSize.IsBearable(html, MaxTags))
        {
            return new ArticlePageResult.NotFound("the page is too large, or its elements are nested too deep");
        }

        using var page = Parser.ParseDocument(html);
        var said = new PageMetadata(page, address, zone ?? TimeZoneInfo.Utc);
        var found = Describe(said, address); // before the page is taken apart
        PageChrome.Remove(page);
        var markup = Article(page, address, found.Title);
        return Found(found, said, markup, address);
    }

    /// <summary>All but the text.</summary>
    private static ArticlePage Describe(PageMetadata said, Uri address) => new()
    {
        Title = HtmlText.Line(said.Title, MaxTitle),
        Text = "",
        Html = new MarkupText("", MarkupKind.Html, address),
        Excerpt = HtmlText.Block(said.Description, MaxExcerpt),
        Author = Names(said.Authors),
        Published = said.Published,
        Updated = said.Updated,
        Language = said.Language,
        Address = said.Address,
        Site = HtmlText.Line(said.Site, MaxName) is { Length: > 0 } site ? site : null,
        Audio = said.Audio,
        Image = said.Image,
        IsPaywalled = said.IsPaywalled,
    };

    private static string? Names(IEnumerable<string> names)
    {
        var list = string.Join(", ", names.Select(name => HtmlText.Line(name, MaxName)).Where(name => name.Length > 0).Distinct().Take(MaxNames));
        return list.Length > 0 ? list : null;
    }

    private static ArticlePageResult Found(ArticlePage page, PageMetadata said, string markup, Uri address)
    {
        var text = Text(markup, page.Title);

        // Pages that build themselves in the browser carry their text as data alone; some data is but an excerpt.
        if (said.Body is { } data && HtmlText.Block(data, MaxText) is var body && body.Length > text.Length * 3 / 2)
        {
            (markup, text) = (data, body);
        }

        if (text.Length == 0)
        {
            return new ArticlePageResult.NotFound(said.IsArticle ? "the page calls itself an article and has no text" : "no article on the page");
        }

        if (text.Length < ShortText && !said.IsArticle)
        {
            return new ArticlePageResult.NotFound("no article on the page: hardly any text");
        }

        return new ArticlePageResult.Found(page with { Text = text, Html = new MarkupText(markup, MarkupKind.Html, address) });
    }

    /// <summary>Markup of the article; empty when there is none.</summary>
    private static string Article(IHtmlDocument page, Uri address, string title)
    {
        using var reader = new Reader(address.AbsoluteUri, page) { DisableJSONLD = true, KeepClasses = true, CharThreshold = ShortText };
        reader.LoggerDelegate = static _ => { };
        var article = reader.GetArticle(); // keeps its exceptions to itself
        if (!article.Completed || string.IsNullOrEmpty(article.Content))
        {
            return "";
        }

        using var content = Parser.ParseDocument(article.Content);
        return IsListOfLinks(content.Body!) ? "" : content.Body!.InnerHtml;
    }

    /// <summary>Whether most of the text leads elsewhere, as on a front page.</summary>
    private static bool IsListOfLinks(IElement content)
    {
        var links = content.QuerySelectorAll("a[href]").Sum(link => link.TextContent.Trim().Length);
        return links * 2 > content.TextContent.Trim().Length;
    }

    /// <summary>The headline stands above the article and is no part of it.</summary>
    private static string Text(string markup, string title)
    {
        var text = HtmlText.Block(markup, MaxText);
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return end > 0 && text.AsSpan(0, end).Trim().Equals(title, StringComparison.OrdinalIgnoreCase) ? text[(end + 1)..].TrimStart() : text;
    }
}
