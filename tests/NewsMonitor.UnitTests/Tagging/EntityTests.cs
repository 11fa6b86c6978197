using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Entities;
using NewsMonitor.Core.Tagging.Rules;

namespace NewsMonitor.UnitTests.Tagging;

public sealed class EntityTests
{
    [Fact]
    public void A_name_is_told_with_type_country_role_and_words()
    {
        var tag = Assert.Single(GivenEntities.Tag("Gestern sprach Boris Pistorius.").Entities);

        Assert.Equal(("boris-pistorius", EntityType.Person, "DE", "minister-of-defence"), (tag.Id, tag.Type, tag.Country, tag.Role));
        Assert.Equal((Salience.Mentioned, 1, false), (tag.Salience, tag.Mentions, tag.IsMetonym));
        Assert.Equal([new Evidence("body", "Boris Pistorius", "Boris Pistorius", 0, "rules/test.yaml:1")], tag.Evidence);
    }

    [Theory]
    [InlineData("2022-12-31", null)]
    [InlineData("2023-01-19", "minister-of-defence")]
    [InlineData(null, "minister-of-defence")]
    public void The_role_is_the_one_held_when_the_article_was_published(string? published, string? role) =>
        Assert.Equal(role, GivenEntities.Tag("Boris Pistorius sprach.", published).Entities[0].Role);

    [Fact]
    public void Without_a_date_the_highest_role_is_told() =>
        Assert.Equal("minister-of-defence", GivenEntities.Tag("Lloyd Austin sprach.", published: null).Entities[0].Role);

    [Theory]
    [InlineData("China")]
    [InlineData("Chinas")]
    [InlineData("chinesische")]
    public void A_country_is_named_by_its_name_and_its_adjectives(string word) =>
        Assert.Equal(["CN"], GivenEntities.Tag($"Viele {word} Schiffe.").Ids());

    [Fact]
    public void A_name_inside_the_name_of_a_region_is_not_counted() =>
        Assert.Equal(["region:south-china-sea"], GivenEntities.Tag("Im Chinesischen Meer.").Ids());

    [Fact]
    public void Masked_words_name_nobody()
    {
        var rules = GivenEntities.Rules with { Guards = [new Guard { Id = "music", Terms = [Given.Term("China Crisis")] }] };

        Assert.Empty(GivenEntities.Tag("Es spielen China Crisis.", rules: rules).Entities);
        Assert.Equal(["CN"], GivenEntities.Tag("Es spielen China Crisis in China.", rules: rules).Ids());
    }

    [Fact]
    public void Three_mentions_or_one_in_front_make_a_main_entity()
    {
        const string Body = "China. China. USA. USA. USA. Boris Pistorius.";

        var result = new Tagger(GivenEntities.Rules).Tag(new TaggableText { Title = "Bundeswehr", Body = Body, Language = "de" });

        Assert.Equal(
            [("US", Salience.Main, 3), ("bundeswehr", Salience.Main, 1), ("CN", Salience.Mentioned, 2), ("boris-pistorius", Salience.Mentioned, 1)],
            result.Entities.Select(entity => (entity.Id, entity.Salience, entity.Mentions)));
    }

    [Fact]
    public void The_class_of_an_entity_gives_its_topic_points()
    {
        var rules = GivenEntities.Rules with
        {
            KindWeights =
            [
                new KindWeights("weapon", [new TopicWeight(Given.Topic, 1)]),
                new KindWeights("aircraft", [new TopicWeight(Given.Topic, 5)]),
            ],
        };

        var topic = Assert.Single(GivenEntities.Tag("Eine F-35 und noch eine F-35.", rules: rules).Topics.Concat(
            GivenEntities.Tag("Eine F-35 und noch eine F-35.", rules: rules).NotFired));

        Assert.Equal([new Evidence("body", "F-35", "f-35", 6.25m, "entities/test.yaml:1")], topic.Evidence);
    }

    [Fact]
    public void Weights_of_its_own_come_before_those_of_its_class()
    {
        var own = GivenEntities.Entity("f-35", EntityType.Weapon, "US", "=F-35") with { Class = "aircraft/fighter", Topics = [new TopicWeight(Given.Topic, 6)] };
        var rules = GivenEntities.Rules with { Entities = [own], KindWeights = [new KindWeights("aircraft/fighter", [new TopicWeight(Given.Topic, 2)])] };

        Assert.Equal(6, Assert.Single(GivenEntities.Tag("Eine F-35.", rules: rules).Topics).Points);
    }

    [Fact]
    public void A_word_counts_for_a_heavier_term_or_for_the_entity_and_not_twice()
    {
        var own = GivenEntities.Entity("bundeswehr", EntityType.ArmedForce, "DE", "Bundeswehr") with { Topics = [new TopicWeight(Given.Topic, 2)] };
        var rules = Given.Rules("Bundeswehr") with { Entities = [own] };

        Assert.Equal(["Bundeswehr"], rules.Tag("Die Bundeswehr.").Topics[0].Evidence.Select(match => match.Term));
    }
}
