using AngleSharp.Css.Parser;

namespace NewsMonitor.Feeds.Reading.Listings;

/// <summary>Whether a CSS selector is one, for those who check a configuration.</summary>
public static class SelectorSyntax
{
    /// <summary>Longer ones are no work of people, and nesting in them costs the parser its stack.</summary>
    public const int MaxLength = 500;

    /// <summary>What is wrong, in words; null when nothing is.</summary>
    public static string? Problem(string selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        return selector.Length > MaxLength ? $"it is longer than {MaxLength} characters"
            : new CssSelectorParser().ParseSelector(selector) is null ? "write one such as 'article.teaser h2 > a'"
            : null;
    }
}
