using NewsMonitor.Core.Tagging.Entities;

namespace NewsMonitor.Core.Tagging.Matching;

/// <summary>An entity with what it leads to.</summary>
internal sealed class CompiledEntity(Entity entity, int number, bool isWatched)
{
    public Entity Entity => entity;

    /// <summary>Its place in the rules.</summary>
    public int Number => number;

    /// <summary>Whether it is territory or forces of a watch country.</summary>
    public bool IsWatched => isWatched;

    /// <summary>Its roles, highest office first, later ones before earlier ones.</summary>
    public required HeldRole[] Roles { get; init; }

    /// <summary>Numbers of topics it speaks for, with weights in quarters.</summary>
    public required (int Topic, int Weight)[] Topics { get; init; }

    /// <summary>Of a capital: who is meant when it acts; its country, and the government of that if it is an entity.</summary>
    public CompiledEntity[] Metonyms { get; set; } = [];

    /// <summary>Whether it holds the role then; without a time, whether it ever did.</summary>
    public bool Holds(string role, DateTimeOffset? published)
    {
        foreach (var held in entity.Roles)
        {
            if (held.Role == role && (published is null || held.IsHeldOn(DayOf(published.Value))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The highest role held then; without a time, the highest that it ever held: that is what it is known for.</summary>
    public HeldRole? RoleAt(DateTimeOffset? published)
    {
        foreach (var held in Roles)
        {
            if (published is null || held.IsHeldOn(DayOf(published.Value)))
            {
                return held;
            }
        }

        return null;
    }

    private static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime);
}
