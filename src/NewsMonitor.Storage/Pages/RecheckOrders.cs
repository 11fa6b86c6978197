using Dapper;
using NewsMonitor.Core.Identity;
using NewsMonitor.Core.Pages;
using Npgsql;

namespace NewsMonitor.Storage.Pages;

/// <summary>Orders another look at the pages of articles that were announced as live news, once it is due.</summary>
public sealed class RecheckOrders(NpgsqlDataSource dataSource)
{
    /// <summary>Ordered by one call: a minute later comes the next.</summary>
    private const int MostAtOnce = 500;

    /// <summary>For a page that cannot be reached; then the look counts as had.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromDays(1);

    private const string DueSql = """
        select i.article_id, i.first_seen_at, a.source_id, a.revision, a.link
        from monitor.identity i
        join monitor.article a on a.id = i.article_id and a.first_seen_at = i.first_seen_at
        join monitor.source s on s.id = a.source_id and s.retired_at is null
        where i.announced_at > now() - @Window and i.announced_at <= now() - (@After::interval[])[1] and not i.backfill and a.link is not null
          and case when a.missing_since is not null and a.withdrawn_at is null then a.missing_since + @Confirmation
                   else i.announced_at + (@After::interval[])[a.rechecks + 1] end <= now()
          and not exists (select from monitor.page_task t where t.article_id = i.article_id)
        order by i.announced_at
        limit @MostAtOnce
        """;

    private const string AddSql = """
        insert into monitor.host (name) select distinct host from unnest(@Hosts) as host order by host on conflict do nothing;
        insert into monitor.page_task (article_id, first_seen_at, source_id, host, origin, url, revision, purpose, deadline_at)
        select o.article_id, o.first_seen_at, o.source_id, o.host, o.origin, o.url, o.revision, 'recheck', now() + @Deadline
        from unnest(@Articles, @FirstSeen, @Sources, @Hosts, @Origins, @Urls, @Revisions)
            as o (article_id, first_seen_at, source_id, host, origin, url, revision)
        order by o.article_id
        on conflict do nothing
        """;

    /// <summary>Orders what is due; returns how many. Workers may do so at the same time.</summary>
    /// <exception cref="NpgsqlException">The database failed.</exception>
    public async Task<int> PlaceDueAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var due = (await connection.QueryAsync<Row>(new CommandDefinition(
            DueSql, new { Recheck.Window, After = Recheck.After.ToArray(), Recheck.Confirmation, MostAtOnce }, cancellationToken: cancellationToken))).ToList();
        if (due.Count == 0)
        {
            return 0;
        }

        var links = due.Select(row => new Uri(row.Link)).ToList();
        return await connection.ExecuteAsync(new CommandDefinition(
            AddSql,
            new
            {
                Deadline,
                Articles = due.Select(row => row.ArticleId).ToArray(),
                FirstSeen = due.Select(row => row.FirstSeenAt).ToArray(),
                Sources = due.Select(row => row.SourceId).ToArray(),
                Hosts = links.Select(ArticleAddress.Site).ToArray(),
                Origins = links.Select(WebOrigin.Of).ToArray(),
                Urls = links.Select(link => link.AbsoluteUri).ToArray(),
                Revisions = due.Select(row => row.Revision).ToArray(),
            },
            cancellationToken: cancellationToken));
    }

    private sealed class Row
    {
        public long ArticleId { get; init; }

        public DateTime FirstSeenAt { get; init; }

        public int SourceId { get; init; }

        public int Revision { get; init; }

        public string Link { get; init; } = "";
    }
}
