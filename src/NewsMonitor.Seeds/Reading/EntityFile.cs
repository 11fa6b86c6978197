using NewsMonitor.Core.Tagging.Entities;
using NewsMonitor.Core.Tagging.Rules;
using NewsMonitor.Seeds.Yaml;

namespace NewsMonitor.Seeds.Reading;

/// <summary>An entity, and the words in it that must be known elsewhere.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Position">Where its id stands.</param>
/// <param name="References">Ids of other entities.</param>
/// <param name="Roles">Ids of roles.</param>
internal sealed record PlacedEntity(Entity Entity, Position Position, IReadOnlyList<YamlText> References, IReadOnlyList<YamlText> Roles);

/// <summary>What <c>entities/roles.yaml</c> says.</summary>
internal sealed record RolesFile(IReadOnlyList<Role> Roles, IReadOnlyList<Term> MetonymVerbs)
{
    public static readonly RolesFile Empty = new([], []);
}
