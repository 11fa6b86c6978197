using NewsMonitor.Core.Tagging.Entities;
using NewsMonitor.Core.Tagging.Matching;
using NewsMonitor.Core.Tagging.Rules;
using NewsMonitor.Core.Tagging.Words;

namespace NewsMonitor.Core.Tagging;

/// <summary>Gives the topics their points.</summary>
/// <remarks>
/// Points of a term = weight × factor of its most prominent field × repetition (1, 1.25, 1.5 at most). Each word counts for
/// the heaviest term on it only; otherwise a command named twice by two overlapping terms would look like two commands.
/// Inside, points are whole quarters; the decimals of the result are exact.
/// </remarks>
internal sealed class TopicScorer
{
    private const int Cap = 40 * 4;
    private const int MainFrom = 12 * 4;
    private const int AnchorWeight = 5 * 4;

    private readonly IReadOnlyList<Topic> _topics;
    private readonly List<CompiledTerm> _terms = [];
    private readonly List<string> _halving = [];
    private readonly Postings<ulong> _uses = new();

    public TopicScorer(IReadOnlyList<Topic> topics, TermIndex index)
    {
        _topics = topics;
        for (var topic = 0; topic < topics.Count; topic++)
        {
            foreach (var (term, weight) in topics[topic].Terms)
            {
                var compiled = new CompiledTerm(term, index);
                _uses.Add(compiled.Id, TopicUse.Term(topic, (int)(weight * 4), term.Pattern.Words.Count, _terms.Count).Key);
                _terms.Add(compiled);
            }

            foreach (var pattern in topics[topic].NotWith)
            {
                _uses.Add(index.Add(pattern), TopicUse.NotWith(topic, _halving.Count).Key);
                _halving.Add(pattern.Text);
            }
        }

        _uses.Freeze();
    }

    /// <summary>The topics with their evidence, fired or not, in the order of the rules; without those that have none.</summary>
    public List<TopicScore> Score(Reading reading)
    {
        var scores = new List<TopicScore>();
        var keys = UsesIn(reading);
        for (var at = 0; at < keys.Length;)
        {
            var topic = new TopicUse(keys[at]).Topic;
            var end = at + 1;
            while (end < keys.Length && new TopicUse(keys[end]).Topic == topic)
            {
                end++;
            }

            if (Score(topic, keys[at..end], reading) is { } score)
            {
                scores.Add(score);
            }

            at = end;
        }

        return scores;
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

        var groups = reading.Mentions.Groups;
        for (var group = 0; group < groups.Length; group++)
        {
            foreach (var (topic, weight) in groups[group].Entity.Topics)
            {
                reading.Keys.Add(TopicUse.Entity(topic, weight, group).Key);
            }
        }

        return reading.SortKeys();
    }

    private TopicScore? Score(int topic, ReadOnlySpan<ulong> uses, Reading reading)
    {
        reading.Words.Clear();
        var evidence = new List<Evidence>();
        List<string>? halved = null;
        var (points, hasAnchor) = (0, false);
        foreach (var key in uses)
        {
            var use = new TopicUse(key);
            if (use.IsNotWith)
            {
                (halved ??= []).Add(_halving[use.Item]);
                continue;
            }

            var credit = use.IsEntity ? CreditOf(reading.Mentions.Groups[use.Item], reading) : CreditOf(_terms[use.Item], reading);
            if (credit.Places > 0)
            {
                var given = PointsOf(use.Weight, credit);
                points += given;
                hasAnchor |= use.Weight >= AnchorWeight || credit.IsProminent;
                var (name, rule) = use.IsEntity ? NameOf(reading.Mentions.Groups[use.Item].Entity.Entity) : NameOf(_terms[use.Item].Term);
                evidence.Add(new Evidence(reading.FieldOf(credit.Best.Words).Name(), reading.Quote(credit.Best), name, given / 4m, rule));
            }
        }

        if (evidence.Count == 0)
        {
            return null;
        }

        points = Math.Min(Cap, points) / (halved is null ? 1 : 2);
        var salience = points >= MainFrom ? Salience.Main : Salience.Mentioned;
        var tag = new TopicTag(_topics[topic].Id, salience, points / 4m, [.. evidence.OrderByDescending(match => match.Points)]);
        tag = halved is null ? tag : tag with { Halved = halved };
        return new TopicScore(tag, HasFired: tag.Points >= _topics[topic].Threshold && hasAnchor);
    }

    private static Credit CreditOf(CompiledTerm term, Reading reading)
    {
        var credit = new Credit();
        if (term.MayCount(reading))
        {
            foreach (var span in reading.PlacesOf(term.Id))
            {
                if (term.Counts(reading, span, out var place) && Take(span, reading))
                {
                    credit.Add(place, reading);
                }
            }
        }

        // In a headline of capitals only, IS and MAD are ordinary words as well.
        credit.IsUncertain = credit.Places > 0 && term.Term.Pattern.IsCased && reading.Document.Shouts(credit.Best.Words.First);
        return credit;
    }

    private static Credit CreditOf(MentionGroup group, Reading reading)
    {
        var credit = new Credit();
        foreach (var mention in reading.Mentions.Of(group))
        {
            if (Take(mention.Words, reading))
            {
                credit.Add(new Place(mention.Words, Place.NoParticle), reading);
            }
        }

        return credit;
    }

    /// <summary>Takes the words for a term, unless one of them is taken: the uses come heaviest first.</summary>
    private static bool Take(Span span, Reading reading)
    {
        for (var word = span.First; word <= span.Last; word++)
        {
            if (reading.Words[word] != 0)
            {
                return false;
            }
        }

        for (var word = span.First; word <= span.Last; word++)
        {
            reading.Words[word] = 1;
        }

        return true;
    }

    private static int PointsOf(int weight, Credit credit)
    {
        var repetition = credit.Places switch { 1 => 4, 2 => 5, _ => 6 };
        var certainty = credit.IsUncertain ? 1 : 2;
        return weight * credit.Factor * repetition * certainty / 8;
    }

    private static (string Name, string Rule) NameOf(Term term) => (term.Pattern.Text, term.Rule);

    private static (string Name, string Rule) NameOf(Entity entity) => (entity.Id, entity.Rule);

    /// <summary>What the places of one term come to.</summary>
    private struct Credit
    {
        public int Places;
        public int Factor;
        public Place Best;
        public bool IsProminent;
        public bool IsUncertain;

        public void Add(Place place, Reading reading)
        {
            Places++;
            var field = reading.FieldOf(place.Words);
            IsProminent |= field != TextField.Body;
            if (field.Factor() > Factor)
            {
                (Factor, Best) = (field.Factor(), place);
            }
        }
    }
}

/// <summary>What a topic came to.</summary>
/// <param name="Tag">Its points and evidence.</param>
/// <param name="HasFired">Whether they are enough for a tag.</param>
internal sealed record TopicScore(TopicTag Tag, bool HasFired);
