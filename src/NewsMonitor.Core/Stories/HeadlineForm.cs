namespace NewsMonitor.Core.Stories;

/// <summary>Whether two headlines are one form, filled in differently: <c>Zustand der Brücken in Bayern</c>, <c>Zustand der Brücken in Bremen</c>.</summary>
internal static class HeadlineForm
{
    /// <summary>Share of the shorter headline's words that the other one must have to be of the same form.</summary>
    private const double Shared = 0.5;

    private const int ShortestKin = 4;

    public static bool Differs(HeadlineWord[] one, HeadlineWord[] other)
    {
        var onlyMine = one.ExceptBy(other.Select(word => word.Folded), word => word.Folded).ToList();
        if (one.Length - onlyMine.Count < Shared * Math.Min(one.Length, other.Length))
        {
            return false;
        }

        var mine = FactsOf(onlyMine);
        var theirs = FactsOf(other.ExceptBy(one.Select(word => word.Folded), word => word.Folded));

        // A report of 2010 is another edition, also where the headline of the other one names no year.
        if (mine.Concat(theirs).Any(word => DateWords.IsYear(word)))
        {
            return true;
        }

        // A longer or shorter word for the same thing is none: Kampfpanzer, Panzer.
        mine.RemoveAll(word => theirs.RemoveAll(beside => AreAkin(word, beside)) > 0);
        return mine.Count > 0 && theirs.Count > 0;
    }

    private static List<string> FactsOf(IEnumerable<HeadlineWord> words) => [.. words.Where(word => word.IsFact).Select(word => word.Folded)];

    private static bool AreAkin(string one, string other)
    {
        var (shorter, longer) = one.Length <= other.Length ? (one, other) : (other, one);
        return !(IsOrdinal(one) && IsOrdinal(other))
            && !char.IsDigit(shorter[0])
            && shorter.Length >= ShortestKin
            && (longer.EndsWith(shorter, StringComparison.Ordinal) || longer.StartsWith(shorter[..^1], StringComparison.Ordinal));
    }

    private static bool IsOrdinal(string folded) => folded.EndsWith("ste", StringComparison.Ordinal) || folded.EndsWith("ster", StringComparison.Ordinal);
}
