using System.Text.Json;
using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Stories;
using NewsMonitor.Core.Tagging;
using NewsMonitor.UnitTests.Tagging;

namespace NewsMonitor.UnitTests.Stories;

/// <summary>A text of <c>tests/fixtures/stories/german.jsonl</c>.</summary>
internal sealed record LabelledStory(
    string Id, string Lang, DateTimeOffset Published, string Source, string Title, string Text, string Cluster, string? VariantOf, string Class)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>All of them, in order of publication.</summary>
    public static IReadOnlyList<LabelledStory> Read() =>
        [.. RepositoryFiles.Fixture("stories/german.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<LabelledStory>(line, Json)!)];

    /// <summary>As the desk would see it, tags included.</summary>
    public StoryArticle ToArticle(long id)
    {
        var (lead, body) = LeadAndBody.Split("", Text);
        var tags = ShippedRules.Tagger.Tag(new TaggableText { Title = Title, Lead = lead, Body = body, Language = Lang, Published = Published });
        return new StoryArticle
        {
            Id = id,
            Language = Lang,
            SeenAt = Published,
            Published = Published,
            Title = Title,
            Text = Text,
            Entities = StoryConcepts.Of(tags.Entities),
            Concepts = StoryConcepts.Of(tags.Topics, tags.Events),
        };
    }
}
