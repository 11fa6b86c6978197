using System.Net;
using NewsMonitor.Core.Identity;
using NewsMonitor.Core.Sources;
using NewsMonitor.Feeds.Discovery;

namespace NewsMonitor.Worker.Discovery;

/// <summary>A source for <c>sources.yaml</c>, ready to be pasted under <c>sources:</c>.</summary>
internal static class SourceYaml
{
    private const int MaxKey = 64;

    public static string Write(FoundFeed feed, IReadOnlyList<IPNetwork> allowPrivate)
    {
        var site = ArticleAddress.Site(feed.Address);
        List<string> lines =
        [
            $"  - key: {Key(site)}",
            $"    name: {Quoted(feed.Title.Length > 0 ? feed.Title : site)}",
            $"    url: {Quoted(feed.Address.AbsoluteUri)}",
            $"    kind: {Kind(feed.Kind)}",
        ];
        if (feed.Language is { } language)
        {
            lines.Add($"    language: {language}");
        }

        if (allowPrivate.Count > 0)
        {
            lines.Add($"    allow-private: [{string.Join(", ", allowPrivate.Select(network => Quoted(network.ToString())))}]");
        }

        return string.Join(Environment.NewLine, lines);
    }

    /// <summary>The host without its last label: <c>augengeradeaus</c> of <c>augengeradeaus.net</c>.</summary>
    private static string Key(string site)
    {
        var labels = IPAddress.TryParse(site, out _) ? [site] : site.Split('.') is { Length: > 1 } several ? several[..^1] : [site];
        var key = string.Concat(string.Join('-', labels).Select(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) ? c : '-')).Trim('-');
        return key.Length == 0 ? "new-source" : key[..Math.Min(key.Length, MaxKey)];
    }

    private static string Kind(SourceKind kind) => kind switch
    {
        SourceKind.WordPress => "wordpress",
        SourceKind.Sitemap => "sitemap",
        _ => "feed",
    };

    /// <summary>Titles are one line of plain text by now: quotes and backslashes are all that could end the string early.</summary>
    private static string Quoted(string text) =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
