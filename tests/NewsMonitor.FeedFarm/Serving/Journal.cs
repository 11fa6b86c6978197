using System.Collections.Concurrent;

namespace NewsMonitor.FeedFarm.Serving;

/// <summary>When each answer with a body began. Holds the newest 100,000.</summary>
internal sealed class Journal
{
    private const int Most = 100_000;

    private readonly ConcurrentQueue<SentAnswer> _answers = new();

    public IReadOnlyCollection<SentAnswer> Answers => _answers;

    public void Add(int source)
    {
        _answers.Enqueue(new SentAnswer(source, TimeProvider.System.GetUtcNow()));
        if (_answers.Count > Most)
        {
            _answers.TryDequeue(out _);
        }
    }

    public void Clear() => _answers.Clear();
}
