using NewsMonitor.Core.Tagging.Rules;
using NewsMonitor.Core.Tagging.Words;

namespace NewsMonitor.Core.Tagging.Matching;

/// <summary>A guard whose terms are numbered.</summary>
internal sealed class CompiledGuard(Guard guard, TermIndex index)
{
    private readonly CompiledTerm[] _terms = [.. guard.Terms.Select(term => new CompiledTerm(term, index))];
    private readonly int[] _ids = [.. guard.Terms.Select(term => index.Add(term.Pattern))];
    private readonly int[] _context = [.. guard.Context.Select(index.Add)];
    private readonly int[] _unless = [.. guard.Unless.Select(index.Add)];

    public string Id => guard.Id;

    /// <summary>The words that this guard takes out.</summary>
    public IEnumerable<Span> PlacesIn(Reading reading)
    {
        var isAtWork = reading.Hits.HasAny(_ids) && (_context.Length == 0 || reading.Hits.HasAny(_context)) && !reading.Hits.HasAny(_unless);
        return isAtWork ? _terms.SelectMany(term => term.PlacesIn(reading)) : [];
    }
}
