using NewsMonitor.Core.Tagging.Matching;
using NewsMonitor.Core.Tagging.Rules;
using NewsMonitor.Core.Tagging.Words;

namespace NewsMonitor.Core.Tagging;

/// <summary>Finds out which kinds of event an article tells of, whether they happened, and how grave they are.</summary>
internal sealed class EventFinder
{
    private const int Critical = 4;

    private readonly IReadOnlyList<EventClass> _classes;
    private readonly EventStatuses _statuses;
    private readonly List<CompiledTerm> _terms = [];
    private readonly Postings<ulong> _uses = new();

    public EventFinder(RuleSet rules, TermIndex index)
    {
        _classes = rules.Events;
        _statuses = new EventStatuses(rules.Cues, index);
        for (var kind = 0; kind < _classes.Count; kind++)
        {
            foreach (var term in _classes[kind].Terms)
            {
                var compiled = new CompiledTerm(term, index);
                _uses.Add(compiled.Id, ((ulong)kind << 32) | (uint)_terms.Count);
                _terms.Add(compiled);
            }
        }

        _uses.Freeze();
    }

    /// <summary>The events, gravest first, and what the gravest of them makes of the article.</summary>
    public (IReadOnlyList<EventTag> Events, Severity Severity) Find(Reading reading)
    {
        var told = Tell(reading);
        if (told.Count == 0)
        {
            return ([], new Severity(0, null));
        }

        MarkWatchedSentences(reading);
        var events = told.Select(happening => (Tag: TagOf(happening, reading), IsNews: happening.IsNews(reading)))
            .OrderByDescending(happening => happening.Tag.Severity)
            .ThenByDescending(happening => happening.IsNews)
            .ToList();

        // One sentence far down is background, and background must not alarm anybody.
        var gravest = events.Find(happening => happening.IsNews).Tag;
        var because = gravest is null ? null : $"{gravest.Class}/{EventStatuses.NameOf(gravest.Status)}";
        return ([.. events.Select(happening => happening.Tag)], new Severity(gravest?.Severity ?? 0, because));
    }

    /// <summary>What is told, by class in the order of the rules, then by status in the order of the words that tell it.</summary>
    private List<Happening> Tell(Reading reading)
    {
        var told = new List<Happening>();
        var keys = UsesIn(reading);
        if (keys.IsEmpty)
        {
            return told;
        }

        _statuses.Mark(reading);
        foreach (var key in keys)
        {
            var term = _terms[(int)(uint)key];
            if (!term.MayCount(reading))
            {
                continue;
            }

            foreach (var span in reading.PlacesOf(term.Id))
            {
                if (reading.FieldOf(span) != TextField.Category && term.Counts(reading, span, out var place))
                {
                    HappeningOf(told, (int)(key >> 32), EventStatuses.At(reading.SentenceOf(span), reading)).Places.Add((term, place));
                }
            }
        }

        return told;
    }

    private ReadOnlySpan<ulong> UsesIn(Reading reading)
    {
        reading.Keys.Clear();
        foreach (var term in reading.Terms)
        {
            reading.Keys.AddRange(_uses.Of(term));
        }

        return reading.SortKeys();
    }

    private static Happening HappeningOf(List<Happening> told, int kind, EventStatus status)
    {
        for (var at = told.Count - 1; at >= 0 && told[at].Kind == kind; at--)
        {
            if (told[at].Status == status)
            {
                return told[at];
            }
        }

        told.Add(new Happening(kind, status, []));
        return told[^1];
    }

    private static void MarkWatchedSentences(Reading reading)
    {
        foreach (var group in reading.Mentions.Groups)
        {
            if (group.Entity.IsWatched)
            {
                foreach (var mention in reading.Mentions.Of(group))
                {
                    reading.WatchedSentences[reading.SentenceOf(mention.Words)] = 1;
                }
            }
        }
    }

    private EventTag TagOf(Happening happening, Reading reading)
    {
        var evidence = new List<Evidence>(1);
        var told = new HashSet<Term>();
        foreach (var (term, place) in happening.Places)
        {
            if (told.Add(term.Term))
            {
                evidence.Add(reading.EvidenceOf(term.Term, place));
            }
        }

        return new EventTag(_classes[happening.Kind].Id, happening.Status, SeverityOf(happening, reading), evidence);
    }

    private int SeverityOf(Happening happening, Reading reading)
    {
        var (severity, doesHarm) = (_classes[happening.Kind].Severity, _classes[happening.Kind].DoesHarm);
        return happening.Status switch
        {
            EventStatus.Occurred when doesHarm && happening.IsWatched(reading) => Math.Min(Critical, severity + 1),
            EventStatus.Occurred => severity,
            EventStatus.Planned or EventStatus.Threatened => Math.Min(severity, Math.Max(1, severity - 1)),
            _ => 0,
        };
    }

    /// <summary>One event class with one status.</summary>
    /// <param name="Kind">Number of the class.</param>
    /// <param name="Status">The status.</param>
    /// <param name="Places">The words that tell it.</param>
    private sealed record Happening(int Kind, EventStatus Status, List<(CompiledTerm Term, Place Place)> Places)
    {
        /// <summary>Told in title or lead, or in more than one sentence of the body.</summary>
        public bool IsNews(Reading reading)
        {
            var first = reading.SentenceOf(Places[0].Place.Words);
            return Places.Exists(told => reading.FieldOf(told.Place.Words) != TextField.Body || reading.SentenceOf(told.Place.Words) != first);
        }

        /// <summary>Whether one of its sentences names a watch country.</summary>
        public bool IsWatched(Reading reading) => Places.Exists(told => reading.WatchedSentences[reading.SentenceOf(told.Place.Words)] != 0);
    }
}
