using NewsMonitor.Core.Tagging.Words;

namespace NewsMonitor.Core.Tagging.Rules;

/// <summary>Reads the small language of <see cref="TermPattern"/>.</summary>
internal static class TermGrammar
{
    private const int LongestPhrase = 6;
    private const int ShortestOpenWord = 4;
    private const int ShortestOpenWordOfPhrase = 3;
    private const int ShortestWord = 3;
    private const int ShortestExactWord = 2;

    public static bool TryParse(string text, TermLanguage language, out TermPattern? pattern, out TermProblem? problem)
    {
        pattern = null;
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length is 0 or > LongestPhrase)
        {
            problem = new TermProblem(false, $"a term has 1 to {LongestPhrase} words, this has {parts.Length}");
            return false;
        }

        // The other words of a phrase make a short one selective: "Artikel 5".
        var isPhrase = parts.Length > 1;
        var words = new List<WordPattern>(parts.Length);
        foreach (var part in parts)
        {
            if (!TryParseWord(part, language, isPhrase, out var word, out problem))
            {
                return false;
            }

            words.Add(word!);
        }

        pattern = new TermPattern(text, language, words);
        problem = null;
        return true;
    }

    private static bool TryParseWord(string part, TermLanguage language, bool isPhrase, out WordPattern? word, out TermProblem? problem)
    {
        var match = part switch
        {
            ['=', ..] => WordMatch.Cased,
            ['*', ..] => WordMatch.Suffix,
            [.., '*'] => WordMatch.Prefix,
            [.., '!'] => WordMatch.Exact,
            _ => WordMatch.Inflected,
        };
        var bare = match switch
        {
            WordMatch.Cased or WordMatch.Suffix => part[1..],
            WordMatch.Prefix or WordMatch.Exact => part[..^1],
            _ => part,
        };

        var letters = Normaliser.Fold(bare).Replace("-", "", StringComparison.Ordinal);
        word = null;
        problem = WhyNot(part, letters, match, isPhrase);
        if (problem is not null)
        {
            return false;
        }

        var hasEndings = match is WordMatch.Inflected or WordMatch.Suffix;
        var text = match == WordMatch.Cased ? Normaliser.Clean(bare) : letters;
        word = new WordPattern(match, text, hasEndings ? language : TermLanguage.Any);
        return true;
    }

    private static TermProblem? WhyNot(string part, string letters, WordMatch match, bool isPhrase)
    {
        if (letters.Length == 0 || !letters.All(IsWordCharacter))
        {
            return new TermProblem(
                false, $"'{part}' is no word: letters, digits and inner hyphens, with '*' before or after, '!' after or '=' before");
        }

        var shortest = match switch
        {
            WordMatch.Prefix or WordMatch.Suffix => isPhrase ? ShortestOpenWordOfPhrase : ShortestOpenWord,
            _ when isPhrase => 1,
            WordMatch.Exact or WordMatch.Cased => ShortestExactWord,
            _ => ShortestWord,
        };
        if (letters.Length >= shortest)
        {
            return null;
        }

        var bare = part.Trim('*', '!', '=');
        return new TermProblem(
            true, $"'{part}' has {letters.Length} letters and would match too much: write at least {shortest}, or '{bare}!' or '={bare}'");
    }

    private static bool IsWordCharacter(char character) => char.IsLetterOrDigit(character) || character is '\'' or '.';
}
