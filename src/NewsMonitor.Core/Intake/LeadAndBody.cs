namespace NewsMonitor.Core.Intake;

/// <summary>Parts an article's text into what leads it and the rest.</summary>
public static class LeadAndBody
{
    /// <summary>So many letters of a teaser must open the text before it counts as the text's own beginning.</summary>
    private const int SharedOpening = 40;

    /// <summary>
    /// A teaser that a person wrote stands before the text. WordPress makes one from the text's first words: then the first
    /// paragraph is the lead, or those words would count twice.
    /// </summary>
    /// <param name="teaser">The teaser; empty when there is none.</param>
    /// <param name="text">The text; not empty.</param>
    public static (string Lead, string Body) Split(string teaser, string text)
    {
        if (teaser.Length > 0 && !OpensWith(text, teaser))
        {
            return (teaser, text);
        }

        var paragraph = text.IndexOf('\n', StringComparison.Ordinal);
        return paragraph < 0 ? (text, "") : (text[..paragraph], text[(paragraph + 1)..].TrimStart('\n'));
    }

    /// <summary>Parts a stored article as it was parted when it was tagged; only lead and text are kept.</summary>
    /// <param name="lead">Lead as stored.</param>
    /// <param name="text">Text of the feed.</param>
    /// <param name="scope">How much of the article is known.</param>
    /// <param name="pageText">Text of its page that was tagged in place of the feed's; null when none was.</param>
    public static (string Lead, string Body) OfStored(string lead, string text, TextScope scope, string? pageText) =>
        pageText is not null ? Split(lead, pageText)
        : scope == TextScope.Full ? Split(lead, text)
        : (lead, "");

    /// <remarks>Such a teaser runs the first paragraphs together: white space does not count.</remarks>
    private static bool OpensWith(string text, string summary)
    {
        var opening = Beginning(summary);
        opening = opening[..Math.Min(SharedOpening, opening.Length)].TrimEnd(" […].".ToCharArray());
        return Beginning(text).StartsWith(opening, StringComparison.Ordinal);
    }

    private static string Beginning(string text) =>
        string.Join(' ', text[..Math.Min(10 * SharedOpening, text.Length)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
