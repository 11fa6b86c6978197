using NewsMonitor.IntegrationTests.Running;

namespace NewsMonitor.IntegrationTests.Retagging;

/// <summary>One installation for the tests of a class, where the rules know soldiers.</summary>
public sealed class SoldiersInstallation : IAsyncDisposable
{
    private Task<Installation>? _made;

    internal Task<Installation> GetAsync() => _made ??= MakeAsync();

    public async ValueTask DisposeAsync()
    {
        if (_made is { IsCompletedSuccessfully: true })
        {
            await (await _made).DisposeAsync();
        }
    }

    private static async Task<Installation> MakeAsync()
    {
        var installation = await Installation.CreateMigratedAsync();
        await GivenRules.ApplyAsync(installation, GivenRules.Soldiers);
        return installation;
    }
}
