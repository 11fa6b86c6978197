namespace NewsMonitor.Core.Tagging.Words;

/// <summary>Cyrillic and Greek letters that look like Latin ones, inside a Latin word: <c>Вundeswehr</c>.</summary>
/// <remarks>Somebody's keyboard or somebody's trick. A word that is Cyrillic or Greek altogether is left as it is.</remarks>
internal static class Lookalike
{
    private const string Foreign = "АВЕКМНОРСТХІЈЅаеорсухіјѕԁΑΒΕΖΗΙΚΜΝΟΡΤΥΧο";
    private const string Latin = "ABEKMHOPCTXIJSaeopcyxijsdABEZHIKMNOPTYXo";

    /// <summary>The word in Latin letters when most of its letters are, and all others look so; else the word itself.</summary>
    public static string ToLatin(string word)
    {
        var (latin, foreign) = (0, 0);
        foreach (var character in word)
        {
            if (character is >= '\u0370' and <= '\u052F')
            {
                foreign++;
                if (!Foreign.Contains(character, StringComparison.Ordinal))
                {
                    return word;
                }
            }
            else if (char.IsLetter(character))
            {
                latin++;
            }
        }

        return foreign == 0 || foreign > latin
            ? word
            : string.Create(word.Length, word, static (letters, word) =>
            {
                for (var at = 0; at < word.Length; at++)
                {
                    var known = Foreign.IndexOf(word[at], StringComparison.Ordinal);
                    letters[at] = known < 0 ? word[at] : Latin[known];
                }
            });
    }
}
