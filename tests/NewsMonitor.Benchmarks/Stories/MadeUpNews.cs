using System.Text;
using NewsMonitor.Core.Stories;

namespace NewsMonitor.Benchmarks.Stories;

/// <summary>Articles of 200 words: most are drawn as often as words of a language are (Zipf), the rest belong to one of many events.</summary>
/// <param name="seed">The same seed makes the same articles.</param>
internal sealed class MadeUpNews(int seed)
{
    private const int Vocabulary = 60_000;
    private const int Words = 200;
    private const int WordsOfEvent = 30;
    private const double ShareOfEvent = 0.35;

    /// <summary>Of so many articles one tells of something new; the others follow one of the latest events.</summary>
    private const int ArticlesPerEvent = 4;
    private const int LatestEvents = 400;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Random _random = new(seed);
    private readonly List<string[]> _events = [];
    private long _made;

    public StoryArticle Next()
    {
        if (_events.Count == 0 || _random.Next(ArticlesPerEvent) == 0)
        {
            _events.Add([.. Enumerable.Range(0, WordsOfEvent).Select(_ => Word(_random.Next(Vocabulary)))]);
        }

        var about = _events[_random.Next(Math.Max(0, _events.Count - LatestEvents), _events.Count)];
        _made++;
        return new StoryArticle
        {
            Id = _made,
            Language = "en",
            SeenAt = DateTimeOffset.UnixEpoch + (_made * Pause),
            Title = Text(8, about),
            Text = Text(Words, about),
        };
    }

    private string Text(int words, string[] about)
    {
        StringBuilder text = new();
        for (var word = 0; word < words; word++)
        {
            text.Append(_random.NextDouble() < ShareOfEvent ? about[_random.Next(about.Length)] : Word(Common())).Append(word % 15 == 14 ? ". " : " ");
        }

        return text.ToString();
    }

    /// <summary>A rank by Zipf's law: the logarithm of the rank is spread evenly.</summary>
    private int Common() => (int)Math.Exp(_random.NextDouble() * Math.Log(Vocabulary));

    private static string Word(int rank) => $"w{rank:x}q";
}
