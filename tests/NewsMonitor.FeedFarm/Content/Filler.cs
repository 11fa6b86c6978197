using static NewsMonitor.FeedFarm.Content.Vocabulary;

namespace NewsMonitor.FeedFarm.Content;

/// <summary>
/// Grammatical sentences without meaning, from a large combined vocabulary. They give the text the entropy of real
/// prose, so that two unrelated items share few word sequences and gzip saves no more than it does on real news.
/// </summary>
internal static class Filler
{
    public static string Sentence(string language, ref Dice dice) => language == "de" ? German(ref dice) : English(ref dice);

    private static string German(ref Dice dice)
    {
        string Compound(ref Dice d) => d.Pick(Heads) + d.Pick(Tails);
        var (a, b, c) = (Compound(ref dice), Compound(ref dice), Compound(ref dice));
        var (adjective, verb, circumstance, number) = (dice.Pick(Adjectives), dice.Pick(Verbs), dice.Pick(Circumstances), dice.Between(3, 980));
        return dice.Below(5) switch
        {
            0 => $"Der {adjective} {a} {verb} {circumstance} den {b} und den {c}.",
            1 => $"{Capital(circumstance)} {verb} der {a} rund {number} Fälle, heißt es im {b}.",
            2 => $"Zum {a} gehört auch der {adjective} {b}, der {circumstance} den {c} {verb}.",
            3 => $"Ein {a} aus dem {b} {verb} {circumstance} mehr als {number} Posten.",
            _ => $"Der {a} {verb} den {b}; der {adjective} {c} folgt {circumstance}.",
        };
    }

    private static string English(ref Dice dice)
    {
        string Compound(ref Dice d) => d.Pick(NounsEn) + " " + d.Pick(NounsEn);
        var (a, b, c) = (Compound(ref dice), Compound(ref dice), Compound(ref dice));
        var (adjective, verb, circumstance, number) = (dice.Pick(AdjectivesEn), dice.Pick(VerbsEn), dice.Pick(CircumstancesEn), dice.Between(3, 980));
        return dice.Below(4) switch
        {
            0 => $"The {adjective} {a} {verb} the {b} and the {c} {circumstance}.",
            1 => $"{Capital(circumstance)}, the {a} {verb} about {number} cases, the {b} says.",
            2 => $"The {a} also {verb} a {adjective} {b} that concerns the {c} {circumstance}.",
            _ => $"A {a} from the {b} {verb} more than {number} entries {circumstance}.",
        };
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
