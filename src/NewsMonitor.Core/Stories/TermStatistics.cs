using System.Runtime.InteropServices;

namespace NewsMonitor.Core.Stories;

/// <summary>In how many articles of the window each term stands.</summary>
internal sealed class TermStatistics
{
    /// <summary>As if so many articles without any of its words came before the first: a window that begins is no reason to find every word telling.</summary>
    private const int Before = 30;

    private readonly Dictionary<uint, int> _articles = [];

    /// <summary>Number of articles.</summary>
    public int Count { get; private set; }

    public void Add(StoryText text)
    {
        Count++;
        foreach (var term in text.Terms)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_articles, term, out _)++;
        }
    }

    public void Remove(StoryText text)
    {
        Count--;
        foreach (var term in text.Terms)
        {
            if (--CollectionsMarshal.GetValueRefOrNullRef(_articles, term) == 0)
            {
                _articles.Remove(term);
            }
        }
    }

    /// <summary>Inverse document frequency, smoothed.</summary>
    public double Weight(uint term) => Math.Log(1 + ((Count + Before) / (_articles.GetValueOrDefault(term) + 0.5)));
}
