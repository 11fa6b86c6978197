using NewsMonitor.Core.Scheduling;

namespace NewsMonitor.UnitTests.Scheduling;

public sealed class MovedAddressTests
{
    private static readonly Uri There = new("https://example.org/new/feed");

    [Theory]
    [InlineData(5, 6, true)] // after 24 hours
    [InlineData(4, 8, false)] // 24 hours, but four answers
    [InlineData(5, 5.9, false)] // 23.6 hours
    [InlineData(100, 0.1, false)]
    [InlineData(100, 0.25, true)]
    public void BadInput_T13_a_move_is_told_after_five_like_answers_over_a_day(int answers, double hoursBetween, bool told) =>
        Assert.Equal(told, After(Enumerable.Repeat<Uri?>(There, answers), hoursBetween)!.IsStable);

    [Fact]
    public void BadInput_T13_another_target_starts_again()
    {
        var moved = After([There, There, There, There, new Uri("https://portal.example/login"), There, There], 24);

        Assert.Equal((There, 2, false), (moved!.Target, moved.Count, moved.IsStable));
    }

    [Fact]
    public void BadInput_T13_an_answer_without_a_move_ends_it()
    {
        Assert.Null(After([There, There, There, There, There, null], 24));
        Assert.Equal(1, After([There, There, There, There, There, null, There], 24)!.Count);
    }

    [Fact]
    public void BadInput_T13_targets_that_differ_in_a_fragment_or_in_case_of_the_path_are_not_the_same()
    {
        Assert.Equal(1, After([There, new Uri("https://example.org/new/Feed")], 24)!.Count);
        Assert.Equal(2, After([There, new Uri("HTTPS://EXAMPLE.org:443/new/feed")], 24)!.Count);
    }

    private static MovedAddress? After(IEnumerable<Uri?> targets, double hoursBetween) =>
        targets.Index().Aggregate(
            (MovedAddress?)null, (known, answer) => MovedAddress.After(known, answer.Item, Sample.Now.AddHours(answer.Index * hoursBetween)));
}
