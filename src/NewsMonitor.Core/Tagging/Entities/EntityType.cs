using System.Collections.Frozen;

namespace NewsMonitor.Core.Tagging.Entities;

/// <summary>What kind of thing a name stands for.</summary>
public enum EntityType
{
    /// <summary>A person.</summary>
    Person,

    /// <summary>Armed forces or one of their services.</summary>
    ArmedForce,

    /// <summary>A command or headquarters.</summary>
    Command,

    /// <summary>A ministry.</summary>
    Ministry,

    /// <summary>An alliance or union of states.</summary>
    Alliance,

    /// <summary>The government of a country.</summary>
    Government,

    /// <summary>A company.</summary>
    Company,

    /// <summary>An armed group that is no state's force.</summary>
    ArmedGroup,

    /// <summary>An agency, such as a secret service.</summary>
    Agency,

    /// <summary>Any other organisation, such as a parliament or a conference.</summary>
    Body,

    /// <summary>A weapon system.</summary>
    Weapon,

    /// <summary>A country.</summary>
    Country,

    /// <summary>A region or a sea.</summary>
    Region,

    /// <summary>A city.</summary>
    City,

    /// <summary>A military base.</summary>
    Base,
}

/// <summary>The names of entity types in files and in rules (<c>@armed-force</c>).</summary>
public static class EntityTypes
{
    private static readonly FrozenDictionary<string, EntityType> BySlug =
        Enum.GetValues<EntityType>().ToFrozenDictionary(type => type.Slug(), StringComparer.Ordinal);

    /// <summary>How many types there are.</summary>
    internal const int Count = 15;

    /// <summary>All names.</summary>
    public static IEnumerable<string> Slugs => Enum.GetValues<EntityType>().Select(type => type.Slug());

    /// <summary>The type of a name such as <c>armed-force</c>; null when there is none.</summary>
    public static EntityType? Of(string slug) => BySlug.TryGetValue(slug, out var type) ? type : null;

    /// <summary>The name of a type, lower case with hyphens.</summary>
    public static string Slug(this EntityType type) => type switch
    {
        EntityType.Person => "person",
        EntityType.ArmedForce => "armed-force",
        EntityType.Command => "command",
        EntityType.Ministry => "ministry",
        EntityType.Alliance => "alliance",
        EntityType.Government => "government",
        EntityType.Company => "company",
        EntityType.ArmedGroup => "armed-group",
        EntityType.Agency => "agency",
        EntityType.Body => "body",
        EntityType.Weapon => "weapon",
        EntityType.Country => "country",
        EntityType.Region => "region",
        EntityType.City => "city",
        _ => "base",
    };
}
