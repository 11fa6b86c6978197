using System.Text;
using NewsMonitor.Core.Desk;
using NewsMonitor.Core.Events;
using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Watch;

namespace NewsMonitor.Messaging.Events;

/// <summary>Routing keys of article, story and alert events: <c>entity.action.grade.lang.facet.value</c>, always six words of <c>[a-z0-9-]</c>.</summary>
/// <param name="Primary">The key of the message.</param>
/// <param name="Cc">Further keys: RabbitMQ delivers one copy to a queue, however many of them match.</param>
/// <param name="Cut">Keys that did not fit.</param>
internal sealed record RoutingKeys(string Primary, IReadOnlyList<string> Cc, int Cut)
{
    /// <summary>More would make the header too large for some brokers' limits.</summary>
    public const int MaxCc = 31;

    /// <summary>Longest id; validated where ids are read, and held here, for a key beyond 255 bytes would never be sent.</summary>
    private const int MaxWord = 64;

    /// <param name="action"><c>article.detected</c>, <c>article.backfilled</c> or <c>article.revised</c>.</param>
    /// <param name="news">The article; what it only mentions gets no key: that is for reports, no reason to wake somebody.</param>
    public static RoutingKeys Of(string action, ArticleNews news) => Of(
        $"{action}.s{news.Tags.Severity.Level}.{Language(news.State.Language)}",
        [
            .. news.Tags.Topics.Where(topic => topic.Salience == Salience.Main).Select(topic => $"topic.{Word(topic.Id)}"),
            .. EntityKeys(news.Tags.Entities.Where(tag => tag.Salience == Salience.Main), news.Rules),
            .. news.Tags.Events.Select(happening => $"event.{Word(happening.Class)}"),
            $"source.{Word(news.Source.Key)}",
        ]);

    /// <param name="action"><c>story.started</c>, <c>story.grew</c> or <c>story.merged</c>.</param>
    /// <param name="summary">What is main in the story.</param>
    /// <param name="rules">Of which class weapons are.</param>
    public static RoutingKeys Of(string action, StorySummary summary, RuleSetStamp rules) => Of(
        $"{action}.s{summary.Severity.Level}.{Language(summary.Best.Language)}",
        [
            .. summary.Topics.Select(topic => $"topic.{Word(topic)}"),
            .. EntityKeys(summary.Entities, rules),
            .. summary.Events.Select(happening => $"event.{Word(happening)}"),
            .. summary.SourceKeys.Select(source => $"source.{Word(source)}"),
        ]);

    /// <param name="action"><c>alert.raised</c>, <c>alert.updated</c> or <c>alert.closed</c>.</param>
    /// <param name="alert">The alert: its rule has the key of the message.</param>
    /// <param name="summary">What is main in its story.</param>
    /// <param name="rules">The rules in use.</param>
    public static RoutingKeys Of(string action, StoredAlert alert, StorySummary summary, RuleSetStamp rules) => Of(
        $"{action}.p{(int)alert.Priority}.{Language(summary.Best.Language)}",
        [
            $"rule.{Word(alert.Key.RuleId)}",
            .. summary.Topics.Select(topic => $"topic.{Word(topic)}"),
            .. EntityKeys(summary.Entities.Where(tag => EntityFacets.Of(tag.Type) == EntityFacet.Place), rules),
        ]);

    private static RoutingKeys Of(string prefix, IEnumerable<string> facets)
    {
        var keys = facets.Distinct(StringComparer.Ordinal).Select(facet => $"{prefix}.{facet}").ToList();
        return new RoutingKeys(keys[0], keys[1..Math.Min(keys.Count, MaxCc + 1)], Math.Max(0, keys.Count - 1 - MaxCc));
    }

    /// <summary>A city or a base wakes whoever waits for its country; a weapon whoever waits for its class.</summary>
    private static IEnumerable<string> EntityKeys(IEnumerable<EntityTag> tags, RuleSetStamp rules) => tags
        .OrderBy(tag => EntityFacets.Of(tag.Type))
        .Select(tag => EntityFacets.Of(tag.Type) switch
        {
            EntityFacet.Place => $"place.{Word(tag.PlaceId())}",
            EntityFacet.Actor => $"actor.{Word(tag.Id)}",
            _ => $"equip.{Word(rules.Entities.GetValueOrDefault(tag.Id)?.Class ?? tag.Id)}",
        });

    private static string Language(string language) => language is "de" or "en" ? language : "und";

    /// <summary>A value as one word of a key.</summary>
    public static string Word(string value)
    {
        var word = new StringBuilder(value.Length);
        foreach (var letter in value[..Math.Min(MaxWord, value.Length)].ToLowerInvariant())
        {
            word.Append(char.IsAsciiLetterOrDigit(letter) || letter == '-' ? letter : '-');
        }

        return word.ToString();
    }
}
