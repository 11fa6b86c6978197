using NewsMonitor.Core.Tagging.Matching;
using NewsMonitor.Core.Tagging.Rules;
using NewsMonitor.Core.Tagging.Words;

namespace NewsMonitor.Core.Tagging;

/// <summary>Finds out which kinds of event an article tells of, and whether they happened.</summary>
internal sealed class EventFinder
{
    private readonly (EventClass Class, CompiledTerm[] Terms)[] _classes;
    private readonly (EventStatus Status, CompiledTerm Term)[] _cues;

    public EventFinder(RuleSet rules, TermIndex index)
    {
        _classes = [.. rules.Events.Select(kind => (kind, kind.Terms.Select(term => new CompiledTerm(term, index)).ToArray()))];
        _cues = [.. rules.Cues.Select(cue => (cue.Status, new CompiledTerm(cue.Term, index)))];
    }

    /// <summary>The events, gravest first, and what the gravest of them makes of the article.</summary>
    public (IReadOnlyList<EventTag> Events, Severity Severity) Find(Reading reading)
    {
        var statusOf = StatusBySentence(reading);
        var told = _classes
            .SelectMany(kind => Mentions(kind.Class, kind.Terms, reading, statusOf))
            .OrderByDescending(mention => mention.Tag.Severity)
            .ThenByDescending(mention => mention.IsNews)
            .ToList();

        // One sentence far down is background, and background must not alarm anybody.
        var gravest = told.Find(mention => mention.IsNews)?.Tag;
        var because = gravest is null ? null : $"{gravest.Class}/{NameOf(gravest.Status)}";
        return ([.. told.Select(mention => mention.Tag)], new Severity(gravest?.Severity ?? 0, because));
    }

    private Dictionary<int, EventStatus> StatusBySentence(Reading reading)
    {
        var statusOf = new Dictionary<int, EventStatus>();
        foreach (var (status, term) in _cues.Where(cue => reading.Hits.Has(cue.Term.Id)))
        {
            foreach (var place in term.PlacesIn(reading))
            {
                var sentence = reading.SentenceOf(place);

                // The enum is ordered by how much a status takes away: hypothetical beats historical beats planned.
                statusOf[sentence] = statusOf.TryGetValue(sentence, out var known) && known > status ? known : status;
            }
        }

        return statusOf;
    }

    private static IEnumerable<Mention> Mentions(EventClass kind, CompiledTerm[] terms, Reading reading, Dictionary<int, EventStatus> statusOf) =>
        terms
            .Where(term => reading.Hits.Has(term.Id))
            .SelectMany(term => term.PlacesIn(reading).Select(place => (Term: term.Term, Place: place)))
            .Where(match => reading.FieldOf(match.Place) != TextField.Category)
            .GroupBy(match => statusOf.GetValueOrDefault(reading.SentenceOf(match.Place), EventStatus.Occurred))
            .Select(matches => new Mention(
                new EventTag(
                    kind.Id,
                    matches.Key,
                    SeverityOf(kind, matches.Key),
                    [.. matches.DistinctBy(match => match.Term).Select(match => EvidenceOf(match.Term, match.Place, reading))]),
                IsNews: matches.Any(match => reading.FieldOf(match.Place) != TextField.Body)
                    || matches.Select(match => reading.SentenceOf(match.Place)).Distinct().Skip(1).Any()));

    private static int SeverityOf(EventClass kind, EventStatus status) => status switch
    {
        EventStatus.Occurred => kind.Severity,
        EventStatus.Planned => Math.Min(kind.Severity, Math.Max(1, kind.Severity - 1)),
        _ => 0,
    };

    private static Evidence EvidenceOf(Term term, Span place, Reading reading) =>
        new(reading.FieldOf(place).Name(), reading.Document.Quote(place), term.Pattern.Text, 0, term.Rule);

    private static string NameOf(EventStatus status) => status switch
    {
        EventStatus.Occurred => "occurred",
        EventStatus.Planned => "planned",
        EventStatus.Historical => "historical",
        _ => "hypothetical",
    };

    /// <summary>One event class with one status.</summary>
    /// <param name="Tag">The event.</param>
    /// <param name="IsNews">Told in title or lead, or in more than one sentence of the body.</param>
    private sealed record Mention(EventTag Tag, bool IsNews);
}
