using System.Collections.Frozen;

namespace NewsMonitor.Core.Tagging.Rules;

/// <summary>What may follow the written part of a word; of a word of the text, all that its rest is.</summary>
[Flags]
internal enum WordRest : byte
{
    /// <summary>Anything.</summary>
    Any = 1,

    /// <summary>Nothing.</summary>
    None = 2,

    /// <summary>A German ending.</summary>
    German = 4,

    /// <summary>An English ending.</summary>
    English = 8,

    /// <summary>Nothing, or the s of a genitive.</summary>
    Genitive = 16,
}

/// <summary>The closed lists of endings that a plain word of a rule may take.</summary>
/// <remarks>
/// Lists instead of a stemmer: whoever writes a rule can look up what it matches. Changed stems (<c>Vertrag</c>,
/// <c>Verträge</c>) are written as two terms. The English genitive is not here because the tokenizer removes it.
/// </remarks>
internal static class Inflection
{
    private const int LongestEnding = 5;

    private static readonly string[] German =
        ["", "e", "en", "n", "er", "ern", "es", "s", "em", "ens", "in", "innen", "se", "sen", "ses"];

    private static readonly string[] English = ["", "s", "es", "ed", "ing"];

    private static readonly string[] Both = [.. German.Union(English)];

    private static readonly FrozenDictionary<string, WordRest>.AlternateLookup<ReadOnlySpan<char>> Rests = Both
        .ToFrozenDictionary(ending => ending, Classify, StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    public static IEnumerable<string> Of(string word, TermLanguage language)
    {
        var endings = language switch
        {
            TermLanguage.German => German,
            TermLanguage.English => English,
            _ => Both,
        };
        return endings.Select(ending => word + ending);
    }

    /// <summary>What the rest of a word can be taken for.</summary>
    public static WordRest RestOf(ReadOnlySpan<char> rest) =>
        rest.Length <= LongestEnding && Rests.TryGetValue(rest, out var known) ? known : WordRest.Any;

    private static WordRest Classify(string ending) =>
        WordRest.Any
        | (ending.Length == 0 ? WordRest.None : 0)
        | (German.Contains(ending) ? WordRest.German : 0)
        | (English.Contains(ending) ? WordRest.English : 0)
        | (ending is "" or "s" ? WordRest.Genitive : 0);
}
