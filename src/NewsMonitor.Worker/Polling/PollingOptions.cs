using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace NewsMonitor.Worker.Polling;

/// <summary>How sources are polled.</summary>
internal sealed class PollingOptions
{
    public const string Section = "Polling";

    /// <summary>Fetches at a time. Default: 32.</summary>
    [Range(1, 256)]
    public int Concurrency { get; set; } = 32;

    /// <summary>How long a host is left alone between two requests, by all workers together. Default: 2 seconds, which is also the least.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "01:00:00")]
    public TimeSpan HostGap { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long a worker may keep a source to itself; what a crash of that worker costs the source. Longer than
    /// twice <c>Fetching:Deadline</c>: a fetch, and as long again for storing what it brought. Default: 2 minutes.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:05", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Relevance from which an article is announced. Default: 35.</summary>
    [Range(0, 100)]
    public int RelevanceGate { get; set; } = 35;
}

[OptionsValidator]
internal sealed partial class PollingOptionsValidator : IValidateOptions<PollingOptions>;
