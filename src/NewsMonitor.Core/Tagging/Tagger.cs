using NewsMonitor.Core.Tagging.Matching;
using NewsMonitor.Core.Tagging.Rules;
using NewsMonitor.Core.Tagging.Words;

namespace NewsMonitor.Core.Tagging;

/// <summary>Tags articles by rules: which topics, how relevant, how grave, and by which words.</summary>
/// <remarks>
/// Build it once per rule set; it is immutable and safe to share between threads. The same text and the same rules give the
/// same result on every machine: decimals in quarters, no clock, no culture, no chance. Time grows linearly with the text.
/// </remarks>
public sealed class Tagger
{
    /// <summary>Points at which relevance is 50: the curve keeps its order at the top, where an exponential is flat.</summary>
    private const decimal HalfwayPoints = 20;

    private readonly TermIndex _index = new();
    private readonly GuardMask _guards;
    private readonly TopicScorer[] _topics;
    private readonly EventFinder _events;

    /// <summary>Indexes the rules.</summary>
    /// <param name="rules">What to recognise.</param>
    public Tagger(RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        _guards = new GuardMask(rules.Guards, _index);
        _topics = [.. rules.Topics.Select(topic => new TopicScorer(topic, _index))];
        _events = new EventFinder(rules, _index);
    }

    /// <summary>Tags one article.</summary>
    /// <param name="text">Its parts; any length, any characters.</param>
    /// <returns>All tags with their evidence.</returns>
    public TagResult Tag(TaggableText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var document = new Document(text);
        var language = text.Language.Split('-', '_')[0].ToLowerInvariant();
        var reading = new Reading(document, _index.Find(document, of => IsRead(of, language)));
        var masked = _guards.Apply(reading);

        var scores = _topics.Select(topic => topic.Score(reading)).OfType<TopicScore>().OrderByDescending(score => score.Tag.Points).ToList();
        var topics = scores.Where(score => score.HasFired).Select(score => score.Tag).ToList();

        // An attack in football or chess is none: events count only in articles about defence.
        var (events, severity) = topics.Count > 0 ? _events.Find(reading) : ([], new Severity(0, null));
        return new TagResult
        {
            Relevance = RelevanceOf(topics.Sum(topic => topic.Points)),
            Severity = severity,
            Topics = topics,
            Events = events,
            NotFired = [.. scores.Where(score => !score.HasFired).Select(score => score.Tag)],
            Masked = masked,
        };
    }

    private static bool IsRead(TermLanguage term, string text) => term switch
    {
        TermLanguage.German => text is "de" or "und",
        TermLanguage.English => text is "en" or "und",
        _ => true,
    };

    private static int RelevanceOf(decimal points) =>
        (int)Math.Round(100 * points / (points + HalfwayPoints), MidpointRounding.AwayFromZero);
}
