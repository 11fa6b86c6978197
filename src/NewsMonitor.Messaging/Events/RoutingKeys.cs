using System.Text;
using NewsMonitor.Core.Events;
using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Entities;

namespace NewsMonitor.Messaging.Events;

/// <summary>Routing keys of article events: <c>entity.action.grade.lang.facet.value</c>, always six words of <c>[a-z0-9-]</c>.</summary>
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
    public static RoutingKeys Of(string action, ArticleNews news)
    {
        var prefix = $"{action}.s{news.Tags.Severity.Level}.{Language(news.State.Language)}";
        var topics = news.Tags.Topics.Where(topic => topic.Salience == Salience.Main).Select(topic => $"topic.{Word(topic.Id)}");
        var events = news.Tags.Events.Select(happening => $"event.{Word(happening.Class)}");
        var keys = topics.Concat(EntityKeys(news)).Concat(events).Append($"source.{Word(news.Source.Key)}")
            .Distinct(StringComparer.Ordinal)
            .Select(facet => $"{prefix}.{facet}")
            .ToList();
        return new RoutingKeys(keys[0], keys[1..Math.Min(keys.Count, MaxCc + 1)], Math.Max(0, keys.Count - 1 - MaxCc));
    }

    /// <summary>A city or a base wakes whoever waits for its country; a weapon whoever waits for its class.</summary>
    private static IEnumerable<string> EntityKeys(ArticleNews news) => news.Tags.Entities
        .Where(tag => tag.Salience == Salience.Main)
        .OrderBy(tag => EntityFacets.Of(tag.Type))
        .Select(tag => EntityFacets.Of(tag.Type) switch
        {
            EntityFacet.Place => $"place.{Word(tag.Type is EntityType.Region ? tag.Id : tag.Country ?? tag.Id)}",
            EntityFacet.Actor => $"actor.{Word(tag.Id)}",
            _ => $"equip.{Word(news.Rules.Entities.GetValueOrDefault(tag.Id)?.Class ?? tag.Id)}",
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
