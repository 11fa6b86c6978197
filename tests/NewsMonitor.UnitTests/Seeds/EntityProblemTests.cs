using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Entities;
using NewsMonitor.Seeds;

namespace NewsMonitor.UnitTests.Seeds;

/// <summary>Entities and roles as they are read, and mistakes in them, each told with its position.</summary>
public sealed class EntityProblemTests
{
    private const string Head = "schema: monitor.entities/1\nentities:\n";

    private const string Roles = """
        schema: monitor.roles/1
        roles:
          - {id: commander, label: {de: Kommandeur, en: Commander}, words: {de: [Kommandeur*], en: [commander]}}
        metonym: {de: [fordert!], en: [demands!]}
        """;

    private const string Person = "{id: a-b, type: person, name: Anna Berg, short: [Berg], roles: [{role: commander, country: DE, from: 2023-02, to: 2024}]}";

    [Fact]
    public void A_person_is_read_with_roles_and_short_names()
    {
        var set = Load($"  - {Person}").Set!;

        var person = Assert.Single(set.Rules.Entities);
        Assert.Equal(("a-b", EntityType.Person, "Anna Berg", "entities/10-test.yaml:3"), (person.Id, person.Type, person.Labels["de"], person.Rule));
        Assert.Equal(["Anna Berg"], person.Names.Select(name => name.Pattern.Text));
        Assert.Equal(["=Berg"], person.ShortNames.Select(name => name.Pattern.Text));
        Assert.Equal([new HeldRole("commander", "DE", null, new DateOnly(2023, 2, 1), new DateOnly(2024, 12, 31))], person.Roles);
        Assert.Equal("commander", Assert.Single(set.Rules.Roles).Id);
        Assert.Equal(2, set.Rules.MetonymVerbs.Count);
    }

    [Fact]
    public void A_label_is_a_name_in_its_language()
    {
        var names = Load("  - {id: JP, type: country, label: {de: Japan, en: Nippon}, adjectives: {de: [japanisch*]}}").Set!.Rules.Entities[0].Names;

        Assert.Equal(["Japan", "Nippon"], names.Select(name => name.Pattern.Text));
    }

    [Theory]
    [InlineData("{id: A_b, type: body, name: Rat}", "3:10 R008")]
    [InlineData("{id: Japan, type: country, name: Japan}", "3:10 R008")]
    [InlineData("{id: north-sea, type: region, name: Nordsee}", "3:10 R008")]
    [InlineData("{id: a, type: comand, name: Rat}", "3:19 R031")]
    [InlineData("{id: a, type: weapon, class: ship/frigat, name: Rat}", "3:34 R031")]
    [InlineData("{id: a, type: body, country: UK, name: Rat}", "3:34 R032")]
    [InlineData("{id: a, type: body, name: Rat, class: radar}", "3:43 R034")]
    [InlineData("{id: a, type: body, name: Rat, short: [Rat]}", "3:43 R034")]
    [InlineData("{id: a, type: base, name: Rat, capital: true}", "3:45 R034")]
    [InlineData("{id: a, type: city, name: Rat, capital: yes}", "3:45 R006")]
    [InlineData("{id: a, type: body, name: Rat, parent: b}", "3:44 R012")]
    [InlineData("{id: a, type: body, name: Rat, topics: {missiles: 3}}", "3:45 R012")]
    [InlineData("{id: a, type: body, name: Rat, topics: {missile-air-defence: 30}}", "3:66 R010")]
    [InlineData("{id: a, type: body, name: Rat, names: {any: [{term: Rat, near: [\"@body\"]}]}}", "3:69 R035")]
    [InlineData("{id: a, type: body, name: Rat, lable: b}", "3:36 R004")]
    [InlineData("{id: a, type: body}", "3:5 R005")]
    [InlineData("{id: a, type: person, name: Ann Berg, roles: [{role: comander, country: DE}]}", "3:58 R012")]
    [InlineData("{id: a, type: person, name: Ann Berg, roles: [{role: commander, org: b}]}", "3:74 R012")]
    [InlineData("{id: a, type: person, name: Ann Berg, roles: [{role: commander}]}", "3:51 R005")]
    [InlineData("{id: a, type: person, name: Ann Berg, roles: [{role: commander, country: DE, from: 2023-13}]}", "3:88 R033")]
    [InlineData("{id: a, type: person, name: Ann Berg, roles: [{role: commander, country: DE, from: 2023, to: 2022-12-31}]}", "3:98 R033")]
    public void A_mistake_is_told_where_it_stands(string entity, string place) =>
        Assert.Equal([$"entities/10-test.yaml:{place}"], Load($"  - {entity}").Places());

    [Fact]
    public void A_surname_without_role_is_right() =>
        Assert.Empty(Load("  - {id: a, type: person, name: Ann Berg, short: [Berg]}").Problems);

    [Fact]
    public void An_id_is_used_once_over_all_files()
    {
        var result = SeedLoader.Load([.. Files("  - {id: a, type: body, name: Rat}"), new SeedFile("entities/20-own.yaml", Head + "  - {id: a, type: body, name: Amt}")]);

        var problem = Assert.Single(result.Problems);
        Assert.Equal("entities/20-own.yaml:3:10 error R002 the entity 'a' is already defined in entities/10-test.yaml:3", problem.ToString());
    }

    [Fact]
    public void What_an_unknown_word_was_meant_to_be_is_told() => Assert.Equal(
        "entities/10-test.yaml:3:19 error R031 unknown type 'wepon' (did you mean 'weapon'?); known are person, armed-force, command, ministry, alliance, "
        + "government, company, armed-group, agency, body, weapon, country, region, city, base",
        Assert.Single(Load("  - {id: a, type: wepon, name: Rat}").Problems).ToString());

    [Fact]
    public void Weights_and_watch_countries_are_read_from_the_taxonomy()
    {
        const string More = "\nwatch-countries: [DE, XX]\nentity-weights: {ship: {missile-air-defence: 2}, shp: {missile-air-defence: 2}}";

        Assert.Equal(["taxonomy.yaml:10:23 R032", "taxonomy.yaml:11:50 R031"], SeedSample.Load(taxonomy: SeedSample.Taxonomy + More).Places());

        var rules = SeedSample.Load(taxonomy: SeedSample.Taxonomy + More.Replace(", XX", "").Replace(", shp: {missile-air-defence: 2}", "")).Set!.Rules;
        Assert.Equal(["DE"], rules.WatchCountries);
        Assert.Equal(("ship", new TopicWeight("missile-air-defence", 2)), (rules.KindWeights[0].Kind, rules.KindWeights[0].Topics[0]));
    }

    [Fact]
    public void New_keys_of_rules_are_read()
    {
        const string Rules = """
            schema: monitor.rules/1
            topics:
              - id: missile-air-defence
                terms:
                  de: {6: [{term: greif*, particle: an, near: ["@weapon"]}]}
                not-with: {de: [Feuerwerk*]}
            status-cues: {threatened: {de: [droht!]}}
            """;

        var result = SeedSample.Load(rules: Rules);

        Assert.Empty(result.Problems);
        var topic = result.Set!.Rules.Topics[0];
        Assert.Equal(("an!", "@weapon", "Feuerwerk*"), (topic.Terms[0].Term.Particle!.Text, topic.Terms[0].Term.Near[0].Text, topic.NotWith[0].Text));
        Assert.Equal(EventStatus.Threatened, Assert.Single(result.Set.Rules.Cues).Status);
    }

    [Fact]
    public void A_class_is_a_context_and_no_term()
    {
        Assert.Equal(["rules/10-test.yaml:5:16 R035"], SeedSample.Load(rules: SeedSample.Rules.Replace("Raketentest*", "\"@weapon\"")).Places());
        Assert.Equal(
            ["rules/10-test.yaml:5:44 R031"], SeedSample.Load(rules: SeedSample.Rules.Replace("Raketentest*", "{term: Raketentest*, near: [\"@wepon\"]}")).Places());
    }

    private static SeedResult Load(string entities) => SeedLoader.Load(Files(entities));

    private static SeedFile[] Files(string entities) =>
    [
        new("sources.yaml", SeedSample.Sources), new("taxonomy.yaml", SeedSample.Taxonomy), new("rules/10-test.yaml", SeedSample.Rules),
        new("entities/roles.yaml", Roles), new("entities/10-test.yaml", Head + entities),
    ];
}
