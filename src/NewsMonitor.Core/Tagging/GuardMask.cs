using NewsMonitor.Core.Tagging.Matching;
using NewsMonitor.Core.Tagging.Rules;
using NewsMonitor.Core.Tagging.Words;

namespace NewsMonitor.Core.Tagging;

/// <summary>Takes the words that guards name out of the evidence, before anything is scored.</summary>
internal sealed class GuardMask
{
    /// <summary>What a word means to its guard; the order is the order in which they are looked at.</summary>
    private const ulong Unless = 0, Context = 1, Masks = 2;

    private readonly IReadOnlyList<Guard> _guards;
    private readonly List<CompiledTerm> _terms = [];
    private readonly Postings<ulong> _uses = new();

    public GuardMask(IReadOnlyList<Guard> guards, TermIndex index)
    {
        _guards = guards;
        for (var guard = 0; guard < guards.Count; guard++)
        {
            foreach (var term in guards[guard].Terms)
            {
                var compiled = new CompiledTerm(term, index);
                _uses.Add(compiled.Id, Key(guard, Masks, _terms.Count));
                _terms.Add(compiled);
            }

            AddAll(guards[guard].Context, guard, Context, index);
            AddAll(guards[guard].Unless, guard, Unless, index);
        }

        _uses.Freeze();
    }

    /// <summary>Masks the reading's words and tells which.</summary>
    public IReadOnlyList<MaskedWords> Apply(Reading reading)
    {
        var masked = new HashSet<MaskedWords>();
        var spans = new List<Span>();
        var (guard, hasContext, rests) = (-1, false, false);
        foreach (var key in UsesIn(reading))
        {
            var of = (int)(key >> 34);
            if (of != guard)
            {
                (guard, hasContext, rests) = (of, _guards[of].Context.Count == 0, false);
            }

            switch ((key >> 32) & 3)
            {
                case Unless:
                    rests = true;
                    break;
                case Context:
                    hasContext = true;
                    break;
                case Masks when hasContext && !rests:
                    Collect(_terms[(int)(uint)key], _guards[guard].Id, reading, spans, masked);
                    break;
            }
        }

        // All guards look at the whole text first: the order of guards in the files must not matter.
        foreach (var span in spans)
        {
            reading.Mask(span);
        }

        return [.. masked];
    }

    private static void Collect(CompiledTerm term, string guard, Reading reading, List<Span> spans, HashSet<MaskedWords> masked)
    {
        if (!term.MayCount(reading))
        {
            return;
        }

        foreach (var span in reading.PlacesOf(term.Id))
        {
            if (term.Counts(reading, span, out _))
            {
                spans.Add(span);
                masked.Add(new MaskedWords(guard, reading.FieldOf(span).Name(), reading.Document.Quote(span)));
            }
        }
    }

    private ReadOnlySpan<ulong> UsesIn(Reading reading)
    {
        reading.Keys.Clear();
        foreach (var term in reading.Terms)
        {
            reading.Keys.AddRange(_uses.Of(term));
        }

        foreach (var type in reading.Types)
        {
            reading.Keys.AddRange(_uses.Of(type));
        }

        return reading.SortKeys();
    }

    private void AddAll(IReadOnlyList<TermPattern> patterns, int guard, ulong use, TermIndex index)
    {
        foreach (var pattern in patterns)
        {
            _uses.Add(index.Add(pattern), Key(guard, use, 0));
        }
    }

    private static ulong Key(int guard, ulong use, int term) => ((ulong)guard << 34) | (use << 32) | (uint)term;
}
