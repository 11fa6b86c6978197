using NewsMonitor.Core.Stories;
using NewsMonitor.Core.Tagging;
using NewsMonitor.Worker.Tagging;

namespace NewsMonitor.Worker.Stories;

/// <summary>Groups articles of a file into stories, as the desk groups those of the database.</summary>
internal sealed class FileGrouping(Tagger tagger, StoryNames names)
{
    /// <summary>Tags the articles of a file; every one counts as relevant.</summary>
    public IReadOnlyList<(ArticleLine Line, StoryArticle Article)> Read(ArticleFile file)
    {
        List<(ArticleLine, StoryArticle)> articles = [];
        var arrived = DateTimeOffset.UnixEpoch;
        file.ForEach(Tagged, read =>
        {
            // The order of the lines says when an article was seen; its date may lag behind, or be missing.
            arrived = read.Line.Published is { } published && published > arrived ? published : arrived;
            articles.Add((read.Line, ArticleOf(articles.Count + 1, read.Line, read.Language, read.Tags, arrived)));
        });
        return articles;
    }

    /// <summary>Places articles in the order given. Merged stories are seen through: what is returned is the story at the end.</summary>
    public IReadOnlyList<StoryPlacement> Group(IEnumerable<StoryArticle> articles)
    {
        var window = new StoryWindow(new StoryOptions(), names);
        List<StoryPlacement> placements = [];
        Dictionary<long, long> absorbedBy = [];
        foreach (var article in articles)
        {
            var placement = window.Place(article);
            placements.Add(placement);
            foreach (var absorbed in placement.Absorbed)
            {
                absorbedBy[absorbed] = placement.Story;
            }
        }

        return [.. placements.Select(placement => placement with { Story = AtTheEnd(placement.Story) })];

        long AtTheEnd(long story)
        {
            while (absorbedBy.TryGetValue(story, out var older))
            {
                story = older;
            }

            return story;
        }
    }

    private (ArticleLine Line, string Language, TagResult Tags) Tagged(ArticleLine line)
    {
        var text = line.ToTaggable();
        return (line, text.Language, tagger.Tag(text));
    }

    private static StoryArticle ArticleOf(int number, ArticleLine line, string language, TagResult tags, DateTimeOffset seenAt) => new()
    {
        Id = number,
        Language = language,
        SeenAt = seenAt,
        Published = line.Published,
        Title = line.Title,
        Text = line.Text,
        Entities = StoryConcepts.Of(tags.Entities),
        Concepts = StoryConcepts.Of(tags.Topics, tags.Events),
    };
}
