using NewsMonitor.Core.Sources;
using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Entities;
using NewsMonitor.Core.Tagging.Rules;
using NewsMonitor.Core.Watch;

namespace NewsMonitor.Seeds.Reading;

/// <summary>The ids that conditions of watch rules can name.</summary>
internal sealed class WatchIds(RuleSet rules, IReadOnlyList<Source> sources)
{
    private readonly Dictionary<WatchField, HashSet<string>> _ids = Enum.GetValues<WatchField>()
        .Where(field => !field.IsNumber())
        .ToDictionary(field => field, field => Ids(field, rules, sources).ToHashSet(StringComparer.Ordinal));

    public IReadOnlySet<string> Of(WatchField field) => _ids[field];

    /// <summary>What an id of the field is called.</summary>
    public static string NameOf(WatchField field) => field switch
    {
        WatchField.Topic or WatchField.MainTopic => "topic",
        WatchField.Place or WatchField.MainPlace => "place",
        WatchField.Actor or WatchField.MainActor => "actor",
        WatchField.Role => "role",
        WatchField.Equipment => "weapon system or class",
        WatchField.Event => "event class",
        WatchField.EventStatus => "status",
        WatchField.Language => "language",
        _ => "source or publisher",
    };

    private static IEnumerable<string> Ids(WatchField field, RuleSet rules, IReadOnlyList<Source> sources) => field switch
    {
        WatchField.Topic or WatchField.MainTopic => rules.Topics.Select(topic => topic.Id),
        WatchField.Place or WatchField.MainPlace => Entities(rules, IsPlace),
        WatchField.Actor or WatchField.MainActor => Entities(rules, type => !IsPlace(type) && type != EntityType.Weapon),
        WatchField.Role => rules.Roles.Select(role => role.Id),
        WatchField.Equipment => [.. Entities(rules, type => type == EntityType.Weapon), .. WeaponClasses.All, .. WeaponClasses.Families],
        WatchField.Event => rules.Events.SelectMany(kind => Statuses.Select(status => $"{kind.Id}/{status}").Prepend(kind.Id)),
        WatchField.EventStatus => Statuses,
        WatchField.Language => sources.Select(source => source.Language).Concat(["de", "en", "und"]),
        _ => sources.SelectMany(source => new[] { source.Key, source.Publisher }),
    };

    private static IEnumerable<string> Statuses => Enum.GetNames<EventStatus>().Select(name => name.ToLowerInvariant());

    private static bool IsPlace(EntityType type) => type is EntityType.Country or EntityType.Region or EntityType.City or EntityType.Base;

    private static IEnumerable<string> Entities(RuleSet rules, Func<EntityType, bool> isOfKind) =>
        rules.Entities.Where(entity => isOfKind(entity.Type)).Select(entity => entity.Id);
}
