using System.Globalization;
using System.Text;

namespace NewsMonitor.FeedFarm.Content;

/// <summary>The HTML of an item: figure, paragraphs, quotes, links, and the closing line that WordPress adds.</summary>
internal static class Markup
{
    private const int ExcerptLength = 220;

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static void AppendBody(StringBuilder text, FarmSource source, FarmItem item)
    {
        var dice = new Dice(Hash.Mix((ulong)source.Id, (ulong)item.Ordinal, 0xB0D1));
        if (dice.Unit() < 0.7)
        {
            AppendFigure(text, source, item);
        }

        var german = source.Language == "de";
        for (var i = 0; i < item.Paragraphs.Count; i++)
        {
            var paragraph = Escape(item.Paragraphs[i]);
            text.Append((i > 0, dice.Unit()) switch
            {
                (true, < 0.12) => $"<blockquote class=\"wp-block-quote\"><p>{paragraph}</p></blockquote>",
                (true, < 0.27) => $"<p>{paragraph} <a href=\"{source.BaseUrl}/?p={1000 + dice.Below(500)}\">{(german ? "Lesen Sie auch" : "Read more")}</a>.</p>",
                _ => $"<p>{paragraph}</p>",
            });
            text.Append("\n\n\n\n");
        }

        var (before, between) = german ? ("Der Beitrag", "erschien zuerst auf") : ("The post", "appeared first on");
        text.Append(Culture, $"<p>{before} <a href=\"{item.Link}\">{Escape(item.Title)}</a> {between} ");
        text.Append(Culture, $"<a href=\"{source.BaseUrl}/\">{Escape(source.Name)}</a>.</p>\n");
    }

    public static string Excerpt(FarmItem item)
    {
        var first = item.Paragraphs[0];
        return Escape(first.Length <= ExcerptLength ? first : first[..first.LastIndexOf(' ', ExcerptLength)]) + " [&#8230;]";
    }

    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal);

    private static void AppendFigure(StringBuilder text, FarmSource source, FarmItem item)
    {
        var image = string.Create(Culture, $"{source.BaseUrl}/wp-content/uploads/{item.Published:yyyy/MM}/bild-{item.Ordinal}");
        text.Append(Culture, $"<figure class=\"wp-block-image size-large\"><img loading=\"lazy\" decoding=\"async\" width=\"1024\" height=\"683\" ");
        text.Append(Culture, $"src=\"{image}-1024x683.jpg\" alt=\"\" class=\"wp-image-{item.Ordinal + 100}\" ");
        text.Append(Culture, $"srcset=\"{image}-1024x683.jpg 1024w, {image}-300x200.jpg 300w\" sizes=\"(max-width: 1024px) 100vw, 1024px\" /></figure>\n\n\n\n");
    }
}
