using NewsMonitor.Core.Tagging.Rules;

namespace NewsMonitor.UnitTests.Tagging;

public sealed class GuardTests
{
    private static readonly RuleSet Rules = Given.Rules("Verteidigung", "Marine", "Manöver") with
    {
        Guards =
        [
            new Guard
            {
                Id = "football",
                Terms = [Given.Term("Verteidigung")],
                Context = [Given.Pattern("*liga")],
                Unless = [Given.Pattern("Soldat*")],
            },
            new Guard { Id = "names", Terms = [Given.Term("Marine Le Pen")] },
        ],
    };

    [Theory]
    [InlineData("Die Verteidigung steht.", "Verteidigung")]
    [InlineData("Die Verteidigung steht. So geht Bundesliga.", "")]
    [InlineData("Die Verteidigung steht. So geht Bundesliga für Soldaten.", "Verteidigung")]
    [InlineData("Marine Le Pen spricht.", "")]
    [InlineData("Die Marine spricht.", "Marine")]
    [InlineData("Marine Le Pen spricht über Manöver.", "Manöver")]
    public void A_guard_masks_words_in_its_context_and_leaves_the_article(string text, string evidence) =>
        Assert.Equal(evidence, string.Join(' ', Rules.Matches(text)));

    [Fact]
    public void Masked_words_are_told()
    {
        var masked = Assert.Single(Rules.Tag("Die Verteidigung steht. So geht Bundesliga.").Masked);

        Assert.Equal(("football", "body", "Verteidigung"), (masked.Guard, masked.Field, masked.Text));
    }

    [Fact]
    public void A_masked_word_is_no_context_for_another()
    {
        var rules = Rules with { Topics = Given.Rules(new WeightedTerm(Given.Term("Manöver") with { Near = [Given.Pattern("Marine")] }, 6)).Topics };

        Assert.Empty(rules.Matches("Manöver der Marine Le Pen"));
        Assert.NotEmpty(rules.Matches("Manöver der Marine"));
    }
}
