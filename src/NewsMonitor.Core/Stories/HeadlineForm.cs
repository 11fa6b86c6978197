using NewsMonitor.Core.Tagging.Words;

namespace NewsMonitor.Core.Stories;

/// <summary>Whether two headlines are one form, filled in differently: <c>Zustand der Brücken in Bayern</c>, <c>Zustand der Brücken in Bremen</c>.</summary>
internal static class HeadlineForm
{
    /// <summary>Share of the shorter headline's words that the other one must have to be of the same form.</summary>
    private const double Shared = 0.5;

    public static bool Differs(StoryArticle one, StoryArticle other)
    {
        var (mine, theirs) = (WordsOf(one), WordsOf(other));
        var shared = mine.Keys.Count(theirs.ContainsKey);
        if (shared < Shared * Math.Min(mine.Count, theirs.Count))
        {
            return false;
        }

        var onlyMine = Facts(mine, theirs);
        var onlyTheirs = Facts(theirs, mine);

        // A report of 2010 is another edition, also where the headline of the other one names no year.
        if (onlyMine.Concat(onlyTheirs).Any(IsYear))
        {
            return true;
        }

        // A longer or shorter word for the same thing is none: Kampfpanzer, Panzer.
        onlyMine.RemoveAll(word => onlyTheirs.RemoveAll(beside => AreAkin(word, beside)) > 0);
        return onlyMine.Count > 0 && onlyTheirs.Count > 0;
    }

    private static Dictionary<string, bool> WordsOf(StoryArticle article)
    {
        var words = article.Title.Split([' ', '-', '/', ',', ':', ';', '(', ')', '.', '„', '“', '"', '–'], StringSplitOptions.RemoveEmptyEntries);

        // Where nearly every word has a capital, as in many English headlines, none is a fact for that.
        var tells = article.Language == "de" || words.Count(word => char.IsUpper(word[0])) * 4 <= words.Length * 3;
        Dictionary<string, bool> found = new(StringComparer.Ordinal);
        foreach (var word in words)
        {
            var folded = Normaliser.Fold(word);
            found.TryAdd(folded, char.IsDigit(word[0]) || DateWords.Contains(folded) || (tells && char.IsUpper(word[0])));
        }

        return found;
    }

    private static List<string> Facts(Dictionary<string, bool> of, Dictionary<string, bool> without) =>
        [.. of.Where(word => word.Value && !without.ContainsKey(word.Key)).Select(word => word.Key)];

    private static bool AreAkin(string one, string other)
    {
        if (IsOrdinal(one) && IsOrdinal(other))
        {
            return false;
        }

        var (shorter, longer) = one.Length <= other.Length ? (one, other) : (other, one);
        return !char.IsDigit(shorter[0])
            && shorter.Length > 3
            && (longer.EndsWith(shorter, StringComparison.Ordinal) || longer.StartsWith(shorter[..^1], StringComparison.Ordinal));
    }

    private static bool IsYear(string folded) => folded is ['1', '9', _, _] or ['2', '0', _, _];

    private static bool IsOrdinal(string folded) => folded.EndsWith("ste", StringComparison.Ordinal) || folded.EndsWith("ster", StringComparison.Ordinal);
}
