namespace NewsMonitor.Core.Stories;

/// <summary>The articles of the last days, and the stories that they tell. Not for several threads at once.</summary>
/// <remarks>
/// What it decides depends on nothing but the articles inside and their stories: a window that was built anew from stored memberships, in the
/// order in which they were made, decides as the one that made them. Online clustering: each article is placed once, and is never moved but with
/// its whole story.
/// </remarks>
public sealed class StoryWindow(StoryOptions options, StoryNames names)
{
    /// <summary>So many of the likeliest stories are compared in full.</summary>
    private const int MostStories = 8;

    /// <summary>Stories that are nearly good enough for the article are looked at as parts of the one that it joins.</summary>
    private const double NearlyJoins = 0.8;

    private readonly StoryReader _reader = new(names);
    private readonly TermStatistics _statistics = new();
    private readonly CandidateIndex _index = new();
    private readonly Dictionary<long, Cluster> _clusters = [];
    private readonly PriorityQueue<Member, (DateTimeOffset, long)> _byAge = new();
    private DateTimeOffset _newest = DateTimeOffset.MinValue;

    /// <summary>Number of articles inside.</summary>
    public int Count => _byAge.Count;

    /// <summary>Finds the story of an article, and takes it in. What is older than the window has left before and after.</summary>
    public StoryPlacement Place(StoryArticle article)
    {
        ArgumentNullException.ThrowIfNull(article);
        Advance(article.SeenAt);
        var text = _reader.Read(article);
        _statistics.Add(text);
        var candidates = _index.For(text, _statistics);
        var comparison = new Comparison(text, _statistics);
        var copied = candidates.Where(candidate => comparison.With(candidate).IsCopy(options.SameText)).MinBy(copy => copy.Id);
        var ranked = candidates.Select(candidate => candidate.Cluster).Distinct().Take(MostStories)
            .Select(cluster => (Cluster: cluster, Score: comparison.With(cluster)))
            .OrderByDescending(scored => scored.Score).ThenBy(scored => scored.Cluster.Number)
            .ToList();
        var (cluster, score) = copied is not null ? (copied.Cluster, 1)
            : ranked is [var best, ..] && best.Score >= options.Join ? best
            : (new Cluster(article.Id), 1);
        var member = TakeIn(text, cluster);
        List<long> absorbed = [];
        foreach (var (other, nearly) in ranked.Where(other => other.Cluster != cluster && other.Score >= options.Join * NearlyJoins))
        {
            if (Comparison.Between(member.Cluster, other, _statistics) < options.Merge)
            {
                continue;
            }

            if (Merge(member.Cluster, other) is var ended && ended != article.Id)
            {
                absorbed.Add(ended);
            }
            else
            {
                // The article alone: nobody has heard of that story.
                score = nearly;
            }
        }

        Advance(article.SeenAt);
        return new StoryPlacement(member.Cluster.Number, copied?.Id, Math.Round(score, 3), absorbed);
    }

    /// <summary>Takes in an article whose place was decided before.</summary>
    /// <param name="article">The article.</param>
    /// <param name="story">Its story today: the one that absorbed it where stories were merged.</param>
    public void Restore(StoryArticle article, long story)
    {
        ArgumentNullException.ThrowIfNull(article);
        var text = _reader.Read(article);
        _statistics.Add(text);
        TakeIn(text, _clusters.GetValueOrDefault(story) ?? new Cluster(story));
        Advance(article.SeenAt);
    }

    private Member TakeIn(StoryText text, Cluster cluster)
    {
        var member = new Member(text, cluster);
        _clusters.TryAdd(cluster.Number, cluster);
        cluster.Add(member);
        _index.Add(member);
        _byAge.Enqueue(member, (text.Article.SeenAt, text.Article.Id));
        return member;
    }

    /// <summary>Makes two stories one; the older one, which began with the lower number, stays.</summary>
    /// <returns>The number that ends.</returns>
    private long Merge(Cluster one, Cluster other)
    {
        var (older, younger) = one.Number < other.Number ? (one, other) : (other, one);
        foreach (var member in younger.Members)
        {
            member.Cluster = older;
            older.Add(member);
        }

        _clusters.Remove(younger.Number);
        return younger.Number;
    }

    private void Advance(DateTimeOffset seenAt)
    {
        _newest = seenAt > _newest ? seenAt : _newest;
        while (_byAge.TryPeek(out var oldest, out _) && oldest.Text.Article.SeenAt < _newest - options.Window)
        {
            _byAge.Dequeue();
            _statistics.Remove(oldest.Text);
            _index.Remove(oldest);
            oldest.Cluster.Members.Remove(oldest);
            if (oldest.Cluster.Members.Count == 0)
            {
                _clusters.Remove(oldest.Cluster.Number);
            }
        }
    }
}
