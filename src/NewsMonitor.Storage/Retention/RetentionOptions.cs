using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace NewsMonitor.Storage.Retention;

/// <summary>
/// How long things are kept, in whole months after the one they belong to; 0 keeps them for ever. Identities, stories, alerts and daily sums always stay,
/// so that what comes back after years is no news.
/// </summary>
public sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>Text of articles that were never announced: their title, tags and times stay for <see cref="ArticleMonths"/>. Default: 6.</summary>
    [Range(0, 1200)]
    public int IrrelevantTextMonths { get; set; } = 6;

    /// <summary>Articles with revisions, tags, sightings and search documents, by the month of their first sight. Default: 24.</summary>
    [Range(0, 1200)]
    public int ArticleMonths { get; set; } = 24;

    /// <summary>Events in their final bytes: so far back goes a replay. Default: 24.</summary>
    [Range(0, 1200)]
    public int EventMonths { get; set; } = 24;

    /// <summary>Fetches one by one; their daily counts stay. Default: 13.</summary>
    [Range(0, 1200)]
    public int FetchMonths { get; set; } = 13;

    /// <summary>Entries that could not be read, for the operator. Default: 3.</summary>
    [Range(0, 1200)]
    public int QuarantineMonths { get; set; } = 3;
}

[OptionsValidator]
internal sealed partial class RetentionOptionsValidator : IValidateOptions<RetentionOptions>;
