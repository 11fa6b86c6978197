using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Entities;

namespace NewsMonitor.Messaging.Events;

/// <summary>The lists of an event, and the facets of its keys, in which the types of entities travel.</summary>
internal static class EntityFacets
{
    public static EntityFacet Of(EntityType type) => type switch
    {
        EntityType.Country or EntityType.Region or EntityType.City or EntityType.Base => EntityFacet.Place,
        EntityType.Weapon => EntityFacet.Equipment,
        _ => EntityFacet.Actor,
    };

    /// <summary>What a place counts as: its country, or itself where it is a region or has none.</summary>
    public static string PlaceId(this EntityTag tag) => tag.Type is EntityType.Region ? tag.Id : tag.Country ?? tag.Id;
}

internal enum EntityFacet
{
    /// <summary>Where.</summary>
    Place,

    /// <summary>Who.</summary>
    Actor,

    /// <summary>With what.</summary>
    Equipment,
}
