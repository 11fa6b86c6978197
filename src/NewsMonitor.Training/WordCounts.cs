using NewsMonitor.Core.Tagging.Words;

namespace NewsMonitor.Training;

/// <summary>How often words stand in texts, folded: with a capital, as German nouns do, and without.</summary>
internal sealed class WordCounts
{
    public Dictionary<string, int> Capital { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, int> Small { get; } = new(StringComparer.Ordinal);

    /// <summary>Counts the words of a text: runs of letters.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var start = at;
            while (at < text.Length && char.IsLetter(text[at]))
            {
                at++;
            }

            if (at > start)
            {
                var counts = char.IsUpper(text[start]) ? Capital : Small;
                var word = Normaliser.Fold(text[start..at]);
                counts[word] = counts.GetValueOrDefault(word) + 1;
            }
        }
    }

    public int Of(string word) => Capital.GetValueOrDefault(word) + Small.GetValueOrDefault(word);
}
