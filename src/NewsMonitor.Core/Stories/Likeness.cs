namespace NewsMonitor.Core.Stories;

/// <summary>How alike two articles are, feature by feature; most are 0 to 1.</summary>
internal readonly record struct Likeness
{
    /// <summary>Names weigh so much from which sharing one tells something.</summary>
    private const double TellingName = 2;

    private const double TellingPair = 2.5;

    public double Words { get; private init; }

    public double Names { get; private init; }

    public double Head { get; private init; }

    public double HeadNames { get; private init; }

    public double Pairs { get; private init; }

    public double Numbers { get; private init; }

    public double WordsContained { get; private init; }

    public double NamesContained { get; private init; }

    public double PairsContained { get; private init; }

    public double Entities { get; private init; }

    public double Concepts { get; private init; }

    /// <summary>ln(1 + how many telling names both have) / 3.</summary>
    public double SharedNames { get; private init; }

    /// <summary>ln(1 + how many telling pairs of words both have) / 3.</summary>
    public double SharedPairs { get; private init; }

    /// <summary>ln of how many times more terms the longer one has, / 3.</summary>
    public double Lengths { get; private init; }

    /// <summary>0.5 when they name a year in common, -1 when they name other ones, 0 when one names none.</summary>
    public double Years { get; private init; }

    public static Likeness Of(StoryText one, StoryText other, TermStatistics statistics)
    {
        Cosine words = default, names = default, head = default, headNames = default, pairs = default, numbers = default, entities = default, concepts = default;
        var (sharedNames, sharedPairs) = (0, 0);
        for (int i = 0, j = 0; i < one.Terms.Length || j < other.Terms.Length;)
        {
            var mine = i < one.Terms.Length && (j == other.Terms.Length || one.Terms[i] <= other.Terms[j]);
            var theirs = j < other.Terms.Length && (i == one.Terms.Length || other.Terms[j] <= one.Terms[i]);
            var weight = statistics.Weight(mine ? one.Terms[i] : other.Terms[j]);
            var (a, ofA) = mine ? (one.Weights[i] * weight, one.Kinds[i]) : (0, TermKinds.None);
            var (b, ofB) = theirs ? (other.Weights[j] * weight, other.Kinds[j]) : (0, TermKinds.None);
            i += mine ? 1 : 0;
            j += theirs ? 1 : 0;
            var kinds = ofA | ofB;
            if ((kinds & (TermKinds.Entity | TermKinds.Concept)) != 0)
            {
                (kinds.HasFlag(TermKinds.Entity) ? ref entities : ref concepts).Add(a, b);
                continue;
            }

            if ((kinds & TermKinds.Pair) != 0)
            {
                sharedPairs += mine && theirs && weight > TellingPair ? 1 : 0;
                pairs.Add(a, b);
                continue;
            }

            words.Add(a, b);
            var isName = (kinds & TermKinds.Name) != 0;
            if (isName)
            {
                sharedNames += mine && theirs && weight > TellingName ? 1 : 0;
                names.Add(a, b);
            }

            if ((kinds & TermKinds.Number) != 0)
            {
                numbers.Add(a, b);
            }

            if ((kinds & TermKinds.Head) != 0)
            {
                var (x, y) = ((ofA & TermKinds.Head) != 0 ? weight : 0, (ofB & TermKinds.Head) != 0 ? weight : 0);
                head.Add(x, y);
                if (isName)
                {
                    headNames.Add(x, y);
                }
            }
        }

        return new Likeness
        {
            Words = words.Value,
            Names = names.Value,
            Head = head.Value,
            HeadNames = headNames.Value,
            Pairs = pairs.Value,
            Numbers = numbers.Value,
            WordsContained = words.Contained,
            NamesContained = names.Contained,
            PairsContained = pairs.Contained,
            Entities = entities.Value,
            Concepts = concepts.Value,
            SharedNames = Math.Log(1 + sharedNames) / 3,
            SharedPairs = Math.Log(1 + sharedPairs) / 3,
            Lengths = Math.Log((double)Math.Max(one.Terms.Length, other.Terms.Length) / Math.Max(1, Math.Min(one.Terms.Length, other.Terms.Length))) / 3,
            Years = one.Years.Length == 0 || other.Years.Length == 0 ? 0 : one.Years.AsSpan().IndexOfAny(other.Years) >= 0 ? 0.5 : -1,
        };
    }
}
