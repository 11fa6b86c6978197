using System.Text.RegularExpressions;

namespace NewsMonitor.Feeds.Reading;

/// <summary>Languages as documents declare them.</summary>
public static partial class LanguageTag
{
    /// <summary>The primary tag in lower case: <c>de</c> of <c>de-AT</c>; null when the text is no language.</summary>
    public static string? Primary(string? declared) =>
        Tag().Match(declared?.Trim() ?? "") is { Success: true } match ? match.Groups[1].Value.ToLowerInvariant() : null;

    [GeneratedRegex("^([A-Za-z]{2,3})(?:[-_].*)?$")]
    private static partial Regex Tag();
}
