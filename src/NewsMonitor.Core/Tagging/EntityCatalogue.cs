using NewsMonitor.Core.Tagging.Entities;
using NewsMonitor.Core.Tagging.Matching;
using NewsMonitor.Core.Tagging.Rules;

namespace NewsMonitor.Core.Tagging;

/// <summary>The entities of a rule set, each with its topics and, of a capital, with whom it stands for.</summary>
internal sealed class EntityCatalogue
{
    private readonly Dictionary<string, int> _topics;
    private readonly Dictionary<string, KindWeights> _kinds;

    public EntityCatalogue(RuleSet rules)
    {
        _topics = rules.Topics.Select((topic, number) => (topic.Id, number)).ToDictionary(topic => topic.Id, topic => topic.number, StringComparer.Ordinal);
        _kinds = rules.KindWeights.ToDictionary(kind => kind.Kind, StringComparer.Ordinal);
        var ranks = rules.Roles.Select((role, rank) => (role.Id, rank)).ToDictionary(role => role.Id, role => role.rank, StringComparer.Ordinal);
        Entities =
        [
            .. rules.Entities.Select((entity, number) => new CompiledEntity(entity, number, IsPartOf(rules.WatchCountries, entity))
            {
                Topics = TopicsOf(entity),
                Roles = [.. entity.Roles.OrderBy(held => ranks.GetValueOrDefault(held.Role, int.MaxValue)).ThenByDescending(held => held.From)],
            }),
        ];
        LinkCapitals();
    }

    /// <summary>In the order of the rules.</summary>
    public IReadOnlyList<CompiledEntity> Entities { get; }

    private static bool IsPartOf(IReadOnlySet<string> countries, Entity entity) =>
        entity.Type is EntityType.Country or EntityType.City or EntityType.Base or EntityType.ArmedForce
        && countries.Contains(entity.Country ?? entity.Id);

    private (int Topic, int Weight)[] TopicsOf(Entity entity) =>
    [
        .. entity.Topics.Concat(WeightsOfKind(entity))
            .DistinctBy(topic => topic.Topic)
            .Where(topic => _topics.ContainsKey(topic.Topic))
            .Select(topic => (_topics[topic.Topic], (int)(topic.Weight * 4))),
    ];

    private IReadOnlyList<TopicWeight> WeightsOfKind(Entity entity)
    {
        for (var kind = entity.Class ?? ""; kind.Length > 0; kind = kind[..Math.Max(0, kind.LastIndexOf('/'))])
        {
            if (_kinds.TryGetValue(kind, out var ofClass))
            {
                return ofClass.Topics;
            }
        }

        return _kinds.TryGetValue(entity.Type.Slug(), out var ofType) ? ofType.Topics : [];
    }

    private void LinkCapitals()
    {
        var countries = FirstByCountry(EntityType.Country);
        var governments = FirstByCountry(EntityType.Government);
        foreach (var capital in Entities.Where(entity => entity.Entity.Capital))
        {
            var country = capital.Entity.Country ?? "";
            capital.Metonyms = [.. new[] { governments.GetValueOrDefault(country), countries.GetValueOrDefault(country) }.OfType<CompiledEntity>()];
        }
    }

    private Dictionary<string, CompiledEntity> FirstByCountry(EntityType type) => Entities
        .Where(entity => entity.Entity.Type == type)
        .GroupBy(entity => entity.Entity.Country ?? entity.Entity.Id, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
}
