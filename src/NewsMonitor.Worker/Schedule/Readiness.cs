namespace NewsMonitor.Worker.Schedule;

/// <summary>Opens once everything that work needs has answered. Loops wait for it instead of failing.</summary>
internal sealed class Readiness
{
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsOpen => _opened.Task.IsCompleted;

    public void Open() => _opened.TrySetResult();

    public Task OpenedAsync(CancellationToken cancellationToken) => _opened.Task.WaitAsync(cancellationToken);
}
