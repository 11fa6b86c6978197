using NewsMonitor.Core.Tagging.Matching;
using NewsMonitor.Core.Tagging.Model;
using NewsMonitor.Core.Tagging.Rules;

namespace NewsMonitor.Core.Tagging;

/// <summary>Tags articles by rules: which topics, who and what is named, how relevant, how grave, and by which words.</summary>
/// <remarks>
/// Build it once per rule set; it is safe to share between threads. The same text and the same rules give the same result on
/// every machine: whole quarters, no clock, no culture, no chance. Time grows linearly with the text and hardly with the number
/// of rules: everything begins with the words of the article. Of a text with more than 100,000 words the rest is not read.
/// </remarks>
public sealed class Tagger
{
    private readonly TermIndex _index = new();
    private readonly EntityFinder _entities;
    private readonly GuardMask _guards;
    private readonly TopicScorer _topics;
    private readonly EventFinder _events;
    private readonly HashSet<string> _harm;
    private readonly ModelScorer? _germanModel;
    private readonly ModelScorer? _englishModel;
    private readonly ReadingPool _readings;

    /// <summary>Indexes the rules.</summary>
    /// <param name="rules">What to recognise.</param>
    public Tagger(RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        _entities = new EntityFinder(rules, _index);
        _guards = new GuardMask(rules.Guards, _index);
        _topics = new TopicScorer(rules.Topics, _index);
        _events = new EventFinder(rules, _index);
        _harm = rules.Events.Where(kind => kind.DoesHarm).Select(kind => kind.Id).ToHashSet(StringComparer.Ordinal);
        _germanModel = ScorerFor(TermLanguage.German, rules);
        _englishModel = ScorerFor(TermLanguage.English, rules);
        _index.Freeze();
        _readings = new ReadingPool(_index.Count, _entities.Count);
    }

    /// <summary>Tags one article.</summary>
    /// <param name="text">Its parts; any length, any characters.</param>
    /// <returns>All tags with their evidence.</returns>
    public TagResult Tag(TaggableText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var reading = _readings.Rent();
        reading.Read(text, _index);
        var result = Tag(reading, ModelFor(text.Language));

        // Not in a finally: what a failure left behind is not used again.
        _readings.Return(reading);
        return result;
    }

    /// <summary>Tells the features of an article's head as a model reads them.</summary>
    internal HeadLength TellHead(TaggableText text, IFeatureSink sink)
    {
        var reading = _readings.Rent();
        reading.Read(text, _index);
        _entities.Find(reading);
        _guards.Apply(reading);
        var head = HeadFeatures.Tell(reading.Document, sink, reading.Masked);
        _readings.Return(reading);
        return head;
    }

    private TagResult Tag(Reading reading, ModelScorer? model)
    {
        _entities.Find(reading);
        var masked = _guards.Apply(reading);
        var entities = EntityFinder.Tags(reading);
        var scores = _topics.Score(reading).OrderByDescending(score => score.Tag.Points).ToList();
        var topics = scores.Where(score => score.HasFired).Select(score => score.Tag).ToList();

        var weak = scores.Where(score => !score.HasFired).Select(score => score.Tag).ToList();

        // An attack in football or chess is none: events count only in articles about defence.
        var (events, severity) = topics.Count > 0 ? _events.Find(reading) : ([], new Severity(0, null));
        var evidence = RuleEvidence.Of(topics, weak) with { TellsOfHarm = events.Any(TellsOfHarm) };
        var judged = model?.Read(reading.Document, evidence, reading.Masked);
        return new TagResult
        {
            Relevance = judged is null ? Relevance.Of(evidence) : Relevance.Of(evidence, judged),
            Severity = severity,
            Topics = topics,
            Entities = entities,
            Events = events,
            NotFired = weak,
            Model = judged,
            Masked = masked,
            Truncated = reading.Document.IsTruncated,
        };
    }

    private bool TellsOfHarm(EventTag told) => told.Status == EventStatus.Occurred && _harm.Contains(told.Class);

    /// <remarks>A text of unknown language reads the terms of both, and is judged by no model.</remarks>
    private ModelScorer? ModelFor(string language)
    {
        var languages = new ReadLanguages(language);
        return (languages.Includes(TermLanguage.German), languages.Includes(TermLanguage.English)) switch
        {
            (true, false) => _germanModel,
            (false, true) => _englishModel,
            _ => null,
        };
    }

    private static ModelScorer? ScorerFor(TermLanguage language, RuleSet rules) =>
        rules.Models.FirstOrDefault(model => model.Language == language) is { } model ? new ModelScorer(model) : null;
}
