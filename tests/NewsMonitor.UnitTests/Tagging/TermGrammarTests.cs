using NewsMonitor.Core.Tagging.Rules;

namespace NewsMonitor.UnitTests.Tagging;

public sealed class TermGrammarTests
{
    [Theory]
    [InlineData("Panzer", "Panzer", true)]
    [InlineData("Panzer", "Panzern", true)]
    [InlineData("Panzer", "Panzerung", false)]
    [InlineData("Panzer", "Kampfpanzer", false)]
    [InlineData("Panzer*", "Panzerung", true)]
    [InlineData("Panzer*", "Panze", false)]
    [InlineData("*panzer", "Kampfpanzern", true)]
    [InlineData("*panzer", "Panzer", true)]
    [InlineData("*panzer", "Panzerung", false)]
    [InlineData("Panzer!", "Panzern", false)]
    [InlineData("Panzer!", "PANZER", true)]
    [InlineData("=MAD", "MAD", true)]
    [InlineData("=MAD", "Mad", false)]
    [InlineData("=NATO", "NATOs", true)]
    [InlineData("Rüstung", "RUESTUNGEN", true)]
    [InlineData("=IRIS-T", "IRIS-T-Systeme", true)]
    [InlineData("Anti-Schiffs-Rakete*", "Antischiffsraketen", true)]
    public void A_word_matches_by_its_marks(string term, string text, bool isMatch) => Assert.Equal(isMatch, Given.Rules(term).Matches($"das {text} da").Any());

    [Theory]
    [InlineData("ballistische Rakete", true)]
    [InlineData("ballistische nordkoreanische Rakete", true)]
    [InlineData("ballistische, wie es heißt, Rakete", false)]
    [InlineData("Rakete, ballistische", false)]
    [InlineData("Das war ballistisch. Rakete folgt.", false)]
    [InlineData("ballistische\nRakete", false)]
    [InlineData("die ballistisch-nukleare Rakete", true)]
    public void A_phrase_stands_in_order_in_one_sentence_with_at_most_one_word_between(string text, bool isMatch) =>
        Assert.Equal(isMatch, Given.Rules("ballistisch* Rakete*").Matches(text).Any());

    [Theory]
    [InlineData("Er traf Gen. Smith in Kiel.", "Gen Smith")]
    [InlineData("Am 28. Juli war es so weit.", "28 Juli")]
    [InlineData("The U.S. Navy sails.", "=US Navy")]
    public void An_abbreviation_or_a_date_ends_no_sentence(string text, string phrase) => Assert.NotEmpty(Given.Rules(phrase).Matches(text));

    [Theory]
    [InlineData("ab", true)]
    [InlineData("abc*", true)]
    [InlineData("*abc", true)]
    [InlineData("=X", true)]
    [InlineData("Pan*zer", false)]
    [InlineData("**", false)]
    [InlineData("(Panzer|Tank)", false)]
    [InlineData("a b c d e f g", false)]
    [InlineData(" ", false)]
    public void What_would_match_too_much_or_is_no_word_is_refused(string term, bool isTooShort)
    {
        Assert.False(TermPattern.TryParse(term, TermLanguage.German, out var pattern, out var problem));
        Assert.Null(pattern);
        Assert.Equal(isTooShort, problem!.IsTooShort);
    }

    [Theory]
    [InlineData("Straf*", "Strafverteidiger", true)]
    [InlineData("Straf*", "Strafverteidig*", true)]
    [InlineData("Strafverteidiger", "Straf*", false)]
    [InlineData("*krieg", "Handelskrieg", true)]
    [InlineData("Krieg!", "Krieg", true)]
    [InlineData("*krieg", "Krieg*", false)]
    public void A_guard_covers_a_term_when_it_masks_all_its_words(string guard, string term, bool covers) =>
        Assert.Equal(covers, Given.Pattern(guard).Covers(Given.Pattern(term)));
}
