using System.Globalization;
using System.Text;

namespace NewsMonitor.FeedFarm.Content;

/// <summary>RSS 2.0 as WordPress writes it.</summary>
internal static class RssWriter
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static void Write(StringBuilder text, FarmSource source, IReadOnlyList<FarmItem> items)
    {
        text.Append(Culture, $"""
            <rss version="2.0"
            	xmlns:content="http://purl.org/rss/1.0/modules/content/"
            	xmlns:dc="http://purl.org/dc/elements/1.1/"
            	xmlns:atom="http://www.w3.org/2005/Atom"
            	xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"
            	xmlns:slash="http://purl.org/rss/1.0/modules/slash/"
            	>

            <channel>
            	<title>{Markup.Escape(source.Name)}</title>
            	<atom:link href="{source.FeedUrl}" rel="self" type="application/rss+xml" />
            	<link>{source.BaseUrl}/</link>
            	<description>{Markup.Escape(source.Name)}</description>
            	<lastBuildDate>{Rfc822(source.Modified)}</lastBuildDate>
            	<language>{source.Language}</language>
            	<sy:updatePeriod>hourly</sy:updatePeriod>
            	<sy:updateFrequency>1</sy:updateFrequency>
            	<generator>https://wordpress.org/?v=6.6.1</generator>

            """);
        foreach (var item in items)
        {
            Write(text, source, item);
        }

        text.Append("</channel>\n</rss>\n");
    }

    private static void Write(StringBuilder text, FarmSource source, FarmItem item)
    {
        text.Append(Culture, $"\t<item>\n\t\t<title>{Markup.Escape(item.Title)}</title>\n\t\t<link>{item.Link}</link>\n");
        text.Append(Culture, $"\t\t<dc:creator><![CDATA[{item.Author}]]></dc:creator>\n\t\t<pubDate>{Rfc822(item.Published)}</pubDate>\n");
        foreach (var category in item.Categories)
        {
            text.Append(Culture, $"\t\t<category><![CDATA[{category}]]></category>\n");
        }

        text.Append(Culture, $"\t\t<guid isPermaLink=\"false\">{item.Id}</guid>\n\t\t<description><![CDATA[<p>{Markup.Excerpt(item)}</p>\n]]></description>\n");
        text.Append("\t\t<content:encoded><![CDATA[");
        Markup.AppendBody(text, source, item);
        text.Append("]]></content:encoded>\n\t\t<slash:comments>0</slash:comments>\n\t</item>\n");
    }

    private static string Rfc822(DateTimeOffset time) => time.ToString("ddd, dd MMM yyyy HH:mm:ss", Culture) + " +0000";
}
