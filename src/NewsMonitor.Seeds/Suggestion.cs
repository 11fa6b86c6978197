namespace NewsMonitor.Seeds;

/// <summary>Guesses what a mistyped word was meant to be.</summary>
public static class Suggestion
{
    /// <summary><c> (did you mean 'near'?)</c>, or nothing when no known word is close.</summary>
    public static string For(string written, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(written);
        var best = known
            .Select(word => (Word: word, Distance: word.Equals(written, StringComparison.OrdinalIgnoreCase) ? 0 : Distance(written, word)))
            .DefaultIfEmpty((Word: "", Distance: int.MaxValue))
            .MinBy(guess => guess.Distance);
        return best.Distance <= Math.Max(1, written.Length / 3) ? $" (did you mean '{best.Word}'?)" : "";
    }

    /// <summary>Edits from one word to the other (Levenshtein).</summary>
    private static int Distance(string from, string to)
    {
        // A key of a megabyte is no typing error.
        if (Math.Abs(from.Length - to.Length) > 5)
        {
            return int.MaxValue;
        }

        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (from[i - 1] == to[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
