using NewsMonitor.Core.Tagging.Entities;
using NewsMonitor.Core.Tagging.Rules;

namespace NewsMonitor.UnitTests.Tagging;

/// <summary>Words that count only with others: separable verbs, classes of entities, what halves a topic.</summary>
public sealed class ContextTests
{
    private static readonly RuleSet Attack = Given.Rules(new WeightedTerm(Given.Term("greif*") with { Particle = Given.Pattern("an!") }, 6));

    [Theory]
    [InlineData("Israel greift Ziele in Syrien an.", "greift … an")]
    [InlineData("Israel greift an.", "greift an")]
    [InlineData("Israel greift ein.", "")]
    [InlineData("Israel greift ein. Man kam an.", "")]
    [InlineData("Man kam an und greift ein.", "")]
    [InlineData("Israel greift 1 2 3 4 5 6 7 8 9 10 11 12 13 14 an.", "greift … an")]
    [InlineData("Israel greift 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 an.", "")]
    public void A_separable_verb_counts_with_its_particle_later_in_the_sentence(string text, string evidence) =>
        Assert.Equal(evidence, string.Join(' ', Attack.Matches(text)));

    [Theory]
    [InlineData("Lieferung der F-35 beginnt.", true)]
    [InlineData("Lieferung der Möbel beginnt.", false)]
    [InlineData("Lieferung der Möbel beginnt. Eine F-35 flog erst viel später am Abend über den Hof hinweg.", false)]
    public void A_class_near_a_term_is_any_entity_of_the_type(string text, bool isMatch)
    {
        var rules = Given.Rules(new WeightedTerm(Given.Term("Lieferung") with { Near = [TermPattern.OfClass(EntityType.Weapon)], Within = 3 }, 6)) with
        {
            Entities = GivenEntities.Rules.Entities,
        };

        Assert.Equal(isMatch, rules.Matches(text).Any());
    }

    [Theory]
    [InlineData("Die Verteidigung steht.", "")]
    [InlineData("Die Verteidigung der Bundeswehr steht.", "Verteidigung")]
    public void A_guard_may_rest_for_a_class(string text, string evidence)
    {
        var guard = new Guard { Id = "sport", Terms = [Given.Term("Verteidigung")], Unless = [TermPattern.OfClass(EntityType.ArmedForce)] };
        var rules = Given.Rules("Verteidigung") with { Entities = GivenEntities.Rules.Entities, Guards = [guard] };

        Assert.Equal(evidence, string.Join(' ', rules.Matches(text)));
    }

    [Fact]
    public void A_guard_may_need_a_class()
    {
        var guard = new Guard { Id = "people", Terms = [Given.Term("Verteidigung")], Context = [TermPattern.OfClass(EntityType.Person)] };
        var rules = Given.Rules("Verteidigung") with { Entities = GivenEntities.Rules.Entities, Guards = [guard] };

        Assert.NotEmpty(rules.Matches("Die Verteidigung steht."));
        Assert.Empty(rules.Matches("Die Verteidigung steht, sagt Lloyd Austin."));
    }

    [Fact]
    public void What_a_topic_stands_not_with_halves_it_and_is_told()
    {
        var rules = Given.Rules("Rakete");
        rules = rules with { Topics = [rules.Topics[0] with { NotWith = [Given.Pattern("Raumfahrt*"), Given.Pattern("Feuerwerk*")] }] };

        var plain = Assert.Single(rules.Tag("Eine Rakete flog.").Topics);
        var halved = Assert.Single(rules.Tag("Eine Rakete der Raumfahrt flog.").NotFired);

        Assert.Equal((6m, 0), (plain.Points, plain.Halved.Count));
        Assert.Equal((3m, "Raumfahrt*"), (halved.Points, Assert.Single(halved.Halved)));
    }
}
