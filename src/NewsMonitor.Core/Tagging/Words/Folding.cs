namespace NewsMonitor.Core.Tagging.Words;

/// <summary>The same as <see cref="Normaliser"/> for nearly every word of a German or English text, without strings.</summary>
/// <remarks>
/// Letters of Latin-1 are in composed form already, so that there is nothing to normalise; a word with any other letter is left to
/// <see cref="Normaliser"/>. Tests hold the two together.
/// </remarks>
internal static class Folding
{
    /// <summary>Writes the cleaned and the folded word. Folded it is at most twice as long.</summary>
    /// <returns>False when the word has other letters; what was written then means nothing.</returns>
    public static bool TryFold(ReadOnlySpan<char> raw, Span<char> cased, Span<char> folded, out int casedLength, out int foldedLength)
    {
        var (toCased, toFolded) = (0, 0);
        foreach (var character in raw)
        {
            if (char.IsAscii(character))
            {
                cased[toCased++] = character;
                folded[toFolded++] = char.IsAsciiLetterUpper(character) ? (char)(character | 0x20) : character;
            }
            else if (IsLatin1Letter(character))
            {
                cased[toCased++] = character;
                var lower = character <= 'Þ' ? (char)(character | 0x20) : character;
                toFolded += Write(lower, folded[toFolded..]);
            }
            else if (Normaliser.IsApostrophe(character))
            {
                cased[toCased++] = '\'';
                folded[toFolded++] = '\'';
            }
            else if (!Normaliser.IsInvisible(character))
            {
                (casedLength, foldedLength) = (0, 0);
                return false;
            }
        }

        casedLength = toCased;
        foldedLength = folded[..toFolded].EndsWith("'s") ? toFolded - 2 : toFolded;
        return true;
    }

    private static int Write(char lower, Span<char> folded)
    {
        var second = lower switch { 'ä' or 'ö' or 'ü' => 'e', 'ß' => 's', _ => '\0' };
        folded[0] = lower switch { 'ä' => 'a', 'ö' => 'o', 'ü' => 'u', 'ß' => 's', _ => lower };
        if (second == '\0')
        {
            return 1;
        }

        folded[1] = second;
        return 2;
    }

    private static bool IsLatin1Letter(char character) => character is (>= 'À' and <= 'Ö') or (>= 'Ø' and <= 'ö') or (>= 'ø' and <= 'ÿ');
}
