using NewsMonitor.Core.Tagging.Rules;

namespace NewsMonitor.Core.Tagging.Entities;

/// <summary>An office, such as minister of defence.</summary>
public sealed record Role
{
    /// <summary>Stable English slug.</summary>
    public required string Id { get; init; }

    /// <summary>Name for people by language (<c>de</c>, <c>en</c>).</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>Words for its holder: beside one of them, a surname is enough to know who is meant.</summary>
    public required IReadOnlyList<Term> Words { get; init; }
}

/// <summary>An office that a person holds or held.</summary>
/// <param name="Role">Id of the role.</param>
/// <param name="Country">ISO code of the country it is held in; null when it is held in an organisation.</param>
/// <param name="Organisation">Id of the entity it is held in; null when it is held in a country.</param>
/// <param name="From">First day, inclusive; null when not known.</param>
/// <param name="To">Last day, inclusive; null while it is held.</param>
public sealed record HeldRole(string Role, string? Country, string? Organisation, DateOnly? From, DateOnly? To)
{
    /// <summary>Whether the office was held on that day.</summary>
    public bool IsHeldOn(DateOnly day) => (From is null || From <= day) && (To is null || day <= To);
}
