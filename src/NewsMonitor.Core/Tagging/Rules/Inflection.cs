namespace NewsMonitor.Core.Tagging.Rules;

/// <summary>The closed lists of endings that a plain word of a rule may take.</summary>
/// <remarks>
/// Lists instead of a stemmer: whoever writes a rule can look up what it matches. Changed stems (<c>Vertrag</c>,
/// <c>Verträge</c>) are written as two terms. The English genitive is not here because the tokenizer removes it.
/// </remarks>
internal static class Inflection
{
    private static readonly string[] German =
        ["", "e", "en", "n", "er", "ern", "es", "s", "em", "ens", "in", "innen", "se", "sen", "ses"];

    private static readonly string[] English = ["", "s", "es", "ed", "ing"];

    private static readonly string[] Both = [.. German.Union(English)];

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
}
