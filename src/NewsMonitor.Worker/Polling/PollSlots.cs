namespace NewsMonitor.Worker.Polling;

/// <summary>How many polls may be under way, and a way to wait until some of them have ended.</summary>
internal sealed class PollSlots(int capacity)
{
    private readonly Lock _lock = new();
    private int _taken;
    private int _wanted;
    private TaskCompletionSource? _waiting;

    public int Capacity => capacity;

    public int Free
    {
        get
        {
            lock (_lock)
            {
                return capacity - _taken;
            }
        }
    }

    public void Take()
    {
        lock (_lock)
        {
            _taken++;
        }
    }

    public void Release()
    {
        lock (_lock)
        {
            _taken--;
            if (_waiting is not null && capacity - _taken >= _wanted)
            {
                _waiting.TrySetResult();
                _waiting = null;
            }
        }
    }

    /// <summary>Completes when so many are free. One caller at a time.</summary>
    /// <param name="atLeast">1 to the capacity.</param>
    public Task FreeAsync(int atLeast)
    {
        lock (_lock)
        {
            if (capacity - _taken >= atLeast)
            {
                return Task.CompletedTask;
            }

            (_wanted, _waiting) = (atLeast, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            return _waiting.Task;
        }
    }
}
