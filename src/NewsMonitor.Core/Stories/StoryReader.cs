using System.Globalization;
using System.Runtime.InteropServices;
using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Words;

namespace NewsMonitor.Core.Stories;

/// <summary>Turns articles into what is compared. Not for several threads at once.</summary>
internal sealed class StoryReader(StoryNames names)
{
    private const string German = "de";

    /// <summary>Words with a meaning, from the headline on, that say what an article is about.</summary>
    private const int HeadWords = 60;

    /// <summary>Nobody needs more of an article to know its story; it bounds what the window costs.</summary>
    private const int MostWords = 1500;

    /// <summary>A text shorter than this is compared together with its headline.</summary>
    private const int ShortText = 25;

    private readonly Document _document = new();
    private readonly Dictionary<uint, (int Count, TermKinds Kinds)> _terms = [];
    private readonly SortedSet<ushort> _years = [];
    private bool _isGerman;

    public StoryText Read(StoryArticle article)
    {
        _isGerman = article.Language == German;
        _document.Read(new TaggableText { Title = article.Title, Body = article.Text, Language = article.Language });
        var words = Math.Min(_document.Count, MostWords);
        _terms.Clear();
        _years.Clear();
        ReadWords(article.Language, words);
        foreach (var entity in article.Entities)
        {
            Count(StableHash.Of(entity.Id), TermKinds.Entity | (entity.IsMain ? TermKinds.Head : TermKinds.None));
        }

        foreach (var concept in article.Concepts)
        {
            Count(StableHash.Of(concept), TermKinds.Concept);
        }

        var terms = _terms.Keys.ToArray();
        Array.Sort(terms);
        var text = new StoryText
        {
            Article = article,
            Terms = terms,
            Weights = Array.ConvertAll(terms, term => (float)(1 + Math.Log(_terms[term].Count))),
            Kinds = Array.ConvertAll(terms, term => _terms[term].Kinds),
            Years = [.. _years],
            Triples = Triples(words),
            Headline = Headline(),
            Slots = SlotReader.Read(_document, words, IsName),
        };
        _document.Forget();
        return text with { Article = article with { Text = "" } };
    }

    private void ReadWords(string language, int words)
    {
        var read = 0;
        var before = 0u;
        var sentence = -1;
        for (var at = 0; at < words; at++)
        {
            var folded = _document.Folded(at);
            if (_document[at].Sentence != sentence)
            {
                (sentence, before) = (_document[at].Sentence, 0);
            }

            if (folded.Length < 2 || CommonWords.Contains(folded))
            {
                continue;
            }

            if (DateWords.IsYear(folded))
            {
                _years.Add(ushort.Parse(folded, CultureInfo.InvariantCulture));
                continue;
            }

            var kinds = (IsName(at) ? TermKinds.Name : TermKinds.None)
                | (folded.IndexOfAnyInRange('0', '9') >= 0 ? TermKinds.Number : TermKinds.None)
                | (++read <= HeadWords ? TermKinds.Head : TermKinds.None);
            var term = StableHash.Of(Stem.Of(folded, language));
            Count(term, kinds);
            if (before != 0)
            {
                Count(StableHash.Of(before, term), TermKinds.Pair);
            }

            before = term;
        }
    }

    private void Count(uint term, TermKinds kinds)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_terms, term, out _);
        known = (known.Count + 1, known.Kinds | kinds);
    }

    /// <summary>A word that is written as a name: in German one of a known name, in capitals, or beside another word with a capital.</summary>
    private bool IsName(int at)
    {
        var cased = _document.Cased(at, at);
        if (!HasCapital(at) || _document.Shouts(at))
        {
            return false;
        }

        if (names.Contains(_document.Folded(at)) || (cased.Length > 1 && !cased.ContainsAnyInRange('a', 'z')))
        {
            return true;
        }

        var begins = at == 0 || _document[at - 1].Sentence != _document[at].Sentence;
        return !begins && (!_isGerman || StandsBesideCapital(at - 1, at) || StandsBesideCapital(at + 1, at));
    }

    private bool StandsBesideCapital(int at, int beside) =>
        at >= 0
        && at < _document.Count
        && _document[at].Sentence == _document[beside].Sentence
        && HasCapital(at)
        && !CommonWords.Contains(_document.Folded(at));

    private HeadlineWord[] Headline()
    {
        // Where nearly every word has a capital, as in many English headlines, none is a fact for that.
        var words = TitleWords();
        var capitals = Enumerable.Range(0, words).Count(HasCapital);
        var tells = _isGerman || capitals * 4 <= words * 3;
        return [.. Enumerable.Range(0, words)
            .Select(at => new HeadlineWord(
                _document.Folded(at).ToString(),
                char.IsDigit(_document.Cased(at, at)[0]) || DateWords.Contains(_document.Folded(at)) || (tells && HasCapital(at))))
            .DistinctBy(word => word.Folded)];
    }

    private bool HasCapital(int at) => char.IsUpper(_document.Cased(at, at)[0]);

    private int TitleWords()
    {
        var words = 0;
        while (words < _document.Count && _document[words].Field == TextField.Title)
        {
            words++;
        }

        return words;
    }

    private uint[] Triples(int words)
    {
        var first = Math.Min(words, TitleWords());
        first = words - first < ShortText ? 0 : first;

        HashSet<uint> triples = [];
        var (one, two) = (0u, 0u);
        for (var at = first; at < words; at++)
        {
            var three = StableHash.Of(_document.Folded(at));
            if (at >= first + 2)
            {
                triples.Add(StableHash.Of(one, StableHash.Of(two, three)));
            }

            (one, two) = (two, three);
        }

        uint[] sorted = [.. triples];
        Array.Sort(sorted);
        return sorted;
    }
}
