namespace NewsMonitor.Feeds.Pages;

/// <summary>A headline out of the title of a page, which most sites end with their own name.</summary>
internal static class PageTitle
{
    private static readonly string[] Separators = [" - ", " | ", " – ", " — ", " · ", " • ", " :: ", " » ", " // "];

    /// <param name="title">As the page gives it.</param>
    /// <param name="headings">Its headings of the first level.</param>
    /// <param name="site">Name of the site; null when unknown.</param>
    /// <param name="address">Where the page is: its host is a name of the site as well.</param>
    public static string WithoutSite(string title, IReadOnlyList<string> headings, string? site, Uri address)
    {
        var rest = title.Trim();
        foreach (var separator in Separators)
        {
            var at = rest.LastIndexOf(separator, StringComparison.Ordinal);
            if (at > 0 && (IsSite(rest[(at + separator.Length)..], site, address) || headings.Contains(rest[..at].Trim())))
            {
                rest = rest[..at].TrimEnd();
            }

            at = rest.IndexOf(separator, StringComparison.Ordinal);
            if (at > 0 && (IsSite(rest[..at], site, address) || headings.Contains(rest[(at + separator.Length)..].Trim())))
            {
                rest = rest[(at + separator.Length)..].TrimStart();
            }
        }

        return rest;
    }

    private static bool IsSite(string part, string? site, Uri address)
    {
        var letters = Letters(part);
        var host = Letters(address.IdnHost);
        return letters.Length > 1
            && (letters == Letters(site ?? "") || host == letters || host == "www" + letters
                || (address.IdnHost.Split('.') is { Length: > 1 } labels && Letters(labels[^2]) == letters));
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
