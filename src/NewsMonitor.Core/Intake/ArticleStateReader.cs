using NewsMonitor.Core.Entries;
using NewsMonitor.Core.Identity;
using NewsMonitor.Core.Sources;

namespace NewsMonitor.Core.Intake;

/// <summary>Reads from an entry what its article says.</summary>
internal static class ArticleStateReader
{
    public static ArticleState Read(Source source, Entry entry, DateTimeOffset firstSeen)
    {
        var text = entry.Text.Length > 0 ? entry.Text : entry.Summary;
        var (lead, body) = entry.Text.Length == 0 ? (entry.Summary, "") : LeadAndBody.Split(entry.Summary, entry.Text);
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
            SaidAt = PublicationTime.Believed(entry.Updated, firstSeen) ?? PublicationTime.Believed(entry.Published, firstSeen),
            WordCount = CountWords(entry.Title) + CountWords(text),
            ContentHash = ContentHash.Of(entry.Title, text),
        };
    }

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
