namespace NewsMonitor.UnitTests.Tagging;

public sealed class MetonymTests
{
    [Theory]
    [InlineData("Washington fordert mehr.", true)]
    [InlineData("Washington aber schon warnt.", true)]
    [InlineData("Washington hat nun sehr deutlich gewarnt, man warnt.", false)]
    [InlineData("In Washington fordert man mehr.", false)]
    [InlineData("Washington ist groß. Er fordert mehr.", false)]
    [InlineData("Regen in Washington.", false)]
    public void A_capital_that_acts_is_the_government_and_its_country(string text, bool isMetonym)
    {
        var result = GivenEntities.Tag(text);

        Assert.Equal(isMetonym ? ["US", "us-government"] : ["washington"], result.Ids());
        Assert.All(result.Entities, entity => Assert.Equal(isMetonym, entity.IsMetonym));
    }
}
