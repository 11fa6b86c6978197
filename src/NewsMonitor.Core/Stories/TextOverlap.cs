namespace NewsMonitor.Core.Stories;

/// <summary>How two texts go together word by word, whatever they tell.</summary>
/// <param name="Contained">Share of the shorter text's word triples that the longer one holds: 0 to 1.</param>
/// <param name="Lengths">Length of the shorter text in those of the longer one: 0 to 1.</param>
/// <param name="Conflicts">Share of the names, dates and numbers of the text with fewer that stand in the same place as other ones: 0 to 1.</param>
/// <param name="IsOtherForm">True when the headlines show that a form was filled in differently.</param>
/// <remarks>Word triples and containment: A. Broder, On the resemblance and containment of documents, 1997.</remarks>
internal readonly record struct TextOverlap(double Contained, double Lengths, double Conflicts, bool IsOtherForm)
{
    private const int FewestTriples = 6;

    /// <summary>From here on texts have enough in common to be fillings of one form.</summary>
    private const double Form = 0.5;

    /// <summary>Of a long report one date in fifty may be told differently, and it is the same report.</summary>
    private const double ChanceConflicts = 0.03;

    private const double FormConflicts = 0.1;

    /// <summary>The same form, filled in differently: another event, however like the words are.</summary>
    public bool IsOtherFilling => Contained >= Form && Lengths >= Form && Conflicts >= FormConflicts;

    public bool IsCopy(double from) => Contained >= from && Conflicts < ChanceConflicts && !IsOtherForm;

    public static TextOverlap Of(StoryText one, StoryText other)
    {
        var (shorter, longer) = (Math.Min(one.Triples.Length, other.Triples.Length), Math.Max(one.Triples.Length, other.Triples.Length));
        if (shorter < FewestTriples)
        {
            return default;
        }

        var contained = (double)Common(one.Triples, other.Triples) / shorter;
        var conflicts = contained >= Form ? SlotConflicts.Between(one.Slots, other.Slots) : 0;
        var isOtherForm = contained >= Form && HeadlineForm.Differs(one.Headline, other.Headline);
        return new TextOverlap(contained, (double)shorter / longer, conflicts, isOtherForm);
    }

    private static int Common(uint[] one, uint[] other)
    {
        var common = 0;
        for (int i = 0, j = 0; i < one.Length && j < other.Length;)
        {
            var order = one[i].CompareTo(other[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return common;
    }
}
