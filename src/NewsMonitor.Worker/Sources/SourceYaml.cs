using System.Net;
using NewsMonitor.Core.Identity;
using NewsMonitor.Core.Sources;
using NewsMonitor.Feeds.Discovery;

namespace NewsMonitor.Worker.Sources;

/// <summary>A source for <c>sources.yaml</c>, ready to be pasted under <c>sources:</c>.</summary>
internal static class SourceYaml
{
    private const int MaxKey = 64;

    public static string Write(FoundFeed feed, IReadOnlyList<IPNetwork> allowPrivate)
    {
        var site = ArticleAddress.Site(feed.Address);
        var lines = Lines(Key(site), feed.Title.Length > 0 ? feed.Title : site, feed.Address, feed.Kind, feed.Language);
        return Joined(allowPrivate.Count > 0
            ? [.. lines, $"    allow-private: [{string.Join(", ", allowPrivate.Select(network => Quoted(network.ToString())))}]"]
            : lines);
    }

    /// <param name="outline">Where it was found; its folders become a comment.</param>
    /// <param name="address">Its address, which can be polled.</param>
    /// <param name="takenKeys">Keys of other sources; the new one is added.</param>
    public static string Write(OpmlOutline outline, Uri address, ISet<string> takenKeys)
    {
        var site = ArticleAddress.Site(address);
        var lines = Lines(FreeKey(Key(site), takenKeys), outline.Name.Length > 0 ? outline.Name : site, address, outline.Kind, outline.Language);
        return Joined(outline.Folders.Count > 0 ? [$"  # {string.Join(" / ", outline.Folders)}", .. lines] : lines);
    }

    private static List<string> Lines(string key, string name, Uri address, SourceKind kind, string? language)
    {
        List<string> lines = [$"  - key: {key}", $"    name: {Quoted(name)}", $"    url: {Quoted(address.AbsoluteUri)}"];
        if (kind != SourceKind.Auto)
        {
            lines.Add($"    kind: {kind.ToString().ToLowerInvariant()}");
        }

        if (language is not null)
        {
            lines.Add($"    language: {language}");
        }

        return lines;
    }

    private static string Joined(IReadOnlyList<string> lines) => string.Join(Environment.NewLine, lines);

    /// <summary>The host without its last label: <c>augengeradeaus</c> of <c>augengeradeaus.net</c>.</summary>
    private static string Key(string site)
    {
        var labels = IPAddress.TryParse(site, out _) ? [site] : site.Split('.') is { Length: > 1 } several ? several[..^1] : [site];
        var key = string.Concat(string.Join('-', labels).Select(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) ? c : '-')).Trim('-');
        return key.Length == 0 ? "new-source" : key[..Math.Min(key.Length, MaxKey)];
    }

    /// <summary>Two feeds of one site are <c>site</c> and <c>site-2</c>.</summary>
    private static string FreeKey(string key, ISet<string> taken)
    {
        var free = key;
        for (var number = 2; !taken.Add(free); number++)
        {
            var ending = $"-{number}";
            free = key[..Math.Min(key.Length, MaxKey - ending.Length)] + ending;
        }

        return free;
    }

    /// <summary>Titles are one line of plain text by now: quotes and backslashes are all that could end the string early.</summary>
    private static string Quoted(string text) =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
