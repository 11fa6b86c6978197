using NewsMonitor.Core.Fetching;
using NewsMonitor.Feeds.Http;

namespace NewsMonitor.Feeds.Robots;

/// <summary>What asking a host for its robots.txt came to.</summary>
/// <param name="Rules">What holds for the host until it is asked again.</param>
/// <param name="IsTemporary">Whether everything is forbidden only because the file could not be had: it should be asked for again soon.</param>
public sealed record RobotsVerdict(RobotsRules Rules, bool IsTemporary)
{
    /// <summary>The requests that were made.</summary>
    public FetchEffort Effort { get; init; } = FetchEffort.None;

    /// <summary>How long the host asked us to stay away; 0 to 24 hours.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Set when the file lies at another site that is not to be asked now: for how long. Nothing is known then.</summary>
    public TimeSpan? Wait { get; init; }

    /// <remarks>
    /// RFC 9309, section 2.3.1: a host without the file forbids nothing, one that fails forbids everything, and too many redirects
    /// are as good as no file. 429 is a 4xx too, but a host that is asked too much already should not be asked for pages; and 407
    /// comes from a proxy on our side.
    /// </remarks>
    internal static RobotsVerdict Of(HttpAnswer answer) => answer switch
    {
        HttpAnswer.Body body => new RobotsVerdict(RobotsRules.Parse(body.Bytes), IsTemporary: false) { Effort = answer.Effort },
        { Effort.Status: >= 400 and < 500 and not (407 or 429) } or HttpAnswer.Failed { Failure: FetchFailure.Redirects } =>
            new RobotsVerdict(RobotsRules.AllowAll, IsTemporary: false) { Effort = answer.Effort },
        _ => new RobotsVerdict(RobotsRules.DisallowAll, IsTemporary: true)
        {
            Effort = answer.Effort,
            RetryAfter = (answer as HttpAnswer.Failed)?.RetryAfter,
            Wait = (answer as HttpAnswer.Busy)?.Wait,
        },
    };
}
