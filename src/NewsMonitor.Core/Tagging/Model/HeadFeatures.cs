using NewsMonitor.Core.Tagging.Words;

namespace NewsMonitor.Core.Tagging.Model;

/// <summary>Tells the features of an article's head: its headline and the beginning of its text.</summary>
/// <remarks>
/// A feature is a word (<c>bundeswehr</c>), two words of one sentence that follow each other (<c>der nato</c>), or how a long
/// word begins or ends (<c>ruestung*</c>, <c>*waffen</c>), which is how German compounds are met that no training text held.
/// Only the head is read: news says first what it is about, and what was learnt from short texts holds for short texts.
/// </remarks>
internal static class HeadFeatures
{
    private const int TitleWords = 40;
    private const int TextWords = 80;

    /// <summary>Longer words are mistakes or addresses.</summary>
    private const int LongestWord = 60;

    private const int ShortestCompound = 8;
    private const int ShortestRest = 2;

    private static readonly int[] PartLengths = [5, 6, 7, 8, 9, 10, 12];

    /// <summary>Passes each feature to a sink, repeated ones as often as they occur.</summary>
    /// <param name="document">The article.</param>
    /// <param name="sink">Gets the features.</param>
    /// <param name="masked">Marks the words that guards took out: the tank of a tortoise is none here either. Empty: none.</param>
    /// <returns>How many words of headline and text were read.</returns>
    public static HeadLength Tell(Document document, IFeatureSink sink, ReadOnlySpan<bool> masked = default)
    {
        Span<char> buffer = stackalloc char[(2 * LongestWord) + 1];
        var (title, text) = (0, 0);
        var before = -1;
        for (var at = 0; at < document.Count; at++)
        {
            ref readonly var word = ref document[at];
            var folded = document.Folded(at);
            var counts = word.Field == TextField.Title ? title < TitleWords : word.Field != TextField.Category && text < TextWords;
            var isMasked = at < masked.Length && masked[at];
            if (!counts || isMasked || folded.Length > LongestWord || !folded.ContainsAnyExceptInRange('0', '9'))
            {
                before = -1;
                continue;
            }

            _ = word.Field == TextField.Title ? title++ : text++;
            sink.Add(folded);
            if (before >= 0 && document[before].Sentence == word.Sentence)
            {
                sink.Add(Join(document.Folded(before), folded, buffer));
            }

            TellParts(folded, buffer, sink);
            before = at;
        }

        return new HeadLength(title, text);
    }

    private static void TellParts(ReadOnlySpan<char> word, Span<char> buffer, IFeatureSink sink)
    {
        foreach (var length in PartLengths)
        {
            if (word.Length < ShortestCompound || word.Length < length + ShortestRest)
            {
                return;
            }

            word[..length].CopyTo(buffer);
            buffer[length] = '*';
            sink.Add(buffer[..(length + 1)]);

            buffer[0] = '*';
            word[^length..].CopyTo(buffer[1..]);
            sink.Add(buffer[..(length + 1)]);
        }
    }

    private static ReadOnlySpan<char> Join(ReadOnlySpan<char> first, ReadOnlySpan<char> second, Span<char> buffer)
    {
        first.CopyTo(buffer);
        buffer[first.Length] = ' ';
        second.CopyTo(buffer[(first.Length + 1)..]);
        return buffer[..(first.Length + 1 + second.Length)];
    }
}

/// <summary>How many words the head of an article has.</summary>
/// <param name="Title">Of the headline.</param>
/// <param name="Text">Of the text that was read.</param>
internal readonly record struct HeadLength(int Title, int Text)
{
    /// <summary>Value of each feature: it falls with the root of the number of words, as a length norm does.</summary>
    public double Scale => ModelScorer.FeatureScale / Math.Sqrt(Math.Max(1, Title + Text));

    /// <summary>1 when there is only a headline.</summary>
    public double HeadlineOnly => Text == 0 ? 1 : 0;
}

/// <summary>Takes features while they are told: they live in a buffer that is used again.</summary>
internal interface IFeatureSink
{
    void Add(ReadOnlySpan<char> feature);
}
