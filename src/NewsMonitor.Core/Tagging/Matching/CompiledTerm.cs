using NewsMonitor.Core.Tagging.Rules;
using NewsMonitor.Core.Tagging.Words;

namespace NewsMonitor.Core.Tagging.Matching;

/// <summary>A term whose patterns are numbered, with its conditions.</summary>
internal sealed class CompiledTerm(Term term, TermIndex index)
{
    private readonly int[] _near = [.. term.Near.Select(index.Add)];
    private readonly int[] _unless = [.. term.Unless.Select(index.Add)];
    private readonly int _particle = term.Particle is { } particle ? index.Add(particle) : -1;

    public Term Term => term;

    /// <summary>Number of the pattern in the index.</summary>
    public int Id { get; } = index.Add(term.Pattern);

    /// <summary>Whether the article holds nothing that the term must not stand with.</summary>
    public bool MayCount(Reading reading)
    {
        foreach (var unless in _unless)
        {
            if (reading.Has(unless))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a hit counts: unmasked, and in the context that the term asks for.</summary>
    public bool Counts(Reading reading, Span span, out Place place)
    {
        place = new Place(span, Place.NoParticle);
        return !reading.IsMasked(span) && HasParticle(reading, ref place) && HasContext(reading, span);
    }

    private bool HasParticle(Reading reading, ref Place place)
    {
        if (_particle < 0)
        {
            return true;
        }

        var words = place.Words;
        foreach (var other in reading.Between(_particle, words.Last + 1, words.Last + Term.ParticleWithin))
        {
            if (reading.Document[other.First].Sentence == reading.Document[words.First].Sentence && !reading.IsMasked(other))
            {
                place = new Place(words, other.First);
                return true;
            }
        }

        return false;
    }

    private bool HasContext(Reading reading, Span span)
    {
        foreach (var near in _near)
        {
            if (IsNear(near, span, reading))
            {
                return true;
            }
        }

        return _near.Length == 0;
    }

    private bool IsNear(int near, Span span, Reading reading)
    {
        foreach (var other in reading.Between(near, span.First - term.Within, span.Last + term.Within))
        {
            var isApart = other.Last < span.First || other.First > span.Last;
            if (isApart && reading.Document[other.First].Text == reading.Document[span.First].Text && !reading.IsMasked(other))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>A place where a term counts.</summary>
/// <param name="Words">Its words.</param>
/// <param name="Particle">The word that is the particle of its verb, or <see cref="NoParticle"/>.</param>
internal readonly record struct Place(Span Words, int Particle)
{
    public const int NoParticle = -1;
}
