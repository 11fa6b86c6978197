using NewsMonitor.Core.Stories;

namespace NewsMonitor.UnitTests.Stories;

/// <summary>Another worker takes over with a window that it builds from stored memberships: it must decide as the first one would have.</summary>
public sealed class RebuiltWindowTests
{
    private const int Articles = 600;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(30);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void It_decides_as_the_one_that_was_never_interrupted(int seed)
    {
        var articles = MadeUp(seed);
        var options = new StoryOptions { Window = TimeSpan.FromDays(3), Merge = 0.3 };
        StoryWindow steady = new(options, StoryNames.None), rebuilt = new(options, StoryNames.None);
        Dictionary<long, long> stories = [];
        var merges = 0;
        for (var at = 0; at < Articles; at++)
        {
            if (at % 97 == 0)
            {
                rebuilt = new StoryWindow(options, StoryNames.None);
                var newest = articles.Take(at).Select(article => article.SeenAt).DefaultIfEmpty().Max();
                foreach (var article in articles.Take(at).Where(article => article.SeenAt >= newest - options.Window))
                {
                    rebuilt.Restore(article, stories[article.Id]);
                }
            }

            var (expected, decided) = (steady.Place(articles[at]), rebuilt.Place(articles[at]));
            Assert.Equal((expected.Story, expected.SameTextAs, expected.Similarity), (decided.Story, decided.SameTextAs, decided.Similarity));
            Assert.Equal(expected.Absorbed, decided.Absorbed);
            stories[articles[at].Id] = decided.Story;
            merges += decided.Absorbed.Count;
            foreach (var article in stories.Keys.Where(article => decided.Absorbed.Contains(stories[article])).ToList())
            {
                stories[article] = decided.Story;
            }
        }

        Assert.True(merges > 0, "no story was merged: this tells nothing of merged ones");
        Assert.InRange(stories.Values.Distinct().Count(), Articles / 20, Articles / 2);
    }

    /// <summary>Articles on sixty events that come and go, some of them seen late.</summary>
    private static List<StoryArticle> MadeUp(int seed)
    {
        var random = new Random(seed);
        List<StoryArticle> articles = [];
        for (var number = 1; number <= Articles; number++)
        {
            var about = Math.Clamp((number / 10) + random.Next(-3, 4), 0, 59);

            // What is told first has two sides with few words in common; later reports know both, and the stories become one.
            var (from, to) = number / 10 > about ? (0, 40) : random.Next(2) == 0 ? (0, 24) : (16, 40);
            var words = Enumerable.Range(0, 60).Select(_ => random.Next(3) == 0 ? Word("wort", random.Next(400)) : Word("Ereignis", (about * 40) + random.Next(from, to))).ToList();
            articles.Add(new StoryArticle
            {
                Id = number,
                Language = "en",
                SeenAt = DateTimeOffset.UnixEpoch + (Pause * (random.Next(8) == 0 ? number - 20 : number)),
                Title = string.Join(' ', words.Take(5)),
                Text = string.Join(' ', words),
            });
        }

        return articles;
    }

    /// <summary>Words without digits: numbers would count as facts.</summary>
    private static string Word(string stem, int number)
    {
        for (; number > 0; number /= 26)
        {
            stem += (char)('a' + (number % 26));
        }

        return stem + "q";
    }
}
