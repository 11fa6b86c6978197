using NewsMonitor.Core.Fetching;

namespace NewsMonitor.Storage.Pages;

/// <summary>The statements that end a claim of a page: check the lease, release task and host, count the requests.</summary>
internal static class PageEnd
{
    // Locks the row: nobody can take the task over between this check and the commit.
    private const string StillLeasedSql = """
        select true from monitor.page_task where article_id = @ArticleId and lease_token = @Token and lease_until > now() for update
        """;

    private const string ReleaseHostSql = """
        update monitor.host set
            lease_until = null,
            next_allowed_at = case when @Asked then now() + greatest(@HostGap, crawl_delay) else next_allowed_at end,
            throttled = case when @Throttled then throttled + 1 when @Asked then 0 else throttled end
        where name = @Host and lease_token = @Token
        """;

    private const string CountSql = """
        insert into monitor.source_day as d (source_id, day, requests, bytes, pages)
        values (@SourceId, (now() at time zone 'UTC')::date, @Requests, @Bytes, @Pages)
        on conflict (source_id, day) do update set
            requests = d.requests + excluded.requests, bytes = d.bytes + excluded.bytes, pages = d.pages + excluded.pages
        """;

    public static Task<bool> StillLeasedAsync(TransactionStep step, LeasedPage lease) =>
        step.ScalarAsync<bool>(StillLeasedSql, new { lease.ArticleId, lease.Token });

    /// <summary>Releases the host, unless somebody else has leased it meanwhile.</summary>
    public static Task ReleaseHostAsync(TransactionStep step, LeasedPage lease, PageVisit visit) =>
        step.ExecuteAsync(ReleaseHostSql, new { lease.Host, lease.Token, visit.Asked, visit.HostGap, visit.Throttled });

    public static Task CountAsync(TransactionStep step, LeasedPage lease, PageVisit visit) => visit.Effort.Requests == 0
        ? Task.CompletedTask
        : step.ExecuteAsync(CountSql, new { lease.SourceId, visit.Effort.Requests, visit.Effort.Bytes, Pages = visit.IsPage ? 1 : 0 });
}

/// <summary>What was asked of a host under a lease.</summary>
/// <param name="Effort">The requests; none where what was known is enough.</param>
/// <param name="HostGap">How long the host is left alone at least; its crawl delay may be longer.</param>
public sealed record PageVisit(FetchEffort Effort, TimeSpan HostGap)
{
    /// <summary>True when the host was asked for something, so that its gap begins.</summary>
    public bool Asked { get; init; } = Effort.Requests > 0;

    /// <summary>True when it was the page that was asked for, and not what its site says about it.</summary>
    public bool IsPage { get; init; }

    /// <summary>True when the host asked for fewer requests.</summary>
    public bool Throttled { get; init; }

    /// <summary>Nothing was asked.</summary>
    public static PageVisit None { get; } = new(FetchEffort.None, TimeSpan.Zero);
}
