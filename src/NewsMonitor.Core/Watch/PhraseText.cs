using System.Text;
using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Words;

namespace NewsMonitor.Core.Watch;

/// <summary>Texts in which phrases are looked up word by word, spelling and case made one as for the terms of rules.</summary>
internal sealed class PhraseText
{
    private readonly string _words;

    public PhraseText(IEnumerable<string> texts)
    {
        // A line feed between them: no phrase begins in the title and ends in the lead.
        var document = new Document();
        var words = new StringBuilder(" ");
        foreach (var text in texts)
        {
            Append(words, document, text);
            words.Append("\n ");
        }

        _words = words.ToString();
    }

    /// <summary>Whether the phrase stands there. A last <c>*</c> stands for any ending of its last word.</summary>
    public bool Has(string phrase)
    {
        var words = new StringBuilder(" ");
        Append(words, new Document(), phrase);
        if (words.Length == 1)
        {
            return false;
        }

        var sought = words.ToString();
        return _words.Contains(phrase.EndsWith('*') ? sought[..^1] : sought, StringComparison.Ordinal);
    }

    private static void Append(StringBuilder words, Document document, string text)
    {
        document.Read(new TaggableText { Title = text, Language = "und" });
        for (var word = 0; word < document.Count; word++)
        {
            words.Append(document.Folded(word)).Append(' ');
        }
    }
}
