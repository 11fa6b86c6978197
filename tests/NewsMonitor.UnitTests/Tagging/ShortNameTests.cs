namespace NewsMonitor.UnitTests.Tagging;

public sealed class ShortNameTests
{
    [Theory]
    [InlineData("Verteidigungsminister Austin sprach.", "lloyd-austin")]
    [InlineData("Austin, der frühere hohe General, der am Sonntag kam, und Verteidigungsminister, sprach.", "")]
    [InlineData("Austin, der frühere hohe General und nun Verteidigungsminister, sprach.", "lloyd-austin")]
    [InlineData("Der Verteidigungsminister kam. Austin liegt in Texas.", "")]
    [InlineData("Austin liegt in Texas.", "")]
    [InlineData("Verteidigungsminister austin sprach.", "")]
    [InlineData("Lloyd Austin kam. Danach sprach Austin.", "lloyd-austin")]
    public void A_surname_needs_the_full_name_or_a_role_beside_it(string text, string ids) =>
        Assert.Equal(ids, string.Join(' ', GivenEntities.Tag(text).Ids()));

    [Theory]
    [InlineData("2024-07-28", 1)]
    [InlineData("2025-02-01", 0)]
    [InlineData(null, 1)]
    public void The_role_must_be_held_when_the_article_was_published(string? published, int found) =>
        Assert.Equal(found, GivenEntities.Tag("Verteidigungsminister Austin sprach.", published).Entities.Count);

    [Theory]
    [InlineData("2005-01-01", "Präsident Bush sprach.", "george-w-bush")]
    [InlineData("1991-01-01", "Präsident Bush sprach.", "george-bush")]
    [InlineData(null, "Präsident Bush sprach.", "")]
    [InlineData("2024-01-01", "George Walker Bush kam. Bush sprach.", "george-w-bush")]
    [InlineData("2024-01-01", "George Walker Bush traf George Herbert Bush. Dann sprach Bush.", "george-bush george-w-bush")]
    public void Of_two_with_one_name_the_role_decides_and_else_nobody_is_meant(string? published, string text, string ids) =>
        Assert.Equal(ids, string.Join(' ', GivenEntities.Tag(text, published).Ids()));

    [Fact]
    public void The_surname_in_a_full_name_is_no_mention_of_its_own()
    {
        Assert.Equal(1, GivenEntities.Tag("Lloyd Austin kam.").Entities[0].Mentions);
        Assert.Equal(2, GivenEntities.Tag("Lloyd Austin kam. Austins Rede war kurz.").Entities[0].Mentions);
    }
}
