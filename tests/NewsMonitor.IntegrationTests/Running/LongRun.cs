namespace NewsMonitor.IntegrationTests.Running;

/// <summary>Tests that take too long for every change; <c>tests/run --all</c> has them.</summary>
internal static class LongRun
{
    /// <summary>Skips the test unless the long suites were asked for.</summary>
    public static void Only() =>
        Assert.SkipUnless(Environment.GetEnvironmentVariable("NEWSMONITOR_TEST_LONG") == "1", "long: tests/run --all");
}
