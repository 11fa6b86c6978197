using System.Net;

namespace NewsMonitor.Core.Tagging.Words;

/// <summary>An article cut into words: title, lead, body, then each category as a text of its own.</summary>
/// <remarks>Made to be used again: the letters of all words lie in two buffers, and no word is a string.</remarks>
internal sealed class Document
{
    /// <summary>What lies beyond is not read: no article is that long, and the bound keeps its cost bounded, too.</summary>
    public const int MostWords = 100_000;

    /// <summary>Many feeds give a whole article without a paragraph: the sentence with this word is the last that leads it.</summary>
    private const int LongestLead = 80;

    private readonly List<(string Text, bool Shouts)> _texts = [];
    private readonly Tokenizer _tokenizer;
    private Word[] _words = new Word[1024];
    private char[] _cased = new char[8192];
    private char[] _folded = new char[8192];
    private char[] _piece = new char[64];

    public Document() => _tokenizer = new Tokenizer(this);

    public int Count { get; private set; }

    /// <summary>How many sentences there are; they are numbered from 0.</summary>
    public int Sentences { get; private set; }

    /// <summary>Whether there were more words than are read.</summary>
    public bool IsTruncated { get; set; }

    /// <summary>What it holds on to, in characters: long texts leave large buffers.</summary>
    public int Size => _cased.Length + _folded.Length + _words.Length;

    public ref Word this[int word] => ref _words[word];

    public void Read(TaggableText text)
    {
        Count = 0;
        Sentences = 0;
        IsTruncated = false;
        _texts.Clear();
        Add(TextField.Title, text.Title);
        AddLead(text.Lead);
        Add(TextField.Body, text.Body);
        foreach (var category in text.Categories)
        {
            Add(TextField.Category, category);
        }
    }

    /// <summary>Lets go of the texts, so that a resting document keeps no article alive.</summary>
    public void Forget() => _texts.Clear();

    /// <summary>The folded letters of consecutive words, as if they were one.</summary>
    public ReadOnlySpan<char> Folded(int first, int last) => _folded.AsSpan(_words[first].FoldedStart.._words[last].FoldedEnd);

    public ReadOnlySpan<char> Folded(int word) => Folded(word, word);

    /// <summary>Consecutive words as written, hyphens between them.</summary>
    public ReadOnlySpan<char> Cased(int first, int last) => _cased.AsSpan(_words[first].CasedStart.._words[last].CasedEnd);

    /// <summary>Whether the word's text is all in capitals, where case says nothing.</summary>
    public bool Shouts(int word) => _texts[_words[word].Text].Shouts;

    /// <summary>The words of a span as the article writes them, invisible characters included.</summary>
    public string Quote(Span span) => _texts[_words[span.First].Text].Text[_words[span.First].Start.._words[span.Last].End];

    /// <summary>Space for letters that are put together for one look-up.</summary>
    public Span<char> Scratch(int length)
    {
        if (_piece.Length < length)
        {
            _piece = new char[length * 2];
        }

        return _piece.AsSpan(0, length);
    }

    /// <summary>Appends a word and tells where; -1 when it has no visible letter.</summary>
    public int Append(ReadOnlySpan<char> raw, TextField field, int text, int sentence, int start, int end)
    {
        Grow(raw.Length);
        var casedStart = Count == 0 ? 0 : _words[Count - 1].CasedEnd + 1;
        var foldedStart = Count == 0 ? 0 : _words[Count - 1].FoldedEnd;
        if (!Folding.TryFold(raw, _cased.AsSpan(casedStart), _folded.AsSpan(foldedStart), out var cased, out var folded))
        {
            var clean = Normaliser.Clean(raw);
            var fold = Normaliser.FoldClean(clean);
            Grow(Math.Max(clean.Length, fold.Length));
            clean.CopyTo(_cased.AsSpan(casedStart));
            fold.CopyTo(_folded.AsSpan(foldedStart));
            (cased, folded) = (clean.Length, fold.Length);
        }

        if (folded == 0)
        {
            return -1;
        }

        _cased[casedStart + cased] = '-';
        _words[Count] = new Word
        {
            FoldedStart = foldedStart,
            FoldedEnd = foldedStart + folded,
            CasedStart = casedStart,
            CasedEnd = casedStart + cased,
            Field = field,
            Start = start,
            End = end,
            Text = text,
            Sentence = sentence,
        };
        return Count++;
    }

    private void AddLead(string text)
    {
        var last = Count + LongestLead - 1;
        Add(TextField.Lead, text);
        for (var word = last + 1; word < Count; word++)
        {
            if (_words[word].Sentence > _words[last].Sentence)
            {
                _words[word].Field = TextField.Body;
            }
        }
    }

    private void Add(TextField field, string text)
    {
        // Texts are plain already; what is left of markup was encoded twice by its site.
        var plain = HasReference(text) ? WebUtility.HtmlDecode(text) : text;
        _texts.Add((plain, IsInCapitals(plain)));
        Sentences = _tokenizer.Read(plain, field, _texts.Count - 1, Sentences) + 1;
    }

    private static bool HasReference(string text)
    {
        var at = text.IndexOf('&', StringComparison.Ordinal);
        return at >= 0 && text.IndexOf(';', at) > at;
    }

    private static bool IsInCapitals(string text)
    {
        var hasUpper = false;
        foreach (var character in text)
        {
            if (char.IsLower(character))
            {
                return false;
            }

            hasUpper |= char.IsUpper(character);
        }

        return hasUpper;
    }

    private void Grow(int letters)
    {
        if (Count == _words.Length)
        {
            Array.Resize(ref _words, Count * 2);
        }

        // A folded letter may be two, and after each word there is room for a hyphen.
        var (cased, folded) = Count == 0 ? (0, 0) : (_words[Count - 1].CasedEnd, _words[Count - 1].FoldedEnd);
        GrowTo(ref _cased, cased + letters + 2);
        GrowTo(ref _folded, folded + (letters * 2));
    }

    private static void GrowTo(ref char[] buffer, int length)
    {
        if (buffer.Length < length)
        {
            Array.Resize(ref buffer, Math.Max(length, buffer.Length * 2));
        }
    }
}

/// <summary>Consecutive words of a document, both ends included.</summary>
internal readonly record struct Span(int First, int Last);
