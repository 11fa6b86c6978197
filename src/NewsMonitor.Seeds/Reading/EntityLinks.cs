using NewsMonitor.Core.Tagging.Entities;

namespace NewsMonitor.Seeds.Reading;

/// <summary>Joins the files of entities, and reports what only shows when they are seen together.</summary>
internal sealed class EntityLinks(Problems problems)
{
    public IReadOnlyList<Entity> Join(IReadOnlyList<PlacedEntity> entities, IReadOnlyList<Role> roles)
    {
        var known = new Dictionary<string, PlacedEntity>(StringComparer.Ordinal);
        foreach (var entity in entities)
        {
            if (!known.TryAdd(entity.Entity.Id, entity))
            {
                var first = known[entity.Entity.Id].Position;
                problems.Error(entity.Position, "R002", $"the entity '{entity.Entity.Id}' is already defined in {first.File}:{first.Line}");
            }
        }

        var roleIds = roles.Select(role => role.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var entity in known.Values)
        {
            foreach (var id in entity.References.Where(id => !known.ContainsKey(id.Value)))
            {
                problems.Error(id.Position, "R012", $"unknown entity '{id.Value}'{Suggestion.For(id.Value, known.Keys)}");
            }

            foreach (var id in entity.Roles.Where(id => !roleIds.Contains(id.Value)))
            {
                problems.Error(id.Position, "R012", $"unknown role '{id.Value}'{Suggestion.For(id.Value, roleIds)}");
            }
        }

        return [.. known.Values.Select(entity => entity.Entity)];
    }
}
