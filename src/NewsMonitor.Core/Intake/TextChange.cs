namespace NewsMonitor.Core.Intake;

/// <summary>How a text changed, counted in words.</summary>
/// <param name="Similarity">Share of words that both texts have: 0 to 1.</param>
/// <param name="AddedWords">Words that came.</param>
/// <param name="RemovedWords">Words that went.</param>
/// <param name="AddedExcerpt">The first paragraph that was not there before; null when none came.</param>
public sealed record TextChange(double Similarity, int AddedWords, int RemovedWords, string? AddedExcerpt)
{
    /// <summary>Compares two texts as bags of words (Sørensen-Dice coefficient on the multisets); moving a paragraph changes nothing.</summary>
    public static TextChange Between(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);

        var balance = new Dictionary<string, int>(StringComparer.Ordinal);
        var total = Count(before, -1) + Count(after, +1);
        var added = balance.Values.Where(count => count > 0).Sum();
        var removed = -balance.Values.Where(count => count < 0).Sum();
        var similarity = total == 0 ? 1 : (double)(total - added - removed) / total;
        return new TextChange(Math.Round(similarity, 4), added, removed, added == 0 ? null : FirstNewParagraph(before, after));

        int Count(string text, int step)
        {
            var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            foreach (var word in words)
            {
                balance[word] = balance.GetValueOrDefault(word) + step;
            }

            return words.Length;
        }
    }

    private static string? FirstNewParagraph(string before, string after)
    {
        var known = Paragraphs(before).ToHashSet(StringComparer.Ordinal);
        return Paragraphs(after).FirstOrDefault(paragraph => !known.Contains(paragraph));
    }

    private static string[] Paragraphs(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
