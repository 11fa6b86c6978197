using NewsMonitor.Benchmarks.Load;

namespace NewsMonitor.Benchmarks.Relay;

/// <summary>Events as large as those of articles, with eight further keys, put into event log and outbox as a commit leaves them.</summary>
internal sealed class FilledOutbox(LoadDatabase database)
{
    public const int BodyBytes = 3000;

    private int _last;

    /// <summary>Adds events that are due.</summary>
    public async Task FillAsync(int count)
    {
        await AddAsync(_last + 1, _last + count);
        _last += count;
        await database.TidyAsync();
    }

    /// <summary>Adds one; returns after the commit.</summary>
    public async Task<Guid> AddOneAsync()
    {
        _last++;
        await AddAsync(_last, _last);
        return IdOf(_last);
    }

    public async Task EmptiedAsync()
    {
        while (await database.ScalarAsync<bool>("select exists (select from monitor.outbox)"))
        {
            await Task.Delay(20);
        }
    }

    private static Guid IdOf(int number) => new($"00000000-0000-5000-8000-{number:D12}");

    private Task AddAsync(int first, int last) => database.ExecuteAsync($$"""
        with given as (
            select ('00000000-0000-5000-8000-' || lpad(n::text, 12, '0'))::uuid as id, clock_timestamp() as at from generate_series({{first}}, {{last}}) as n
        ), keys as (
            insert into monitor.event_key (id, type, subject) select id, 'monitor.article.detected.v1', 'article/' || id from given
        ), events as (
            insert into monitor.event (id, recorded_at, sequence, type, subject, exchange, routing_key, cc_keys, headers, body)
            select id, at, nextval('monitor.event_sequence'), 'monitor.article.detected.v1', 'article/' || id, 'monitor.events', '{{BareClient.Key}}',
                   array['{{string.Join("','", BareClient.FurtherKeys)}}'],
                   '{"event":"monitor.article.detected.v1","schema-major":"1","lang":"de","severity":"2","relevance":"80","source":"beispiel"}',
                   convert_to(rpad('{"specversion":"1.0","id":"' || id || '","data":"', {{BodyBytes - 2}}, md5(id::text)) || '"}', 'UTF8')
            from given
        )
        insert into monitor.outbox (event_id, recorded_at) select id, at from given
        """);
}
