using NewsMonitor.Core.Tagging.Words;

namespace NewsMonitor.Core.Tagging.Matching;

/// <summary>One article while it is tagged: its words, the terms found in it, and the words that guards took out.</summary>
internal sealed class Reading(Document document, TermHits hits)
{
    private readonly bool[] _masked = new bool[document.Words.Count];

    public Document Document => document;

    public TermHits Hits => hits;

    public void Mask(Span span) => Array.Fill(_masked, true, span.First, span.Last - span.First + 1);

    /// <summary>Whether one of the words is masked: half a phrase is no evidence.</summary>
    public bool IsMasked(Span span) => Array.IndexOf(_masked, true, span.First, span.Last - span.First + 1) >= 0;

    public TextField FieldOf(Span span) => document.Words[span.First].Field;

    public int SentenceOf(Span span) => document.Words[span.First].Sentence;
}
