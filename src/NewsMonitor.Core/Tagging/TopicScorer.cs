using NewsMonitor.Core.Tagging.Matching;
using NewsMonitor.Core.Tagging.Rules;
using NewsMonitor.Core.Tagging.Words;

namespace NewsMonitor.Core.Tagging;

/// <summary>Gives one topic its points.</summary>
/// <remarks>
/// Points of a term = weight × factor of its most prominent field × repetition (1, 1.25, 1.5 at most). Each word counts for
/// the heaviest term on it only; otherwise a command named twice by two overlapping terms would look like two commands.
/// </remarks>
internal sealed class TopicScorer
{
    private const decimal Cap = 40;
    private const decimal MainFrom = 12;
    private const decimal AnchorWeight = 5;

    private readonly Topic _topic;
    private readonly (CompiledTerm Term, decimal Weight)[] _terms;
    private readonly int[] _ids;

    public TopicScorer(Topic topic, TermIndex index)
    {
        _topic = topic;

        // Heaviest first, then the longer phrase: this order decides who takes a word.
        _terms =
        [
            .. topic.Terms
                .OrderByDescending(term => term.Weight)
                .ThenByDescending(term => term.Term.Pattern.Words.Count)
                .Select(term => (new CompiledTerm(term.Term, index), term.Weight)),
        ];
        _ids = [.. _terms.Select(term => term.Term.Id)];
    }

    /// <summary>The topic with its evidence, fired or not; null when the article has none.</summary>
    public TopicScore? Score(Reading reading)
    {
        if (!reading.Hits.HasAny(_ids))
        {
            return null;
        }

        var taken = new HashSet<int>();
        var evidence = new List<Evidence>();
        var hasAnchor = false;
        foreach (var (term, weight) in _terms)
        {
            if (!reading.Hits.Has(term.Id) || TakePlaces(term, reading, taken) is not { Count: > 0 } places)
            {
                continue;
            }

            evidence.Add(Credit(term, weight, places, reading));
            hasAnchor |= weight >= AnchorWeight || places.Exists(place => reading.FieldOf(place) != TextField.Body);
        }

        if (evidence.Count == 0)
        {
            return null;
        }

        var points = Math.Min(Cap, evidence.Sum(match => match.Points));
        var salience = points >= MainFrom ? Salience.Main : Salience.Mentioned;
        var tag = new TopicTag(_topic.Id, salience, points, [.. evidence.OrderByDescending(match => match.Points)]);
        return new TopicScore(tag, HasFired: points >= _topic.Threshold && hasAnchor);
    }

    private static List<Span> TakePlaces(CompiledTerm term, Reading reading, HashSet<int> taken)
    {
        var places = new List<Span>();
        foreach (var span in term.PlacesIn(reading))
        {
            var words = Enumerable.Range(span.First, span.Last - span.First + 1);
            if (!words.Any(taken.Contains))
            {
                taken.UnionWith(words);
                places.Add(span);
            }
        }

        return places;
    }

    private static Evidence Credit(CompiledTerm term, decimal weight, List<Span> places, Reading reading)
    {
        var best = places.MaxBy(place => reading.FieldOf(place).Factor());
        var repetition = places.Count switch { 1 => 1m, 2 => 1.25m, _ => 1.5m };

        // In a headline of capitals only, IS and MAD are ordinary words as well.
        var certainty = term.Term.Pattern.IsCased && reading.Document.Shouts(best.First) ? 0.5m : 1m;
        var field = reading.FieldOf(best);
        var points = Math.Floor(weight * field.Factor() * repetition * certainty * 4) / 4;
        return new Evidence(field.Name(), reading.Document.Quote(best), term.Term.Pattern.Text, points, term.Term.Rule);
    }
}

/// <summary>What a topic came to.</summary>
/// <param name="Tag">Its points and evidence.</param>
/// <param name="HasFired">Whether they are enough for a tag.</param>
internal sealed record TopicScore(TopicTag Tag, bool HasFired);
