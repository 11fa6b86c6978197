using NewsMonitor.Core.Pages;
using NewsMonitor.Core.Sources;
using NewsMonitor.Core.Tagging;

namespace NewsMonitor.Core.Intake;

/// <summary>A stored article with the tags that it has, and the text that they were read from.</summary>
public sealed record TaggedArticle
{
    /// <summary>What intake would know of it.</summary>
    public required KnownArticle Known { get; init; }

    /// <summary>The source that showed it first; it may have been retired.</summary>
    public required Source Source { get; init; }

    /// <summary>Address as the source gives it; null when it gave none.</summary>
    public required Uri? Link { get; init; }

    /// <summary>What it says, with the text of its page where that was read; what no event tells, such as its author, is left out.</summary>
    public required ArticleState State { get; init; }

    /// <summary>Text of its page under the revision before, where the newest one has none of its own; else null.</summary>
    public string? EarlierPageText { get; init; }

    /// <summary>Its tags, without evidence.</summary>
    public required TagResult Tags { get; init; }

    /// <summary>Number of the configuration set that gave them.</summary>
    public int SetNumber { get; init; }

    /// <summary>Hash of that set.</summary>
    public required string RulesHash { get; init; }

    /// <summary>Another one after every change of its row.</summary>
    public required string Version { get; init; }

    /// <summary>Database clock when it was read.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>What the tagger saw of it when it was tagged.</summary>
    /// <remarks>After an edit the page of the revision before counts until it has been read again: see <see cref="IntakePlanner"/>.</remarks>
    public TaggableText ToTaggable()
    {
        if (EarlierPageText is null || !PageNeed.Exists(Source, Link, State))
        {
            return State.ToTaggable();
        }

        var (lead, body) = LeadAndBody.Split(State.Lead, EarlierPageText);
        return (State with { Lead = lead, Body = body }).ToTaggable();
    }
}
