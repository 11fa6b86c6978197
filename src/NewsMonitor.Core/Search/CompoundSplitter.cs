namespace NewsMonitor.Core.Search;

/// <summary>A part of a compound.</summary>
/// <param name="Start">Where it begins in the folded word; it ends where the next one begins, what links the two included.</param>
/// <param name="Word">The part as a word of its own: <c>ruestung</c> in <c>ruestungsexport</c>.</param>
public readonly record struct CompoundPart(int Start, string Word);

/// <summary>Splits German compounds: <c>Verteidigungsbündnis</c> is <c>Verteidigung</c> and <c>Bündnis</c>.</summary>
/// <remarks>
/// After Koehn and Knight (EACL 2003): of all ways to cut a word into known parts, linking elements between them, the one with the highest geometric mean of
/// frequencies. Theirs are frequencies of the parts as words of a text; here those as parts of different compounds, in their place: <c>rat</c> ends many words,
/// <c>ration</c> none. Bounded by the length of the word; the same word always gives the same parts.
/// </remarks>
public sealed class CompoundSplitter(CompoundParts parts)
{
    private const int ShortestPart = 3;
    private const int LongestPart = 24;
    private const int ShortestWord = 2 * ShortestPart;
    private const int LongestWord = 60;
    private const int MostParts = 5;

    /// <summary>What is added or taken away speaks a little against it.</summary>
    private const double Linked = 0.8;
    private const double Cut = 0.5;

    private static readonly string[] Links = ["s", "es", "n", "en", "er", "e"];
    private static readonly string[] Endings = ["s", "n", "en", "e", "es", "er", "ern"];

    private readonly record struct Guess(double Worth, string Word);

    private readonly record struct Step(double Worth, int From, string Word);

    /// <summary>The parts, two or more, in their order; none when the word is none or no compound.</summary>
    /// <param name="folded">Lower case, umlauts written as two letters.</param>
    public IReadOnlyList<CompoundPart> Split(string folded)
    {
        ArgumentNullException.ThrowIfNull(folded);
        var isWhole = parts.TryGet(folded, out var use) && use == default;
        return folded.Length is < ShortestWord or > LongestWord || isWhole ? [] : Best(folded);
    }

    private List<CompoundPart> Best(string word)
    {
        // What is best for each number of parts: means of different numbers cannot be compared before they are whole.
        var ways = new Step?[MostParts, word.Length];
        ways[0, 0] = new Step(0, 0, "");
        var (bestMean, bestCount, last) = (double.NegativeInfinity, 0, default(Step));
        for (var start = 0; start <= word.Length - ShortestPart; start++)
        {
            for (var count = 0; count < MostParts; count++)
            {
                if (ways[count, start] is not { } way)
                {
                    continue;
                }

                if (count > 0 && Head(word.AsSpan(start)) is { } head && (way.Worth + head.Worth) / (count + 1) is var mean && mean > bestMean)
                {
                    (bestMean, bestCount, last) = (mean, count, new Step(0, start, head.Word));
                }

                if (count + 1 < MostParts)
                {
                    Extend(word, ways, count, start, way.Worth);
                }
            }
        }

        return bestCount == 0 ? [] : Trace(ways, bestCount, last);
    }

    private void Extend(string word, Step?[,] ways, int count, int start, double worth)
    {
        var furthest = Math.Min(start + LongestPart, word.Length - ShortestPart);
        for (var end = start + ShortestPart; end <= furthest; end++)
        {
            if (Modifier(word.AsSpan(start..end)) is { } part && !(ways[count + 1, end] is { } known && known.Worth >= worth + part.Worth))
            {
                ways[count + 1, end] = new Step(worth + part.Worth, start, part.Word);
            }
        }
    }

    private static List<CompoundPart> Trace(Step?[,] ways, int count, Step last)
    {
        List<CompoundPart> found = [new(last.From, last.Word)];
        for (var at = last.From; count > 0; count--)
        {
            var step = ways[count, at]!.Value;
            found.Add(new CompoundPart(step.From, step.Word));
            at = step.From;
        }

        found.Reverse();
        return found;
    }

    private Guess? Modifier(ReadOnlySpan<char> part)
    {
        Guess? best = null;
        Take(ref best, part, ModifierOf(part), 1);
        foreach (var link in Links)
        {
            if (part.Length >= ShortestPart + link.Length && part.EndsWith(link, StringComparison.Ordinal))
            {
                Take(ref best, part[..^link.Length], ModifierOf(part[..^link.Length]), Linked);
            }
        }

        // Grenzschutz is of Grenze.
        Span<char> longer = stackalloc char[LongestPart + 1];
        part.CopyTo(longer);
        longer[part.Length] = 'e';
        Take(ref best, longer[..(part.Length + 1)], ModifierOf(longer[..(part.Length + 1)]), Cut);
        return best;
    }

    private Guess? Head(ReadOnlySpan<char> part)
    {
        Guess? best = null;
        Take(ref best, part, HeadOf(part), 1);
        foreach (var ending in Endings)
        {
            if (part.Length >= ShortestPart + ending.Length && part.EndsWith(ending, StringComparison.Ordinal))
            {
                Take(ref best, part[..^ending.Length], HeadOf(part[..^ending.Length]), Linked);
            }
        }

        return best;
    }

    private static void Take(ref Guess? best, ReadOnlySpan<char> word, int uses, double factor)
    {
        if (uses > 0 && Math.Log(uses * factor) is var worth && !(best?.Worth >= worth))
        {
            best = new Guess(worth, word.ToString());
        }
    }

    private int ModifierOf(ReadOnlySpan<char> word) => parts.TryGet(word, out var use) ? use.Modifier : 0;

    private int HeadOf(ReadOnlySpan<char> word) => parts.TryGet(word, out var use) ? use.Head : 0;
}
