using NewsMonitor.Core.Tagging.Words;

namespace NewsMonitor.Core.Stories;

/// <summary>Finds what forms are filled in with: names, dates and numbers, each known by the words around it.</summary>
/// <remarks>Words that follow each other are one filling: <c>Dezember 2011</c>, <c>Baden-Württemberg</c>.</remarks>
internal static class SlotReader
{
    /// <summary>Forms and headlines show what they are early.</summary>
    private const int MostWords = 300;

    private const uint Edge = 1;

    public static Slot[] Read(Document document, int words, Func<int, bool> isName)
    {
        words = Math.Min(words, MostWords);
        List<Slot> slots = [];
        for (var at = 0; at < words;)
        {
            if (!IsFilling(document, at, isName))
            {
                at++;
                continue;
            }

            var (first, filling) = (at, 0u);
            for (; at < words && IsFilling(document, at, isName) && SameField(document, first, at); at++)
            {
                filling = StableHash.Of(filling, StableHash.Of(document.Folded(at)));
            }

            var place = StableHash.Of(WordAt(document, first - 1, first), WordAt(document, at, first));
            slots.Add(new Slot(place, filling));
        }

        slots.Sort();
        return [.. slots];
    }

    private static bool IsFilling(Document document, int at, Func<int, bool> isName)
    {
        var folded = document.Folded(at);
        return folded.ContainsAnyInRange('0', '9') || DateWords.Contains(folded) || isName(at);
    }

    private static bool SameField(Document document, int one, int other) => document[one].Text == document[other].Text;

    private static uint WordAt(Document document, int at, int beside) =>
        at >= 0 && at < document.Count && SameField(document, at, beside) ? StableHash.Of(document.Folded(at)) : Edge;
}
