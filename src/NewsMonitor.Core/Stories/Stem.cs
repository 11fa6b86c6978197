namespace NewsMonitor.Core.Stories;

/// <summary>Takes the commonest endings off a folded word. Light on purpose: what is cut too short joins what does not belong together.</summary>
internal static class Stem
{
    private const int Shortest = 3;

    private static readonly string[] German = ["ern", "em", "en", "er", "es", "e", "n", "s"];

    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> word, string language) => language switch
    {
        "de" => OfGerman(word),
        _ => OfEnglish(word),
    };

    private static ReadOnlySpan<char> OfGerman(ReadOnlySpan<char> word)
    {
        foreach (var ending in German)
        {
            if (word.Length >= Shortest + 1 + ending.Length && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return word[..^ending.Length];
            }
        }

        return word;
    }

    private static ReadOnlySpan<char> OfEnglish(ReadOnlySpan<char> word)
    {
        if (word.EndsWith("'s", StringComparison.Ordinal))
        {
            word = word[..^2];
        }

        return word switch
        {
            [.., 'i', 'e', 's'] when word.Length > Shortest + 2 => word[..^2],
            [.., 'i', 'n', 'g'] when word.Length > Shortest + 2 => word[..^3],
            [.., 'e', 'd'] when word.Length > Shortest + 1 => word[..^2],
            [.., 'e', 's'] when word.Length > Shortest => word[..^2],
            [.., 's', 's'] => word,
            [.., 's'] or [.., 'e'] when word.Length > Shortest => word[..^1],
            _ => word,
        };
    }
}
