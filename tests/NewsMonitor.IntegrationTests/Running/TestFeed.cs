using System.Globalization;
using System.Security;
using System.Text;

namespace NewsMonitor.IntegrationTests.Running;

/// <summary>A small RSS feed whose items are about defence unless a test says otherwise.</summary>
internal sealed class TestFeed(string site)
{
    private readonly List<string> _items = [];

    /// <summary>Adds an item; number and title make link, id and text.</summary>
    public TestFeed Add(int number, string title = "Bundeswehr verlegt Brigade nach Litauen", string? text = null, DateTimeOffset? published = null)
    {
        var when = (published ?? TimeProvider.System.GetUtcNow()).ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture);
        var body = text ?? $"Die Panzerbrigade der Bundeswehr übt mit Kampfpanzern und Soldaten der NATO-Streitkräfte in Litauen. Meldung {number}.";
        _items.Insert(0, $"""
            <item><title>{SecurityElement.Escape(title)} ({number})</title><link>{site}/artikel/{number}/</link>
            <guid isPermaLink="false">{site}/?p={number}</guid><pubDate>{when}</pubDate><dc:creator>Redaktion</dc:creator>
            <content:encoded><![CDATA[<p>{body}</p>]]></content:encoded></item>
            """);
        return this;
    }

    public byte[] ToBytes() => Encoding.UTF8.GetBytes($"""
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel><title>Testfeed</title><link>{site}/</link><language>de</language>
        {string.Join('\n', _items)}
        </channel></rss>
        """);
}
