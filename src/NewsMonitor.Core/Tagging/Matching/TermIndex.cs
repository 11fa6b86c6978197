using NewsMonitor.Core.Tagging.Rules;
using NewsMonitor.Core.Tagging.Words;

namespace NewsMonitor.Core.Tagging.Matching;

/// <summary>Finds all terms of a rule set in a document.</summary>
/// <remarks>
/// The rules are indexed and the document is run against them, not the other way round: the cost follows the length of the
/// text, not the number of rules. A phrase is tried only where its first word stands and when its longest was seen at all.
/// </remarks>
internal sealed class TermIndex
{
    private readonly WordIndex _words = new();
    private readonly Dictionary<TermPattern, int> _ids = [];
    private readonly List<TermPattern> _patterns = [];
    private readonly Dictionary<int, List<int>> _singles = [];
    private readonly Dictionary<int, List<Phrase>> _phrases = [];

    public int Count => _ids.Count;

    /// <summary>The number of a term; the same for equal terms.</summary>
    public int Add(TermPattern pattern)
    {
        if (_ids.TryGetValue(pattern, out var known))
        {
            return known;
        }

        var id = _ids.Count;
        _ids.Add(pattern, id);
        _patterns.Add(pattern);
        var words = pattern.Words.Select(_words.Add).ToArray();
        if (words.Length == 1)
        {
            AddTo(_singles, words[0], id);
        }
        else
        {
            var longest = Enumerable.Range(0, words.Length).MaxBy(at => pattern.Words[at].Text.Length);
            AddTo(_phrases, words[0], new Phrase(id, words, words[longest]));
        }

        return id;
    }

    /// <summary>All places of all terms whose language fits.</summary>
    public TermHits Find(Document document, Func<TermLanguage, bool> isRead)
    {
        var hits = new TermHits(Count);
        var words = new WordHits(_words, document);
        for (var at = 0; at < document.Words.Count; at++)
        {
            foreach (var (word, last) in words.At(at))
            {
                AddSingles(word, new Span(at, last), isRead, hits);
                AddPhrases(word, new Span(at, last), isRead, hits, document, words);
            }
        }

        return hits;
    }

    private void AddSingles(int word, Span span, Func<TermLanguage, bool> isRead, TermHits hits)
    {
        if (_singles.TryGetValue(word, out var singles))
        {
            foreach (var single in singles)
            {
                if (isRead(_patterns[single].Language))
                {
                    hits.Add(single, span);
                }
            }
        }
    }

    private void AddPhrases(int word, Span first, Func<TermLanguage, bool> isRead, TermHits hits, Document document, WordHits words)
    {
        if (_phrases.TryGetValue(word, out var phrases))
        {
            foreach (var phrase in phrases)
            {
                if (words.HasSeen(phrase.Longest) && isRead(_patterns[phrase.Id].Language) && phrase.EndFrom(1, first.Last, document, words) is { } last)
                {
                    hits.Add(phrase.Id, new Span(first.First, last));
                }
            }
        }
    }

    private static void AddTo<T>(Dictionary<int, List<T>> index, int key, T value)
    {
        if (!index.TryGetValue(key, out var values))
        {
            index.Add(key, values = []);
        }

        values.Add(value);
    }

    private sealed record Phrase(int Id, int[] Words, int Longest)
    {
        /// <summary>Last word of the phrase when its words from <paramref name="next"/> on follow; else null.</summary>
        public int? EndFrom(int next, int last, Document document, WordHits hits)
        {
            if (next == Words.Length)
            {
                return last;
            }

            // Directly after, or with one word between.
            for (var at = last + 1; at <= last + 2 && at < document.Words.Count && InSentenceOf(last, at, document); at++)
            {
                foreach (var (word, end) in hits.At(at))
                {
                    if (word == Words[next] && EndFrom(next + 1, end, document, hits) is { } found)
                    {
                        return found;
                    }
                }
            }

            return null;
        }

        private static bool InSentenceOf(int first, int second, Document document) =>
            document.Words[first].Sentence == document.Words[second].Sentence;
    }
}
