using System.ComponentModel.DataAnnotations;

namespace NewsMonitor.Contracts;

/// <summary>An announced article changed: the data of <c>monitor.article.revised.v1</c>. It holds the whole new state.</summary>
public sealed record ArticleRevised : ArticleDetected
{
    /// <summary>CloudEvents type.</summary>
    public new const string Type = "monitor.article.revised.v1";

    /// <summary>Schema of this payload.</summary>
    public new const string Schema = "urn:monitor:schema:article.revised:1.1";

    /// <summary>
    /// Revision before this one; the same one where the text of the article's page completed it (<c>page-text</c>), or an operator had other
    /// rules tag it again: the later time wins.
    /// </summary>
    [Range(1, int.MaxValue)]
    public required int PreviousRevision { get; init; }

    /// <summary>What changed.</summary>
    public required ChangesInfo Changes { get; init; }
}

/// <summary>What changed between two revisions. A member is absent when it did not change.</summary>
public sealed record ChangesInfo
{
    /// <summary><c>title</c>, <c>body</c>, <c>tags</c>, <c>severity</c>, <c>below-gate</c>, <c>page-text</c>, <c>restored</c>.</summary>
    [KnownValues("title", "body", "tags", "severity", "below-gate", "page-text", "restored")]
    public required IReadOnlyList<string> Kinds { get; init; }

    /// <summary>Old and new title.</summary>
    public TextChangeInfo? Title { get; init; }

    /// <summary>How the text changed.</summary>
    public BodyChangeInfo? Body { get; init; }

    /// <summary>Topics that came and went.</summary>
    public TopicChangeInfo? Topics { get; init; }

    /// <summary>Old and new relevance.</summary>
    public NumberChangeInfo? Relevance { get; init; }

    /// <summary>Old and new severity.</summary>
    public NumberChangeInfo? Severity { get; init; }
}

/// <summary>A text before and after.</summary>
/// <param name="From">Before; absent where there was none.</param>
/// <param name="To">After; absent where there is none.</param>
public sealed record TextChangeInfo(string? From, string? To);

/// <summary>A number before and after.</summary>
/// <param name="From">Before.</param>
/// <param name="To">After.</param>
public sealed record NumberChangeInfo(int From, int To);

/// <summary>Topics that came and went.</summary>
/// <param name="Added">Ids of those that came; at most 12.</param>
/// <param name="Removed">Ids of those that went; at most 12.</param>
public sealed record TopicChangeInfo([MaxLength(12)] IReadOnlyList<string> Added, [MaxLength(12)] IReadOnlyList<string> Removed);

/// <summary>How a text changed.</summary>
/// <param name="Similarity">Share of words that both have: 0 to 1.</param>
/// <param name="AddedWords">Words that came, from 0.</param>
/// <param name="RemovedWords">Words that went, from 0.</param>
/// <param name="AddedExcerpt">Beginning of the first new paragraph; absent when none came.</param>
public sealed record BodyChangeInfo(
    [Range(0.0, 1.0)] double Similarity, [Range(0, int.MaxValue)] int AddedWords, [Range(0, int.MaxValue)] int RemovedWords, string? AddedExcerpt);
