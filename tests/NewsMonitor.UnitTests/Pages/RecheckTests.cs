using NewsMonitor.Core.Pages;

namespace NewsMonitor.UnitTests.Pages;

public sealed class RecheckTests
{
    [Theory]
    [InlineData(false, PagePresence.Present, RecheckResult.Unchanged)]
    [InlineData(true, PagePresence.Present, RecheckResult.Missing)]
    [InlineData(false, PagePresence.Missing, RecheckResult.Found)]
    [InlineData(true, PagePresence.Missing, RecheckResult.Withdrawn)]
    [InlineData(true, PagePresence.Withdrawn, RecheckResult.Unchanged)]
    [InlineData(false, PagePresence.Withdrawn, RecheckResult.Restored)]
    public void One_look_that_finds_nothing_withdraws_nothing(bool isMissing, PagePresence before, RecheckResult expected) =>
        Assert.Equal(expected, Recheck.Of(isMissing, before));
}
