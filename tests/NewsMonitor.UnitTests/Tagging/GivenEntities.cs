using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Entities;
using NewsMonitor.Core.Tagging.Rules;

namespace NewsMonitor.UnitTests.Tagging;

/// <summary>A small world: people with offices, countries with capitals, a force and a weapon.</summary>
internal static class GivenEntities
{
    public static readonly RuleSet Rules = Given.Rules("Streitkräfte") with
    {
        Roles = [Role("minister-of-defence", "Verteidigungsminister*"), Role("head-of-state", "Präsident!")],
        MetonymVerbs = [Given.Term("fordert!"), Given.Term("warnt!")],
        Entities =
        [
            Person("boris-pistorius", "Boris Pistorius", "Pistorius", "DE", "minister-of-defence", new(2023, 1, 19), null),
            Person("lloyd-austin", "Lloyd Austin", "Austin", "US", "minister-of-defence", new(2021, 1, 22), new(2025, 1, 20)),
            Person("george-bush", "George Herbert Bush", "Bush", "US", "head-of-state", new(1989, 1, 20), new(1993, 1, 20)),
            Person("george-w-bush", "George Walker Bush", "Bush", "US", "head-of-state", new(2001, 1, 20), new(2009, 1, 20)),
            Country("US", "USA!") with { Adjectives = [Given.Term("US-amerikanisch*")], Inhabitants = [Given.Term("Amerikaner*")] },
            Country("CN", "China") with { Adjectives = [Given.Term("chinesisch*")] },
            Entity("us-government", EntityType.Government, "US", "US-Regierung*"),
            Entity("washington", EntityType.City, "US", "Washington") with { Capital = true },
            Entity("region:south-china-sea", EntityType.Region, null, "Südchinesisch* Meer*") with { Names = [Given.Term("Chinesisch* Meer*")] },
            Entity("bundeswehr", EntityType.ArmedForce, "DE", "Bundeswehr"),
            Entity("f-35", EntityType.Weapon, "US", "=F-35") with { Class = "aircraft/fighter" },
        ],
    };

    public static TagResult Tag(string body, string? published = "2024-07-28", RuleSet? rules = null) =>
        new Tagger(rules ?? Rules).Tag(Given.Body(body) with { Published = published is null ? null : Day(published) });

    /// <summary>Ids of the entities, in the order of the tags.</summary>
    public static IEnumerable<string> Ids(this TagResult result) => result.Entities.Select(entity => entity.Id);

    public static DateTimeOffset Day(string day) => DateTimeOffset.Parse($"{day}T12:00:00Z", System.Globalization.CultureInfo.InvariantCulture);

    public static Entity Entity(string id, EntityType type, string? country, params string[] names) => new()
    {
        Id = id,
        Type = type,
        Country = country,
        Labels = new Dictionary<string, string>(),
        Names = [.. names.Select(name => Given.Term(name))],
        Rule = "entities/test.yaml:1",
    };

    private static Entity Country(string code, string name) => Entity(code, EntityType.Country, code, name);

    private static Entity Person(string id, string name, string surname, string country, string role, DateOnly from, DateOnly? to) =>
        Entity(id, EntityType.Person, country, name) with
        {
            ShortNames = [Given.Term($"={surname}", TermLanguage.Any)],
            Roles = [new HeldRole(role, country, null, from, to)],
        };

    private static Role Role(string id, string word) => new() { Id = id, Labels = new Dictionary<string, string>(), Words = [Given.Term(word)] };
}
