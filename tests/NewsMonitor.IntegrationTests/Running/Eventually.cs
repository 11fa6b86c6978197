using System.Diagnostics;

namespace NewsMonitor.IntegrationTests.Running;

/// <summary>Waits for what other processes bring about; generous, because machines are busy, and never longer than needed.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static Task HoldsAsync(Func<bool> condition, Func<string> complaint, TimeSpan? patience = null) =>
        HoldsAsync(() => Task.FromResult(condition()), complaint, patience);

    public static async Task HoldsAsync(Func<Task<bool>> condition, Func<string> complaint, TimeSpan? patience = null)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > (patience ?? Patience))
            {
                Assert.Fail(complaint());
            }

            await Task.Delay(Pause, TestContext.Current.CancellationToken);
        }
    }
}
