namespace NewsMonitor.IntegrationTests.Running;

/// <summary>One installation for all tests of a class that do not disturb each other; made by the first that needs it.</summary>
public sealed class SharedInstallation : IAsyncDisposable
{
    private Task<Installation>? _made;

    /// <summary>With one source that nobody polls and that does not answer.</summary>
    internal Task<Installation> GetAsync() => _made ??= Installation.CreateAsync(new TestSource("beispiel", new Uri("http://127.0.0.1:1/feed/")));

    public async ValueTask DisposeAsync()
    {
        if (_made is { IsCompletedSuccessfully: true })
        {
            await (await _made).DisposeAsync();
        }
    }
}
