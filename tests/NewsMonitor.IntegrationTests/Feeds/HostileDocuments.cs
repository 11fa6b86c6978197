using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace NewsMonitor.IntegrationTests.Feeds;

/// <summary>Documents of up to 10 MiB that were written to cost as much as possible: time, memory, or both.</summary>
internal static class HostileDocuments
{
    private const int NineMegabytes = 9_000_000;

    public static readonly IReadOnlyDictionary<string, Func<byte[]>> All = new Dictionary<string, Func<byte[]>>(StringComparer.Ordinal)
    {
        ["billion laughs"] = () =>
            Text(
            "<!DOCTYPE rss [<!ENTITY a0 'ha'>" + Joined(9, i => $"<!ENTITY a{i + 1} '{Times(10, FormattableString.Invariant($"&a{i};"))}'>") + "]>"
            + Item("&a9;")),
        ["quadratic blow-up"] = () => Text($"<!DOCTYPE rss [<!ENTITY a '{Times(100_000, "a")}'>]>" + Item(Times(90, "&a;"))),
        ["short entity used a million times"] = () =>
            Text($"<!DOCTYPE rss [<!ENTITY a '{Times(200, "a")}'>]>" + Item(Times(1_500_000, "&a;"))),
        ["document type of 6 MB"] = () => Text("<!DOCTYPE rss [" + Joined(200_000, i => $"<!ENTITY e{i:00000000} 'e'>") + "]>" + Item("t")),
        ["document type that never ends"] = () => Text("<!DOCTYPE rss [" + Times(NineMegabytes / 13, "<!ENTITY a '>")),
        ["nested deeply, well-formed"] = () => Text(Item(Times(100_000, "<b>") + "x" + Times(100_000, "</b>"))),
        ["nested deeply, never closed"] = () => Text("<rss><channel><item><title>" + Times(NineMegabytes / 3, "<b>")),
        ["nested deeply, closed by the wrong names"] = () =>
            Text(Item(Joined(100_000, i => $"<b{i}>") + "x" + Joined(100_000, i => $"</b{i}>"))),
        ["nested deeply in escaped HTML"] = () => Text(Item($"<![CDATA[{Times(NineMegabytes / 11, "<div><b><p>")}]]>")),
        ["bold never ended before thousands of paragraphs"] = () => Text(Described(Times(200, "<b>") + Times(9_000, "<p>x"))),
        ["items without number"] = () =>
            Text(Channel(Times(100_000, "<item><title>t</title><link>/a</link><pubDate>Sun, 28 Jul 2024 07:18:28 +0000</pubDate></item>"))),
        ["empty items"] = () => Text(Channel(Times(NineMegabytes / 7, "<item/>"))),
        ["character data never closed"] = () => Text("<rss><channel><item><title><![CDATA[" + Times(NineMegabytes, "x")),
        ["comment never closed"] = () => Text("<rss><channel><item><title>" + Times(NineMegabytes / 4, "<!--")),
        ["comments without end"] = () => Text(Times(NineMegabytes / 7, "<!---->") + Item("t")),
        ["instructions without end"] = () => Text(Times(NineMegabytes / 7, "<?a b?>") + Item("t")),
        ["attributes without number"] = () =>
            Text($"<rss{Joined(100_000, i => $" a{i}='x'")}><channel><item><title>t</title></item></channel></rss>"),
        ["namespaces without number"] = () =>
            Text($"<rss{Joined(50_000, i => $" xmlns:n{i}='urn:{i}'")}><channel><item><title>t</title></item></channel></rss>"),
        ["long namespace used everywhere"] = () =>
            Text($"<RSS xmlns:a='urn:{Times(1_000_000, "a")}'><channel>{Item()}{Times(90_000, "<a:x a:y=''/>")}</channel></RSS>"),
        ["long namespace used everywhere in items"] = () => Text(
            $"<RSS xmlns:a='urn:{Times(1_000_000, "a")}'><channel>"
            + $"{Times(1_000, "<item>" + Times(90, "<a:x a:y=''/>") + "</item>")}</channel></RSS>"),
        ["every element of another name"] = () => Text(Channel(Item() + Joined(NineMegabytes / 11, i => $"<a{i:0000000}/>"))),
        ["every element of another name in an item"] = () =>
            Text(Channel(Item() + $"<item>{Joined(NineMegabytes / 11, i => $"<a{i:0000000}/>")}</item>")),
        ["ampersands"] = () => Text(Item(Times(NineMegabytes, "&"))),
        ["ampersands in an attribute"] = () =>
            Text($"<rss x='{Times(NineMegabytes, "&")}'><channel><item><title>t</title></item></channel></rss>"),
        ["less-than signs"] = () => Text(Item(Times(NineMegabytes, "<"))),
        ["quotes never closed"] = () => Text(Item(Times(NineMegabytes / 6, "<a b=\""))),
        ["end tags"] = () => Text(Item(Times(NineMegabytes / 4, "</b>"))),
        ["end tags that are cut"] = () => Text(Item(Times(NineMegabytes / 4, "</b\n"))),
        ["prefixes that nobody declared"] = () => Text(Item(Joined(NineMegabytes / 14, i => $"<p{i:0000000}:q/>"))),
        ["character numbers"] = () => Text(Item(Times(NineMegabytes / 4, "&#8;"))),
        ["title of 10 MB"] = () => Text(Item(Times(10_000_000, "t"))),
        ["title of 10 MB without a space, escaped twice"] = () => Text(Item(Times(NineMegabytes / 9, "&amp;lt;b"))),
        ["categories without number"] = () => Text(Channel($"<item><title>t</title>{Times(60_000, "<category>c</category>")}</item>")),
        ["pieces of text around instructions"] = () => Text(Item(Times(NineMegabytes / 6, "<?a?>x"))),
        ["deep JSON"] = () => Text(Times(NineMegabytes, "[")),
        ["deep JSON in an item"] = () =>
            Text("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":" + Times(NineMegabytes, "[")),
        ["JSON of empty values"] = () =>
            Text("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[" + Times(NineMegabytes / 3, "[],") + "1]}"),
        ["gzip of zeros"] = () => Compressed(new byte[50_000_000]),
        ["sitemap with 50,000 pages"] = () => Text(
            "<urlset>" + Joined(50_000, i => $"<url><loc>https://example.org/{i}</loc><lastmod>2024-07-28</lastmod></url>") + "</urlset>"),
        ["sitemap of comments"] = () => Text("<urlset>" + Times(NineMegabytes / 7, "<!---->") + "</urlset>"),
        ["half of every character"] = () =>
            Encoding.Latin1.GetBytes("<rss><channel><item><title>" + Times(NineMegabytes, "\u00E4") + "</title></item></channel></rss>"),
    };

    private static string Item() => "<item><title>t</title></item>";

    private static string Item(string title) => Channel($"<item><title>{title}</title><link>https://example.org/a</link></item>");

    private static string Described(string html) => Channel($"<item><title>t</title><description><![CDATA[{html}]]></description></item>");

    private static string Channel(string inside) => $"<rss version='2.0'><channel>{inside}</channel></rss>";

    private static string Times(int count, string piece) => new StringBuilder(count * piece.Length).Insert(0, piece, count).ToString();

    private static string Joined(int count, Func<int, FormattableString> piece) =>
        string.Concat(Enumerable.Range(0, count).Select(i => piece(i).ToString(CultureInfo.InvariantCulture)));

    private static byte[] Text(string document) => Encoding.UTF8.GetBytes(document);

    private static byte[] Compressed(byte[] body)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        return compressed.ToArray();
    }
}
