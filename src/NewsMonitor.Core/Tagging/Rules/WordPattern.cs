namespace NewsMonitor.Core.Tagging.Rules;

/// <summary>How a word of a term compares with a word of the text.</summary>
internal enum WordMatch
{
    /// <summary><c>Wort</c>: the word with one of its language's endings.</summary>
    Inflected,

    /// <summary><c>Wort!</c>: exactly this.</summary>
    Exact,

    /// <summary><c>Wort*</c>: anything that begins so.</summary>
    Prefix,

    /// <summary><c>*wort</c>: any compound that ends so, inflected or not.</summary>
    Suffix,

    /// <summary><c>=NATO</c>: as written, capitals included; a genitive s may follow.</summary>
    Cased,
}

/// <summary>One word of a term.</summary>
/// <param name="Match">How it is compared.</param>
/// <param name="Text">Folded, without hyphens; of a case-sensitive word as written.</param>
/// <param name="Language">Decides the endings; <see cref="TermLanguage.Any"/> for kinds without endings, so that equal words are one.</param>
internal sealed record WordPattern(WordMatch Match, string Text, TermLanguage Language)
{
    /// <summary>Every spelling that matches; of a prefix or suffix, every beginning or end.</summary>
    public IEnumerable<string> Spellings => Match switch
    {
        WordMatch.Inflected or WordMatch.Suffix => Inflection.Of(Text, Language),
        WordMatch.Cased => [Text, Text + "s"],
        _ => [Text],
    };

    /// <summary>What may follow the text of a word that is written from its beginning.</summary>
    public WordRest Rest => (Match, Language) switch
    {
        (WordMatch.Prefix, _) => WordRest.Any,
        (WordMatch.Exact, _) => WordRest.None,
        (WordMatch.Cased, _) => WordRest.Genitive,
        (_, TermLanguage.German) => WordRest.German,
        (_, TermLanguage.English) => WordRest.English,
        _ => WordRest.German | WordRest.English,
    };

    /// <summary>Whether each word that matches <paramref name="other"/> matches this, too.</summary>
    /// <remarks>Judged by the base form: an ending more or less does not make a rule sensible.</remarks>
    public bool Covers(WordPattern other) => Match switch
    {
        WordMatch.Prefix => other.Match != WordMatch.Suffix && other.Folded.StartsWith(Text, StringComparison.Ordinal),
        WordMatch.Suffix => other.Match != WordMatch.Prefix
            && other.Folded.Contains(Text, StringComparison.Ordinal)
            && Spellings.Any(end => other.Folded.EndsWith(end, StringComparison.Ordinal)),
        WordMatch.Cased => other.Match == WordMatch.Cased && other.Text == Text,
        _ => other.Match is WordMatch.Inflected or WordMatch.Exact or WordMatch.Cased
            && other.Folded.StartsWith(Text, StringComparison.Ordinal)
            && (Inflection.RestOf(other.Folded.AsSpan(Text.Length)) & Rest) != 0,
    };

    private string Folded => Match == WordMatch.Cased ? Words.Normaliser.Fold(Text).Replace("-", "", StringComparison.Ordinal) : Text;
}
