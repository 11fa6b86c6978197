using NewsMonitor.Core.Entries;
using NewsMonitor.Core.Identity;
using NewsMonitor.Core.Sources;

namespace NewsMonitor.Core.Intake;

/// <summary>Reads from an entry what its article says.</summary>
internal static class ArticleStateReader
{
    /// <summary>So many letters of a teaser must open the text before it counts as the text's own beginning.</summary>
    private const int SharedOpening = 40;

    public static ArticleState Read(Source source, Entry entry, DateTimeOffset firstSeen)
    {
        var text = entry.Text.Length > 0 ? entry.Text : entry.Summary;
        var (lead, body) = entry.Text.Length == 0 ? (entry.Summary, "") : Split(entry.Summary, entry.Text);
        return new ArticleState
        {
            Title = entry.Title,
            Lead = lead,
            Body = body,
            Text = text,
            Scope = entry.Text.Length > 0 ? TextScope.Full : entry.Summary.Length > 0 ? TextScope.Teaser : TextScope.Title,
            Language = entry.Language ?? source.Language,
            Author = entry.Author,
            Categories = entry.Categories,
            Enclosures = entry.Enclosures,
            Published = PublicationTime.From(entry.Published, firstSeen),
            WordCount = CountWords(entry.Title) + CountWords(text),
            ContentHash = ContentHash.Of(entry.Title, text),
        };
    }

    /// <summary>
    /// A teaser that a person wrote stands before the text. WordPress makes one from the text's first words: then the first
    /// paragraph is the lead, or those words would count twice.
    /// </summary>
    /// <param name="teaser">The teaser; empty when there is none.</param>
    /// <param name="text">The text; not empty.</param>
    internal static (string Lead, string Body) Split(string teaser, string text)
    {
        if (teaser.Length > 0 && !OpensWith(text, teaser))
        {
            return (teaser, text);
        }

        var paragraph = text.IndexOf('\n', StringComparison.Ordinal);
        return paragraph < 0 ? (text, "") : (text[..paragraph], text[(paragraph + 1)..].TrimStart('\n'));
    }

    /// <remarks>Such a teaser runs the first paragraphs together: white space does not count.</remarks>
    private static bool OpensWith(string text, string summary)
    {
        var opening = Beginning(summary);
        opening = opening[..Math.Min(SharedOpening, opening.Length)].TrimEnd(" […].".ToCharArray());
        return Beginning(text).StartsWith(opening, StringComparison.Ordinal);
    }

    private static string Beginning(string text) =>
        string.Join(' ', text[..Math.Min(10 * SharedOpening, text.Length)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    internal static int CountWords(string text)
    {
        var words = 0;
        var inWord = false;
        foreach (var letter in text)
        {
            var white = char.IsWhiteSpace(letter);
            words += !white && !inWord ? 1 : 0;
            inWord = !white;
        }

        return words;
    }
}
