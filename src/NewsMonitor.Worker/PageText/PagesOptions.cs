using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace NewsMonitor.Worker.PageText;

/// <summary>How the pages of articles are asked for whose feed is thin.</summary>
internal sealed class PagesOptions
{
    public const string Section = "Pages";

    /// <summary>Pages at a time, besides the polls. 0 switches it off: this worker neither orders pages nor asks for any. Default: 4.</summary>
    [Range(0, 64)]
    public int Concurrency { get; set; } = 4;

    /// <summary>How long a page is tried for; then the feed's text stays. Default: 24 hours.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "7.00:00:00")]
    public TimeSpan Deadline { get; set; } = TimeSpan.FromHours(24);

    /// <summary>
    /// Whether the pages of announced articles are looked at again an hour, a day and a week later, so that subscribers hear of withdrawn ones.
    /// Default: true.
    /// </summary>
    public bool Rechecks { get; set; } = true;
}

[OptionsValidator]
internal sealed partial class PagesOptionsValidator : IValidateOptions<PagesOptions>;
