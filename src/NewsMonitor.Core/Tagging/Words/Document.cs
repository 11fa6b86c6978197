namespace NewsMonitor.Core.Tagging.Words;

/// <summary>An article cut into words: title, lead, body, then each category as a text of its own.</summary>
internal sealed class Document
{
    private readonly List<Word> _words = [];
    private readonly List<string> _texts = [];
    private readonly List<bool> _shouts = [];
    private int _sentence;

    public Document(TaggableText text)
    {
        Add(TextField.Title, text.Title);
        Add(TextField.Lead, text.Lead);
        Add(TextField.Body, text.Body);
        foreach (var category in text.Categories)
        {
            Add(TextField.Category, category);
        }
    }

    public IReadOnlyList<Word> Words => _words;

    /// <summary>Whether the word's text is all in capitals, where case says nothing.</summary>
    public bool Shouts(int word) => _shouts[_words[word].Text];

    /// <summary>The words of a span as the article writes them, invisible characters included.</summary>
    public string Quote(Span span) => _texts[_words[span.First].Text][_words[span.First].Start.._words[span.Last].End];

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

    private void Add(TextField field, string text)
    {
        var number = _texts.Count;
        _texts.Add(text);
        _shouts.Add(IsInCapitals(text));
        _sentence = new Tokenizer(text, field, number, _words).Read(_sentence) + 1;
    }
}

/// <summary>Consecutive words of a document, both ends included.</summary>
internal readonly record struct Span(int First, int Last);
