using System.ComponentModel.DataAnnotations;

namespace NewsMonitor.Contracts;

/// <summary>The page of an announced article is gone: the data of <c>monitor.article.withdrawn.v1</c>.</summary>
/// <remarks>If it comes back, that is a <see cref="ArticleRevised"/> of the kind <c>restored</c>. Withdrawal and return each take the next revision.</remarks>
public sealed record ArticleWithdrawn
{
    /// <summary>CloudEvents type.</summary>
    public const string Type = "monitor.article.withdrawn.v1";

    /// <summary>Schema of this payload.</summary>
    public const string Schema = "urn:monitor:schema:article.withdrawn:1.0";

    /// <summary>The article under its new revision, without an excerpt.</summary>
    public required ArticleInfo Article { get; init; }

    /// <summary>The source that showed it.</summary>
    public required SourceInfo Source { get; init; }

    /// <summary>Revision before this one, from 1.</summary>
    [Range(1, int.MaxValue)]
    public required int PreviousRevision { get; init; }

    /// <summary>What its address answers: <c>gone</c> (410) or <c>not-found</c> (404), each at two looks an hour apart or more.</summary>
    [KnownValues("gone", "not-found")]
    public required string Reason { get; init; }
}
