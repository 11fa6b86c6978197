using System.Text.RegularExpressions;

namespace NewsMonitor.Feeds.Html;

/// <summary>The line that WordPress puts under every text of a feed: title and site once more, and no part of the article.</summary>
internal static partial class WordPressFooter
{
    public static string Remove(string text) => Footer().Replace(text, "");

    [GeneratedRegex(@"(?:^|\n)(?:Der Beitrag [^\n]{1,2000} erschien zuerst auf [^\n]{1,300}|The post [^\n]{1,2000} (?:first )?appeared first on [^\n]{1,300})\s*\z")]
    private static partial Regex Footer();
}
