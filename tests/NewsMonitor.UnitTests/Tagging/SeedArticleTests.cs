using NewsMonitor.Core.Tagging;

namespace NewsMonitor.UnitTests.Tagging;

/// <summary>The article that the product was made for.</summary>
public sealed class SeedArticleTests
{
    private static readonly TagResult Result = ShippedRules.Tagger.Tag(ShippedRules.Article("seed-article.txt", "de"));

    [Theory]
    [InlineData("alliances-treaties")]
    [InlineData("command-structure")]
    [InlineData("deterrence-nuclear")]
    [InlineData("basing-posture")]
    [InlineData("defence-policy")]
    [InlineData("diplomacy-talks")]
    [InlineData("defence-industry")]
    [InlineData("missile-air-defence")]
    [InlineData("exercises")]
    public void Is_about(string topic) => Assert.Contains(Result.Topics, tag => tag.Id == topic && tag.Salience == Salience.Main);

    [Theory]
    [InlineData("defence-budget")]
    [InlineData("sea")]
    public void Mentions(string topic) => Assert.Contains(Result.Topics, tag => tag.Id == topic && tag.Salience == Salience.Mentioned);

    [Theory]
    [InlineData("armed-conflict")]
    [InlineData("sanctions-export-control")]
    [InlineData("war-crimes-humanitarian")]
    [InlineData("drones")]
    public void Is_not_about(string topic) => Assert.DoesNotContain(Result.Topics, tag => tag.Id == topic);

    [Fact]
    public void Is_highly_relevant_and_notable_because_an_agreement_was_signed()
    {
        Assert.InRange(Result.Relevance, 80, 100);
        Assert.Equal(new Severity(2, "agreement-signed/occurred"), Result.Severity);
    }

    [Fact]
    public void Deterred_attacks_are_no_attacks() =>
        Assert.Equal([EventStatus.Hypothetical], Result.Events.Where(told => told.Class == "attack").Select(told => told.Status));

    [Fact]
    public void The_strongest_evidence_is_the_word_of_the_headline_with_its_rule()
    {
        var strongest = Result.Topics[0].Evidence[0];

        Assert.Equal(("title", "Verteidigungsbündnisse", 18m), (strongest.Field, strongest.Text, strongest.Points));
        Assert.Matches(@"^rules/[a-z0-9-]+\.yaml:[0-9]+$", strongest.Rule);
    }

    [Fact]
    public void Pacifism_after_the_war_is_masked_as_an_idiom() => Assert.Contains(new MaskedWords("idioms", "body", "Nachkriegspazifismus"), Result.Masked);

    [Fact]
    public void Its_headline_alone_is_enough_to_be_announced()
    {
        var result = ShippedRules.Tag("de", "Stärkung der Verteidigungsbündnisse: USA, Japan und Südkorea unterzeichnen Abkommen");

        Assert.InRange(result.Relevance, 35, 100);
    }
}
