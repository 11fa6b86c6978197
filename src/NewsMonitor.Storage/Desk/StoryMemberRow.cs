using NewsMonitor.Core.Desk;
using NewsMonitor.Core.Tagging;
using NewsMonitor.Storage.Intake;

namespace NewsMonitor.Storage.Desk;

/// <summary>A row with the columns of <see cref="StoryRows.MemberColumns"/>.</summary>
internal class StoryMemberRow
{
    public long Story { get; init; }

    public long Id { get; init; }

    public Guid PublicId { get; init; }

    public DateTime FirstSeenAt { get; init; }

    public long Place { get; init; }

    public double Similarity { get; init; }

    public string Source { get; init; } = "";

    public string Publisher { get; init; } = "";

    public string? Country { get; init; }

    public short Tier { get; init; }

    public string Language { get; init; } = "";

    public string Title { get; init; } = "";

    public string? Link { get; init; }

    public string TextScope { get; init; } = "";

    public int Revision { get; init; }

    public bool IsBackfill { get; init; }

    public bool IsWithdrawn { get; init; }

    public short Relevance { get; init; }

    public short Severity { get; init; }

    public string? SeverityBecause { get; init; }

    public string? Topics { get; init; }

    public string? Events { get; init; }

    public string? Entities { get; init; }

    public StoryMember ToMember() => new()
    {
        Id = Id,
        PublicId = PublicId,
        FirstSeenAt = FirstSeenAt,
        Place = Place,
        Similarity = Similarity,
        Source = Source,
        Publisher = Publisher,
        Country = Country,
        Tier = Tier,
        Language = Language,
        Title = Title,
        Link = Link is null ? null : new Uri(Link),
        Scope = ArticleWriter.ScopeOf(TextScope),
        Revision = Revision,
        IsBackfill = IsBackfill,
        IsWithdrawn = IsWithdrawn,
        Tags = new TagResult
        {
            Relevance = Relevance,
            Severity = new Severity(Severity, SeverityBecause),
            Topics = StoredTags.Topics(Topics),
            Events = StoredTags.Events(Events),
            Entities = StoredTags.Entities(Entities),
        },
    };
}
