using NewsMonitor.Core.Tagging.Rules;
using NewsMonitor.Core.Tagging.Words;

namespace NewsMonitor.Core.Tagging.Matching;

/// <summary>A term whose patterns are numbered, with its conditions.</summary>
internal sealed class CompiledTerm(Term term, TermIndex index)
{
    private readonly int[] _near = [.. term.Near.Select(index.Add)];
    private readonly int[] _unless = [.. term.Unless.Select(index.Add)];

    public Term Term => term;

    /// <summary>Number of the pattern in the index.</summary>
    public int Id { get; } = index.Add(term.Pattern);

    /// <summary>The places that count: unmasked, and in the context that the term asks for.</summary>
    public IEnumerable<Span> PlacesIn(Reading reading)
    {
        if (!reading.Hits.Has(Id) || reading.Hits.HasAny(_unless))
        {
            return [];
        }

        return reading.Hits.Of(Id).Where(span => !reading.IsMasked(span) && HasContext(span, reading));
    }

    private bool HasContext(Span span, Reading reading) => _near.Length == 0 || Array.Exists(_near, near => IsNear(near, span, reading));

    private bool IsNear(int near, Span span, Reading reading)
    {
        var words = reading.Document.Words;
        foreach (var other in reading.Hits.Between(near, span.First - term.Within, span.Last + term.Within))
        {
            var isApart = other.Last < span.First || other.First > span.Last;
            if (isApart && words[other.First].Text == words[span.First].Text && !reading.IsMasked(other))
            {
                return true;
            }
        }

        return false;
    }
}
