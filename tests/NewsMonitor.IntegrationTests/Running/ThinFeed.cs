using System.Security;
using System.Text;

namespace NewsMonitor.IntegrationTests.Running;

/// <summary>A small RSS feed with headlines and teasers alone, and the pages that have the text.</summary>
internal sealed class ThinFeed(Uri site)
{
    /// <summary>What no teaser says.</summary>
    public const string Known = "Die Panzerbrigade der Bundeswehr übt mit Kampfpanzern und Soldaten der NATO-Streitkräfte in Litauen.";

    private readonly List<string> _items = [];

    /// <summary>Adds an item that leads to <c>/artikel/NUMBER</c>.</summary>
    public ThinFeed Add(int number, string title = "Stadtrat berät über neue Straßen", string teaser = "Die Sitzung dauerte bis Mitternacht.", string? path = null)
    {
        _items.Insert(0, $"""
            <item><title>{SecurityElement.Escape(title)} ({number})</title><link>{new Uri(site, path ?? $"/artikel/{number}")}</link>
            <guid isPermaLink="false">{site}?p={number}</guid><description>{SecurityElement.Escape(teaser)}</description></item>
            """);
        return this;
    }

    public byte[] ToBytes() => Encoding.UTF8.GetBytes($"""
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0"><channel><title>Testfeed</title><link>{site}</link><language>de</language>
        {string.Join('\n', _items)}
        </channel></rss>
        """);

    /// <summary>A page with site chrome and an article about defence in six paragraphs.</summary>
    public static string Page(string title) => $"""
        <!DOCTYPE html><html lang="de"><head><title>{SecurityElement.Escape(title)} - Beispiel</title><meta property="og:type" content="article"></head>
        <body><nav><a href="/">Start</a> <a href="/sport">Sport</a></nav>
        <article><h1>{SecurityElement.Escape(title)}</h1>
        {string.Concat(Enumerable.Range(1, 6).Select(number =>
            $"<p>Absatz {number}. {Known} Der Stadtrat sprach über Straßen, die Sitzung dauerte bis Mitternacht.</p>"))}
        </article><footer>Impressum</footer></body></html>
        """;
}
