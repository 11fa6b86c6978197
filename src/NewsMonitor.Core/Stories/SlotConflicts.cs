namespace NewsMonitor.Core.Stories;

/// <summary>How many places of two texts are filled in differently.</summary>
/// <remarks>
/// A filling conflicts with another where each stands in one text only (<c>2015</c> and <c>2016</c>), or where both changed places
/// (<c>Nordkorea testet, Südkorea warnt</c>). What stands elsewhere in the other text as well is chance: the words around it are common.
/// </remarks>
internal static class SlotConflicts
{
    /// <returns>Their share of the places of the text with fewer: 0 to 1.</returns>
    public static double Between(Slot[] one, Slot[] other)
    {
        if (one.Length == 0 || other.Length == 0)
        {
            return 0;
        }

        var mine = one.Select(slot => slot.Filling).ToHashSet();
        var theirs = other.Select(slot => slot.Filling).ToHashSet();
        HashSet<(uint, uint)> exchanged = [];
        HashSet<(uint, uint)> conflicts = [];
        for (int i = 0, j = 0; i < one.Length && j < other.Length;)
        {
            var (place, otherPlace) = (one[i].Place, other[j].Place);
            var (ends, otherEnds) = (EndOf(one, i), EndOf(other, j));

            // A place that is filled in in several ways within one text is a common turn of phrase.
            if (place == otherPlace && Only(one.AsSpan(i..ends)) is { } a && Only(other.AsSpan(j..otherEnds)) is { } b && a != b)
            {
                if ((!theirs.Contains(a) && !mine.Contains(b)) || exchanged.Contains((b, a)))
                {
                    conflicts.Add((a, b));
                }

                exchanged.Add((a, b));
            }

            (i, j) = (place <= otherPlace ? ends : i, otherPlace <= place ? otherEnds : j);
        }

        return (double)conflicts.Count / Math.Min(Places(one), Places(other));
    }

    private static int Places(Slot[] slots) => slots.DistinctBy(slot => slot.Place).Count();

    private static uint? Only(ReadOnlySpan<Slot> slots)
    {
        foreach (var slot in slots)
        {
            if (slot.Filling != slots[0].Filling)
            {
                return null;
            }
        }

        return slots[0].Filling;
    }

    private static int EndOf(Slot[] slots, int first)
    {
        var end = first + 1;
        while (end < slots.Length && slots[end].Place == slots[first].Place)
        {
            end++;
        }

        return end;
    }
}
