using NewsMonitor.Core.Tagging.Matching;
using NewsMonitor.Core.Tagging.Rules;
using NewsMonitor.Core.Tagging.Words;

namespace NewsMonitor.Core.Tagging;

/// <summary>Takes the words that guards name out of the evidence, before anything is scored.</summary>
internal sealed class GuardMask(IEnumerable<Guard> guards, TermIndex index)
{
    private readonly CompiledGuard[] _guards = [.. guards.Select(guard => new CompiledGuard(guard, index))];

    /// <summary>Masks the reading's words and tells which.</summary>
    public IReadOnlyList<MaskedWords> Apply(Reading reading)
    {
        // All guards look at the whole text first: the order of guards in the files must not matter.
        var masked = _guards
            .SelectMany(guard => guard.PlacesIn(reading).Select(span => (Guard: guard.Id, Span: span)))
            .ToList();
        foreach (var (_, span) in masked)
        {
            reading.Mask(span);
        }

        return
        [
            .. masked
                .Select(mask => new MaskedWords(mask.Guard, reading.FieldOf(mask.Span).Name(), reading.Document.Quote(mask.Span)))
                .Distinct(),
        ];
    }
}
