using NewsMonitor.Core.Identity;
using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Sources;
using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Model;

namespace NewsMonitor.Storage.Intake;

/// <summary>A row of <see cref="TaggedArticleQuery"/>.</summary>
internal sealed class TaggedArticleRow : StoredArticleRow
{
    public long Id { get; init; }

    public DateTime FirstSeenAt { get; init; }

    public string Version { get; init; } = "";

    public DateTime ReadAt { get; init; }

    public string Source { get; init; } = "";

    public string SourceName { get; init; } = "";

    public string SourceUrl { get; init; } = "";

    public string? Country { get; init; }

    public string Publisher { get; init; } = "";

    public short Tier { get; init; }

    public string TextScope { get; init; } = "";

    public int WordCount { get; init; }

    public string? SeverityBecause { get; init; }

    public int? ModelLogOdds { get; init; }

    public int SetNumber { get; init; }

    public string RulesHash { get; init; } = "";

    public string? PageText { get; init; }

    public string? EarlierPageText { get; init; }

    public string? Topics { get; init; }

    public string? Events { get; init; }

    public string? Entities { get; init; }

    public TaggedArticle ToArticle(IReadOnlyDictionary<string, Source> sources)
    {
        var tags = ToTags();
        return new TaggedArticle
        {
            Known = new KnownArticle
            {
                Id = Id,
                PublicId = PublicId,
                FirstSeenAt = FirstSeenAt,
                Link = KnownLink,
                Owner = Owner,
                Revision = Revision,
                ContentHash = new ContentHash(ContentHash),
                Announced = Announced,
                Backfill = Backfill,
                Title = Title,
                Text = Text,
                PageText = PageText,
                Relevance = Relevance,
                Severity = Severity,
                Topics = [.. tags.Topics.Select(topic => topic.Id)],
            },
            Source = sources.GetValueOrDefault(Source) ?? ToSource(),
            Link = Link is null ? null : new Uri(Link),
            State = ToState(),
            EarlierPageText = EarlierPageText,
            Tags = tags,
            SetNumber = SetNumber,
            RulesHash = RulesHash,
            Version = Version,
            ReadAt = ReadAt,
        };
    }

    private ArticleState ToState()
    {
        var scope = ArticleWriter.ScopeOf(TextScope);
        var (lead, body) = LeadAndBody.OfStored(Lead, Text, scope, PageText);
        return new ArticleState
        {
            Title = Title,
            Lead = lead,
            Body = body,
            Text = PageText ?? Text,
            Scope = scope,
            Language = Language,
            Categories = Categories,
            Published = PublishedRaw is null
                ? null
                : new PublicationTime(PublishedAt, PublishedSource, QualityNames.Of(PublishedQuality), PublishedRaw),
            WordCount = WordCount,
            // Storage keeps the hash of the feed's text; events told that of the page's.
            ContentHash = PageText is null ? new ContentHash(ContentHash) : Core.Identity.ContentHash.Of(Title, PageText),
        };
    }

    private TagResult ToTags() => new()
    {
        Relevance = Relevance,
        Severity = new Severity(Severity, SeverityBecause),
        Topics = StoredTags.Topics(Topics),
        Events = StoredTags.Events(Events),
        Entities = StoredTags.Entities(Entities),
        Model = ModelLogOdds is { } logOdds ? new ModelReading(logOdds, []) : null,
    };

    private Source ToSource() => new()
    {
        Key = Source,
        Name = SourceName,
        Url = new Uri(SourceUrl),
        Country = Country,
        Publisher = Publisher,
        Tier = Tier,
    };
}
