using NewsMonitor.Core.Fetching;

namespace NewsMonitor.Core.Scheduling;

/// <summary>What kind of trouble a failure is: it decides how soon it is worth trying again, and who must act.</summary>
public enum FailureGrade
{
    /// <summary>The source wants to be asked less. It is not broken.</summary>
    Throttled,

    /// <summary>The net or the server stumbled: usually over within minutes, and heals itself.</summary>
    Transient,

    /// <summary>An answer came, and it is not what we can read: somebody at the source is at work on it, or will be told.</summary>
    Content,

    /// <summary>The source is not reached as it is configured: somebody must change its entry, or the site.</summary>
    Refused,

    /// <summary>Nothing is there any more: probed once a day.</summary>
    Gone,

    /// <summary>A fault of NewsMonitor.</summary>
    Internal,
}

/// <summary>Grades failures.</summary>
public static class FailureGrades
{
    /// <summary>The grade of one failure, whatever came before it.</summary>
    public static FailureGrade Of(FetchFailure failure) => failure switch
    {
        FetchFailure.Throttled => FailureGrade.Throttled,
        FetchFailure.Dns or FetchFailure.Connect or FetchFailure.Timeout or FetchFailure.HttpServerError or FetchFailure.Truncated
            or FetchFailure.Protocol or FetchFailure.Empty => FailureGrade.Transient,
        FetchFailure.Gone => FailureGrade.Gone,
        FetchFailure.NotFound or FetchFailure.Forbidden or FetchFailure.HttpClientError or FetchFailure.Blocked or FetchFailure.Tls
            or FetchFailure.Redirects or FetchFailure.Downgrade or FetchFailure.Scheme => FailureGrade.Refused,
        FetchFailure.Internal => FailureGrade.Internal,
        _ => FailureGrade.Content,
    };
}
