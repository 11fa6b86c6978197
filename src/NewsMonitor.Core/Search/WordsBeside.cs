using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Words;

namespace NewsMonitor.Core.Search;

/// <summary>Finds words by which an article is to be found although its text has them in another form only. Not for several threads at once.</summary>
/// <remarks>
/// Parts of German compounds, and shorter compounds within them; hyphenated words in one piece; words with a suspended hyphen completed (<c>Luft- und
/// Raketenabwehr</c> is about <c>Luftabwehr</c>); in other languages names with letters that may be written umlauts (<c>Müller</c>, <c>Mueller</c>).
/// </remarks>
public sealed class WordsBeside(CompoundParts parts)
{
    /// <summary>What lies beyond is not searched.</summary>
    public const int LongestText = 100_000;

    /// <summary>Shorter words are rarely compounds, and parts of few letters meet everywhere.</summary>
    private const int ShortestNoun = 7;

    /// <summary>Of what is no noun, only long words are looked at: <c>verteidigungspolitisch</c>.</summary>
    private const int ShortestOther = 12;

    private const int LongestJoined = 40;
    private const int MostRemembered = 50_000;

    private readonly CompoundSplitter _splitter = new(parts);
    private readonly Document _document = new();
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly HashSet<string> _looked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _within = new(StringComparer.Ordinal);

    /// <summary>The words, each once, with blanks between; folded.</summary>
    /// <param name="language">Language of the article: <c>de</c>, <c>en</c>, <c>und</c>.</param>
    /// <param name="title">Headline.</param>
    /// <param name="lead">Teaser.</param>
    /// <param name="text">Text; its first 100,000 characters are read.</param>
    public string Of(string language, string title, string lead, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _document.Read(new TaggableText { Title = title, Lead = lead, Body = text.Length > LongestText ? text[..LongestText] : text, Language = language });
        _words.Clear();
        _looked.Clear();
        for (var at = 0; at < _document.Count; at++)
        {
            Read(at, isEnglish: language == "en");
        }

        _document.Forget();
        return string.Join(' ', _words);
    }

    private void Read(int at, bool isEnglish)
    {
        if (_document[at].JoinsNext && (at == 0 || !_document[at - 1].JoinsNext))
        {
            ReadJoined(at, isEnglish);
        }

        var folded = _document.Folded(at);
        var hasCapital = char.IsUpper(_document.Cased(at, at)[0]);
        if (isEnglish)
        {
            if (hasCapital && HasTwoLetterUmlaut(folded))
            {
                _words.Add(folded.ToString());
            }

            return;
        }

        if (_document[at].IsSuspended)
        {
            Complete(at);
        }

        if (folded.Length >= (hasCapital ? ShortestNoun : ShortestOther) && folded.ToString() is var word && _looked.Add(word))
        {
            _words.UnionWith(Within(word));
        }
    }

    private void ReadJoined(int first, bool isEnglish)
    {
        var last = first;
        while (last + 1 < _document.Count && _document[last].JoinsNext)
        {
            last++;
        }

        var joined = _document.Folded(first, last);
        if (joined.Length <= LongestJoined && _words.Add(joined.ToString()) && !isEnglish)
        {
            _words.UnionWith(Within(joined.ToString()));
        }
    }

    private void Complete(int at)
    {
        var stem = _document.Folded(at).Length;
        var completions = SuspendedCompound.Completions(_document, at);
        while (completions.MoveNext())
        {
            var word = completions.Current.ToString();
            if (_splitter.Split(word) is [_, { Start: var start }, ..] && start == stem)
            {
                _words.Add(word);
                _words.UnionWith(Within(word));
            }
        }
    }

    /// <summary>Parts of a compound, and what consecutive parts make: of <c>Raketenabwehrsystem</c> also <c>Raketenabwehr</c> and <c>Abwehrsystem</c>.</summary>
    private string[] Within(string word)
    {
        if (_within.TryGetValue(word, out var known))
        {
            return known;
        }

        var split = _splitter.Split(word);
        List<string> found = [];
        for (var first = 0; first < split.Count; first++)
        {
            for (var last = first; last < split.Count; last++)
            {
                if (last - first < split.Count - 1)
                {
                    found.Add(word[split[first].Start..split[last].Start] + split[last].Word);
                }
            }
        }

        if (_within.Count >= MostRemembered)
        {
            _within.Clear();
        }

        return _within[word] = [.. found];
    }

    private static bool HasTwoLetterUmlaut(ReadOnlySpan<char> folded) => folded.Contains("ae", StringComparison.Ordinal)
        || folded.Contains("oe", StringComparison.Ordinal) || folded.Contains("ue", StringComparison.Ordinal);
}
