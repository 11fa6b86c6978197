using System.Globalization;
using System.Text;

namespace NewsMonitor.FeedFarm.Content;

/// <summary>Atom 1.0 as WordPress writes it.</summary>
internal static class AtomWriter
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static void Write(StringBuilder text, FarmSource source, IReadOnlyList<FarmItem> items)
    {
        text.Append(Culture, $"""
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{source.Language}">
            	<title type="text">{Markup.Escape(source.Name)}</title>
            	<updated>{Rfc3339(source.Modified)}</updated>
            	<link rel="alternate" type="text/html" href="{source.BaseUrl}/" />
            	<link rel="self" type="application/atom+xml" href="{source.FeedUrl}" />
            	<id>{source.FeedUrl}</id>

            """);
        var body = new StringBuilder(8000);
        foreach (var item in items)
        {
            Markup.AppendBody(body.Clear(), source, item);
            Write(text, item, body.ToString());
        }

        text.Append("</feed>\n");
    }

    private static void Write(StringBuilder text, FarmItem item, string body)
    {
        text.Append(Culture, $"\t<entry>\n\t\t<author><name>{Markup.Escape(item.Author)}</name></author>\n");
        text.Append(Culture, $"\t\t<title type=\"html\">{Markup.Escape(item.Title)}</title>\n");
        text.Append(Culture, $"\t\t<link rel=\"alternate\" type=\"text/html\" href=\"{item.Link}\" />\n\t\t<id>{item.Id}</id>\n");
        text.Append(Culture, $"\t\t<updated>{Rfc3339(item.Published)}</updated>\n\t\t<published>{Rfc3339(item.Published)}</published>\n");
        foreach (var category in item.Categories)
        {
            text.Append(Culture, $"\t\t<category term=\"{Markup.Escape(category)}\" />\n");
        }

        text.Append(Culture, $"\t\t<summary type=\"html\">{Markup.Escape(Markup.Excerpt(item))}</summary>\n");
        text.Append(Culture, $"\t\t<content type=\"html\">{Markup.Escape(body)}</content>\n\t</entry>\n");
    }

    private static string Rfc3339(DateTimeOffset time) => time.ToString("yyyy-MM-ddTHH:mm:ssZ", Culture);
}
