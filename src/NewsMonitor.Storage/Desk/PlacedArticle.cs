using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Stories;
using NewsMonitor.Core.Tagging;

namespace NewsMonitor.Storage.Desk;

/// <summary>An article with the place that the engine found for it.</summary>
internal sealed record PlacedArticle
{
    /// <summary>As the engine saw it.</summary>
    public required StoryArticle Article { get; init; }

    public required long Place { get; init; }

    public required StoryPlacement Placement { get; init; }

    /// <summary>Its story at the end of the turn.</summary>
    public required long Story { get; init; }

    public required int Revision { get; init; }

    public required bool HasPageText { get; init; }

    /// <summary>What the engine sees of a stored article.</summary>
    public static StoryArticle ForEngine(TaggedArticle article) => new()
    {
        Id = article.Known.Id,
        Language = article.State.Language,
        SeenAt = article.Known.FirstSeenAt,
        Published = article.State.Published?.At,
        Title = article.State.Title,
        Text = article.State.Text,
        Entities = [.. article.Tags.Entities.Select(entity => new StoryEntity(entity.Id, entity.Salience == Salience.Main))],
        Concepts =
        [
            .. article.Tags.Topics.Where(topic => topic.Salience == Salience.Main).Select(topic => $"topic:{topic.Id}"),
            .. article.Tags.Events.Select(told => $"event:{told.Class}").Distinct(StringComparer.Ordinal),
        ],
    };
}
