using Dapper;
using NewsMonitor.Core.Identity;
using NewsMonitor.Core.Sources;
using NewsMonitor.Core.Tagging.Rules;
using NewsMonitor.Core.Watch;
using Npgsql;

namespace NewsMonitor.Storage.Configuration;

/// <summary>The numbered configuration sets, and which of them is active.</summary>
public sealed class ConfigurationStore(NpgsqlDataSource dataSource)
{
    private const string ActiveSql = """
        select s.number, s.content_hash from monitor.configuration_active a join monitor.configuration_set s on s.number = a.set_number
        """;

    private const string AddSetSql = """
        with added as (
            insert into monitor.configuration_set (content_hash) values (@Hash) returning number
        )
        insert into monitor.configuration_file (set_number, path, content)
        select added.number, file.path, file.content from added, unnest(@Paths, @Contents) as file (path, content)
        returning set_number
        """;

    private const string ActivateSql = """
        insert into monitor.configuration_active (set_number) values (@Number)
        on conflict (only_row) do update set set_number = excluded.set_number, activated_at = now()
        """;

    private const string AddHostsSql = """
        insert into monitor.host (name) select distinct host from unnest(@Hosts) as host order by host on conflict do nothing
        """;

    private const string SaveSourcesSql = """
        insert into monitor.source (
            key, name, url, kind, country, language, time_zone, publisher, tier, poll_interval, poll_interval_longest, cron)
        select * from unnest(
            @Keys, @Names, @Urls, @Kinds, @Countries, @Languages, @TimeZones, @Publishers, @Tiers, @Shortest, @Longest, @Crons)
        on conflict (key) do update set
            name = excluded.name, url = excluded.url, kind = excluded.kind, country = excluded.country, language = excluded.language,
            time_zone = excluded.time_zone, publisher = excluded.publisher, tier = excluded.tier, poll_interval = excluded.poll_interval,
            poll_interval_longest = excluded.poll_interval_longest, cron = excluded.cron, retired_at = null
        """;

    // A source that moved to another address, or is read in another way, is asked at once and without validators: they
    // belong to the old address, and the same bytes may now mean something else.
    private const string MoveSql = """
        update monitor.source_poll p
        set host = given.host, next_due_at = now(), etag = null, last_modified = null, body_hash = null, parked_at = null, paging = null, gap = null,
            moved_to = null, moved_seen = 0, moved_since = null, moved_last_at = null
        from unnest(@Keys, @Urls, @Hosts, @Kinds) as given (key, url, host, kind) join monitor.source s on s.key = given.key
        where p.source_id = s.id and (s.url <> given.url or p.host <> given.host or s.kind <> given.kind)
        """;

    private const string AddPollsSql = """
        insert into monitor.source_poll (source_id, host)
        select s.id, given.host from unnest(@Keys, @Hosts) as given (key, host) join monitor.source s on s.key = given.key
        on conflict (source_id) do nothing
        """;

    // One that comes back, or is to be asked at other times than before, need not wait for what was planned then.
    private const string RescheduleSql = """
        update monitor.source_poll p
        set next_due_at = now()
        from unnest(@Keys, @Shortest, @Longest, @Crons) as given (key, shortest, longest, cron) join monitor.source s on s.key = given.key
        where p.source_id = s.id and (s.retired_at is not null
            or (p.failures = 0 and (s.poll_interval, s.poll_interval_longest, s.cron) is distinct from (given.shortest, given.longest, given.cron)))
        """;

    private const string RetireSql = """
        with retired as (
            update monitor.source set retired_at = now() where retired_at is null and key <> all(@Keys) returning id
        )
        update monitor.source_poll p set next_due_at = 'infinity' from retired where p.source_id = retired.id
        """;

    /// <summary>The active set; null before the first one.</summary>
    public async Task<ActiveSet?> ActiveAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<ActiveSet>(new CommandDefinition(ActiveSql, cancellationToken: cancellationToken));
    }

    /// <summary>The files of a set, as they were applied: path and content.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FilesAsync(int number, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var files = await connection.QueryAsync<(string Path, string Content)>(new CommandDefinition(
            "select path, content from monitor.configuration_file where set_number = @number", new { number }, cancellationToken: cancellationToken));
        return files.ToDictionary(file => file.Path, file => file.Content, StringComparer.Ordinal);
    }

    /// <summary>Activates a validated set in one transaction. The set that is active already keeps its number.</summary>
    public async Task<ActiveSet> ApplyAsync(ValidSet set, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(set);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var step = new TransactionStep(connection, transaction, cancellationToken);
        await step.ExecuteAsync("select pg_advisory_xact_lock(hashtext('newsmonitor.configuration'))", new { });

        var active = (await step.QueryAsync<ActiveSet>(ActiveSql, new { })).SingleOrDefault();
        var isActive = active?.ContentHash == set.Hash;
        if (isActive && await Vocabulary.IsThereAsync(step))
        {
            return active!;
        }

        if (!isActive)
        {
            active = new ActiveSet { Number = await ActivateAsync(step, set), ContentHash = set.Hash };
        }

        await Vocabulary.SaveAsync(step, set.Rules, set.WatchRules);
        await transaction.CommitAsync(cancellationToken);
        return active!;
    }

    private static async Task<int> ActivateAsync(TransactionStep step, ValidSet set)
    {
        var number = await step.ScalarAsync<int>(AddSetSql, new { set.Hash, Paths = set.Files.Keys.ToArray(), Contents = set.Files.Values.ToArray() });
        var columns = Columns(set.Sources);
        foreach (var sql in (string[])[AddHostsSql, MoveSql, RescheduleSql, SaveSourcesSql, AddPollsSql, RetireSql])
        {
            await step.ExecuteAsync(sql, columns);
        }

        await step.ExecuteAsync(ActivateSql, new { Number = number });
        return number;
    }

    private static object Columns(IReadOnlyList<Source> sources) => new
    {
        Keys = sources.Select(source => source.Key).ToArray(),
        Hosts = sources.Select(source => ArticleAddress.Site(source.Url)).ToArray(),
        Names = sources.Select(source => source.Name).ToArray(),
        Urls = sources.Select(source => source.Url.AbsoluteUri).ToArray(),
        Kinds = sources.Select(source => source.Kind.ToString().ToLowerInvariant()).ToArray(),
        Countries = sources.Select(source => source.Country).ToArray(),
        Languages = sources.Select(source => source.Language).ToArray(),
        TimeZones = sources.Select(source => source.TimeZone).ToArray(),
        Publishers = sources.Select(source => source.Publisher).ToArray(),
        Tiers = sources.Select(source => (short)source.Tier).ToArray(),
        Shortest = sources.Select(source => source.Interval.Shortest).ToArray(),
        Longest = sources.Select(source => source.Interval.Longest).ToArray(),
        Crons = sources.Select(source => source.Cron).ToArray(),
    };
}

/// <summary>What the files of a set say.</summary>
public sealed record ValidSet
{
    /// <summary>Hash over all files.</summary>
    public required string Hash { get; init; }

    /// <summary>Path and content of each file.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    public required IReadOnlyList<Source> Sources { get; init; }

    public required RuleSet Rules { get; init; }

    public required IReadOnlyList<WatchRule> WatchRules { get; init; }
}

/// <summary>A configuration set by number and hash.</summary>
public sealed record ActiveSet
{
    public int Number { get; init; }

    public string ContentHash { get; init; } = "";
}
