namespace NewsMonitor.Core.Stories;

/// <summary>The articles of the last days, and the stories that they tell. Not for several threads at once.</summary>
/// <remarks>
/// What it decides depends on nothing but the articles inside and their stories: a window that was built anew from stored memberships, in the
/// order in which they were made, decides as the one that made them. Online clustering: each article is placed once, and is never moved but with
/// its whole story.
/// </remarks>
public sealed class StoryWindow(StoryOptions options, StoryNames names)
{
    /// <summary>A story is judged by its articles that are most like the new one.</summary>
    private const int Nearest = 3;

    /// <summary>How much of the judgement comes from the nearest articles, and not from the mean of all.</summary>
    private const double NearestShare = 0.8;

    /// <summary>So many of the likeliest stories are compared in full.</summary>
    private const int MostStories = 8;

    /// <summary>Stories that are nearly good enough for the article are looked at as parts of the one that it joins.</summary>
    private const double NearlyJoins = 0.8;

    private readonly StoryReader _reader = new(names);
    private readonly TermStatistics _statistics = new();
    private readonly CandidateIndex _index = new();
    private readonly Dictionary<long, Story> _stories = [];
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
        var copies = candidates.Where(candidate => SameText.Of(text, candidate.Text).IsCopy(options.SameText)).ToList();
        var ranked = candidates.Select(candidate => candidate.Story).Distinct().Take(MostStories)
            .Select(story => (Story: story, Score: Score(text, story)))
            .OrderByDescending(scored => scored.Score).ThenBy(scored => scored.Story.Number)
            .ToList();
        var copied = copies.MinBy(copy => copy.Id);
        var (story, score) = copied is not null ? (copied.Story, 1)
            : ranked is [var best, ..] && best.Score >= options.Join ? best
            : (new Story(article.Id), 1);
        var member = TakeIn(text, story);
        List<long> absorbed = [];
        foreach (var (other, nearly) in ranked.Where(other => other.Story != story && other.Score >= options.Join * NearlyJoins))
        {
            if (!BelongTogether(member.Story, other))
            {
                continue;
            }

            if (Merge(member.Story, other) is var ended && ended != article.Id)
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
        return new StoryPlacement(member.Story.Number, copied?.Id, Math.Round(score, 3), absorbed);
    }

    /// <summary>Takes in an article whose place was decided before.</summary>
    /// <param name="article">The article.</param>
    /// <param name="story">Its story today: the one that absorbed it where stories were merged.</param>
    public void Restore(StoryArticle article, long story)
    {
        ArgumentNullException.ThrowIfNull(article);
        var text = _reader.Read(article);
        _statistics.Add(text);
        if (!_stories.TryGetValue(story, out var known))
        {
            known = new Story(story);
        }

        TakeIn(text, known);
        Advance(article.SeenAt);
    }

    private Member TakeIn(StoryText text, Story story)
    {
        var member = new Member(text, story);
        _stories.TryAdd(story.Number, story);
        story.Add(member);
        _index.Add(member);
        _byAge.Enqueue(member, (text.Article.SeenAt, text.Article.Id));
        return member;
    }

    private double Score(StoryText text, Story story)
    {
        List<double> found = [];
        SameText closest = default;
        foreach (var member in story.Representatives)
        {
            var same = SameText.Of(text, member.Text);
            closest = same.Contained > closest.Contained ? same : closest;
            found.Add(same.IsOtherFilling ? 0 : SameStory.Probability(text, member.Text, _statistics));
        }

        // The story whose text it resembles most is another filling of its form.
        if (closest.IsOtherFilling)
        {
            return 0;
        }

        var nearest = found.OrderDescending().Take(Nearest).Average();
        return (NearestShare * nearest) + ((1 - NearestShare) * found.Average());
    }

    private bool BelongTogether(Story one, Story other)
    {
        List<double> found = [];
        foreach (var member in one.Representatives)
        {
            foreach (var beside in other.Representatives)
            {
                found.Add(SameText.Of(member.Text, beside.Text).IsOtherFilling ? 0 : SameStory.Probability(member.Text, beside.Text, _statistics));
            }
        }

        return found.Average() >= options.Merge;
    }

    /// <summary>Makes two stories one; the older one, which began with the lower number, stays.</summary>
    /// <returns>The number that ends.</returns>
    private long Merge(Story one, Story other)
    {
        var (older, younger) = one.Number < other.Number ? (one, other) : (other, one);
        foreach (var member in younger.Members)
        {
            member.Story = older;
            older.Add(member);
        }

        _stories.Remove(younger.Number);
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
            oldest.Story.Members.Remove(oldest);
            if (oldest.Story.Members.Count == 0)
            {
                _stories.Remove(oldest.Story.Number);
            }
        }
    }
}
