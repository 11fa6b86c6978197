using NewsMonitor.Core.Tagging.Entities;
using NewsMonitor.Core.Tagging.Rules;
using NewsMonitor.Core.Tagging.Words;

namespace NewsMonitor.Core.Tagging.Matching;

/// <summary>Finds all terms of a rule set in a document.</summary>
/// <remarks>
/// The rules are indexed and the document is run against them, not the other way round: the cost follows the length of the
/// text, not the number of rules. Phrases are a trie whose symbols are word patterns: a thousand phrases that begin with
/// the same word cost one look-up per pattern that follows it. The first numbers stand for the entity types (<c>@weapon</c>).
/// </remarks>
internal sealed class TermIndex
{
    private readonly WordIndex _words = new();
    private readonly Dictionary<TermPattern, int> _ids = [];
    private readonly List<TermLanguage> _languages = [.. Enumerable.Repeat(TermLanguage.Any, EntityTypes.Count)];
    private readonly Postings<int> _singles = new();
    private readonly StepTable _phrases = new();
    private readonly Postings<int> _phraseEnds = new();

    public int Count => _languages.Count;

    /// <summary>The number of a term; the same for equal terms.</summary>
    public int Add(TermPattern pattern)
    {
        if (pattern.Class is { } type)
        {
            return (int)type;
        }

        if (_ids.TryGetValue(pattern, out var known))
        {
            return known;
        }

        var id = Count;
        _ids.Add(pattern, id);
        _languages.Add(pattern.Language);
        if (pattern.Words.Count == 1)
        {
            _singles.Add(_words.Add(pattern.Words[0]), id);
        }
        else
        {
            _phraseEnds.Add(pattern.Words.Aggregate(StepTable.Root, (node, word) => _phrases.Add(node, _words.Add(word))), id);
        }

        return id;
    }

    /// <summary>Ends the adding of terms.</summary>
    public void Freeze()
    {
        _words.Freeze();
        _singles.Freeze();
        _phraseEnds.Freeze();
        _ids.TrimExcess();
    }

    /// <summary>Adds all places of all terms in the document whose language is read.</summary>
    public void Find(Document document, WordHits words, HitTable hits, ReadLanguages languages)
    {
        words.Find(_words, document);
        var search = new PhraseSearch(this, document, words, hits, languages);
        var searches = 0;
        for (var at = 0; at < document.Count; at++)
        {
            foreach (var hit in words.At(at))
            {
                foreach (var single in _singles.Of(hit.Pattern))
                {
                    if (languages.Includes(_languages[single]))
                    {
                        hits.Add(single, new Span(at, hit.Last));
                    }
                }

                if (_phrases.Next(StepTable.Root, hit.Pattern) is > 0 and var node)
                {
                    search.Follow(node, at, hit.Last, searches++);
                }
            }
        }
    }

    /// <summary>Walks the phrases from one first word.</summary>
    private readonly ref struct PhraseSearch(TermIndex index, Document document, WordHits words, HitTable hits, ReadLanguages languages)
    {
        public void Follow(int node, int first, int last, int number)
        {
            // Directly after, or with one word between.
            for (var at = last + 1; at <= last + 2 && at < document.Count && document[at].Sentence == document[last].Sentence; at++)
            {
                foreach (var hit in words.At(at))
                {
                    if (index._phrases.Next(node, hit.Pattern) is > 0 and var next)
                    {
                        foreach (var phrase in index._phraseEnds.Of(next))
                        {
                            if (languages.Includes(index._languages[phrase]))
                            {
                                hits.AddFirst(phrase, new Span(first, hit.Last), number);
                            }
                        }

                        Follow(next, first, hit.Last, number);
                    }
                }
            }
        }
    }
}
