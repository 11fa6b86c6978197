using NewsMonitor.Core.Search;

namespace NewsMonitor.Training;

/// <summary>Learns of which words German compounds are made: those that stand on their own, and before or behind another such word in one.</summary>
internal sealed class PartsLearner(WordCounts counts)
{
    private const int ShortestPart = 3;
    private const int ShortestCompound = 7;
    private const int FewestAsNoun = 3;
    private const int FewestAsOther = 20;
    private const int FewestAsShortNoun = 30;
    private const int FewestOfCompound = 2;

    /// <summary>Fewer different compounds are chance, the more so the shorter a word is.</summary>
    private const int FewestUses = 3;
    private const int FewestUsesOfShort = 12;

    /// <summary>A long word that is read often enough is no chance even in a single compound.</summary>
    private const int LongPart = 6;
    private const int FewestOfLong = 5;

    /// <summary>So much more often than its parts a word is no longer read as a compound (<c>Deutschland</c>).</summary>
    private const int Lexicalised = 4;

    private static readonly string[] Links = ["", "s", "es", "n", "en", "er", "e"];

    /// <summary>Words that also are ends, beginnings or pieces of other words, far oftener than parts of compounds.</summary>
    private static readonly HashSet<string> NoParts = (
        "alle allen auch auf aus bar bes che dann das dass dem den denn der des die doch dort ein eine einem einen einer eines ell ende enden endes ent er es fach fuer"
        + " gen ganz ger ges haben haft hat heit her hier hin ich ihr ing innen ion isch ische ischen ist kein keine keit ker lich liche lichen licher los lose losen loses"
        + " mal man mehr mit nach ner nis noch nur oder rin schaft sehr sein seine ses sich sie sind tel ten ter ton tum ueber und ung unter ver vom von vor wann war"
        + " weise wenn werden wie wir wird worden zer zum zur")
        .Split(' ').ToHashSet(StringComparer.Ordinal);

    /// <summary>Nouns with these ends take no s of their own: it links, in words that a hyphen has cut.</summary>
    private static readonly string[] Linked = ["ungs", "heits", "keits", "schafts", "ions", "taets"];

    /// <summary>The parts, and as words used in no place those that are to be left whole.</summary>
    public Dictionary<string, PartUse> Learn()
    {
        var words = Words();
        var (modifiers, heads) = CountUses(words);
        var parts = words.Select(word => (Word: word, Use: new PartUse(Kept(word, modifiers), Kept(word, heads))))
            .Where(part => part.Use != default)
            .ToDictionary(part => part.Word, part => part.Use, StringComparer.Ordinal);
        foreach (var word in Wholes(words, new CompoundSplitter(new CompoundParts(parts))))
        {
            parts[word] = default;
        }

        return parts;
    }

    private HashSet<string> Words()
    {
        var nouns = counts.Capital.Where(pair => IsNoun(pair.Key, pair.Value, counts.Small.GetValueOrDefault(pair.Key))).Select(pair => pair.Key);
        var others = counts.Small.Where(pair => pair.Value >= FewestAsOther && pair.Key.Length > ShortestPart).Select(pair => pair.Key);
        return nouns.Concat(others)
            .Where(word => word.Length >= ShortestPart && !NoParts.Contains(word) && !Linked.Any(end => word.EndsWith(end, StringComparison.Ordinal)))
            .ToHashSet(StringComparer.Ordinal);
    }

    // A headline begins with a capital, whatever the word. Three letters must be a noun beyond doubt.
    private static bool IsNoun(string word, int capital, int small) =>
        word.Length > ShortestPart ? capital >= FewestAsNoun && capital * 5 >= small : capital >= FewestAsShortNoun && capital >= small * 5;

    private (Dictionary<string, int> Modifiers, Dictionary<string, int> Heads) CountUses(HashSet<string> words)
    {
        var modifiers = new Dictionary<string, int>(StringComparer.Ordinal);
        var heads = new Dictionary<string, int>(StringComparer.Ordinal);
        HashSet<string> modifying = new(StringComparer.Ordinal);
        foreach (var compound in counts.Capital.Where(pair => pair.Value >= FewestOfCompound && pair.Key.Length >= ShortestCompound).Select(pair => pair.Key))
        {
            modifying.Clear();
            for (var cut = ShortestPart; cut <= compound.Length - ShortestPart; cut++)
            {
                var before = modifying.Count;
                modifying.UnionWith(words.Contains(compound[cut..]) ? Modifiers(compound[..cut], words) : []);
                if (modifying.Count > before)
                {
                    heads[compound[cut..]] = heads.GetValueOrDefault(compound[cut..]) + 1;
                }
            }

            foreach (var word in modifying)
            {
                modifiers[word] = modifiers.GetValueOrDefault(word) + 1;
            }
        }

        return (modifiers, heads);
    }

    private static IEnumerable<string> Modifiers(string part, HashSet<string> words) =>
        Links.Where(link => part.EndsWith(link, StringComparison.Ordinal))
            .Select(link => part[..^link.Length])
            .Append(part + "e")
            .Where(words.Contains);

    private int Kept(string word, Dictionary<string, int> uses)
    {
        var used = uses.GetValueOrDefault(word);
        return used >= (word.Length == ShortestPart ? FewestUsesOfShort : FewestUses) ? used
            : word.Length >= LongPart && counts.Of(word) >= FewestOfLong ? used
            : 0;
    }

    private IEnumerable<string> Wholes(HashSet<string> words, CompoundSplitter splitter) =>
        from word in words
        let parts = splitter.Split(word)
        where parts.Count > 0 && counts.Of(word) > Lexicalised * Math.Exp(parts.Average(part => Math.Log(Math.Max(1, counts.Of(part.Word)))))
        select word;
}
