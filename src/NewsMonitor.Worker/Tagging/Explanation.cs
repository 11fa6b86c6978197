using System.Globalization;
using System.Text;
using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Entities;

namespace NewsMonitor.Worker.Tagging;

/// <summary>Tells a person why an article got its tags, and why it did not get others.</summary>
internal sealed class Explanation
{
    private const int MostNotFired = 12;
    private const int MostEvidence = 12;

    private readonly StringBuilder _text = new();

    /// <param name="title">Headline of the article.</param>
    /// <param name="language">Language whose rules were read.</param>
    /// <param name="tags">What was found.</param>
    /// <param name="rules">Version and hash of the rules.</param>
    /// <param name="gate">Relevance from which an article counts as defence.</param>
    public static string Of(string title, string language, TagResult tags, string rules, int gate)
    {
        var explanation = new Explanation();
        explanation.Line($"{title}");
        explanation.Line($"relevance {tags.Relevance} ({(tags.Relevance >= gate ? "defence" : "not defence")}, gate {gate})   severity {tags.Severity.Level} {tags.Severity.Label}{(tags.Severity.Because is { } because ? $" ({because})" : "")}   {language}   rules {rules}");
        explanation.Model(tags);
        foreach (var topic in tags.Topics)
        {
            explanation.Topic(topic, "");
        }

        foreach (var topic in tags.NotFired.Take(MostNotFired))
        {
            explanation.Topic(topic, "NOT FIRED: below its threshold, or only weak words of the body");
        }

        explanation.Events(tags);
        explanation.Entities(tags);
        explanation.Guards(tags);
        if (tags.Truncated)
        {
            explanation.Line($"truncated: the text is longer than what is read");
        }

        return explanation._text.ToString();
    }

    private void Model(TagResult tags)
    {
        if (tags.Model is { } model)
        {
            var words = model.Strongest.Select(word => string.Create(CultureInfo.InvariantCulture, $"{word.LogOdds / 1000m:+0.00;-0.00} {word.Feature}"));
            Line($"model {model.LogOdds / 1000m:+0.00;-0.00} log-odds: {string.Join(", ", words)}");
        }
        else
        {
            Line($"model: none for this language, the rules decide");
        }
    }

    private void Topic(TopicTag topic, string remark)
    {
        Line($"");
        Line($"{topic.Id} {topic.Points:0.00} {(remark.Length > 0 ? remark : TagNames.Of(topic.Salience))}");
        foreach (var match in topic.Evidence.Take(MostEvidence))
        {
            Line($"  {match.Points,6:+0.00} {match.Field,-8} \"{match.Text}\"   {match.Term}   {match.Rule}");
        }

        if (topic.Evidence.Count > MostEvidence)
        {
            Line($"         and {topic.Evidence.Count - MostEvidence} more");
        }
    }

    private void Events(TagResult tags)
    {
        Heading("events", tags.Events.Count);
        foreach (var told in tags.Events)
        {
            Line($"  {told.Class}/{TagNames.Of(told.Status)} severity {told.Severity}: {string.Join(", ", told.Evidence.Select(match => $"\"{match.Text}\""))}");
        }
    }

    private void Entities(TagResult tags)
    {
        Heading("entities", tags.Entities.Count);
        foreach (var entity in tags.Entities)
        {
            var role = entity.Role is null ? "" : $", {entity.Role}";
            var metonym = entity.IsMetonym ? ", named by its capital" : "";
            Line($"  {entity.Type.Slug(),-12} {entity.Id}{role}{metonym} ({TagNames.Of(entity.Salience)}, ×{entity.Mentions}): \"{entity.Evidence[0].Text}\"");
        }
    }

    private void Guards(TagResult tags)
    {
        Heading("guards", tags.Masked.Count);
        foreach (var masked in tags.Masked)
        {
            Line($"  {masked.Guard}: \"{masked.Text}\" in the {masked.Field} gives no evidence");
        }
    }

    private void Heading(string what, int count)
    {
        Line($"");
        Line($"{what}: {(count == 0 ? "none" : count)}");
    }

    private void Line(FormattableString line) => _text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
