using Dapper;
using Npgsql;

namespace NewsMonitor.Storage.Reporting;

/// <summary>One transaction of <see cref="Rollups"/>.</summary>
internal sealed class RollupSlice
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>No day is longer, whatever clocks do.</summary>
    private static readonly TimeSpan LongestDay = TimeSpan.FromHours(26);

    /// <summary>A day of very many articles takes longer than a statement may take elsewhere.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    // A worker that freezes here would hold the row for ever: the server ends its session.
    private const string BeginSql = """
        set local idle_in_transaction_session_timeout = '30s';
        set local statement_timeout = '5min';
        set local jit = off;
        select time_zone, articles_from, (now() at time zone time_zone)::date as today from monitor.report_setting for update skip locked
        """;

    // Lines are hours of UTC: where zones are half an hour apart, two hours of the zone lie in one.
    private const string TakeSql = """
        with newest as (
            select date_trunc('hour', date_trunc('week', max(hour), @Zone), 'UTC') as since, coalesce(@Before::timestamptz, 'infinity') as until
            from monitor.rollup_change where hour < coalesce(@Before::timestamptz, 'infinity')
        ), taken as (
            delete from monitor.rollup_change c using newest n where c.hour >= n.since and c.hour < n.until returning c.hour, n.since
        )
        select distinct t.since, date_trunc('hour', edge, @Zone) as start, (edge at time zone @Zone)::date as day,
               (edge at time zone @Zone)::date::timestamp at time zone @Zone as day_start
        from (select distinct hour, since from taken) t
        cross join lateral (values (t.hour), (t.hour + interval '1 hour' - interval '1 microsecond')) e (edge)
        """;

    private const string ForgetSql = """
        delete from monitor.rollup_hour
        where dimension = any(array['total', 'topic', 'actor', 'country', 'place', 'source', 'language'])
          and hour < @OldestDay::timestamp at time zone @Zone
        """;

    private const string SucceedSql = "update monitor.report_setting set summed_at = now()";

    private readonly TransactionStep _step;
    private readonly Setting _setting;

    private RollupSlice(TransactionStep step, Setting setting)
    {
        _step = step;
        _setting = setting;
    }

    /// <summary>The first statement: holds the row that one worker at a time holds; null while another one does.</summary>
    public static async Task<RollupSlice?> BeginAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        var step = new TransactionStep(connection, transaction, cancellationToken);
        return (await step.QueryAsync<Setting>(BeginSql, new { })).SingleOrDefault() is { } setting ? new RollupSlice(step, setting) : null;
    }

    /// <summary>Takes the lines of a week and makes its sums, day by day; null when there are none.</summary>
    public async Task<SummedSlice?> SumAsync(DateTime? before, int daysOfHours)
    {
        var hours = (await _step.QueryAsync<ChangedHour>(TakeSql, new { Zone = _setting.TimeZone, Before = before })).ToList();
        // What has left stays as it was counted.
        var stored = hours.Where(hour => hour.Start >= _setting.ArticlesFrom).ToList();
        var oldest = _setting.Today.AddDays(-daysOfHours);
        foreach (var day in stored.GroupBy(hour => (hour.Day, hour.DayStart)))
        {
            await SumAsync(day.Key.Day, day.Key.DayStart, [.. day.Select(hour => hour.Start)], hoursAreKept: day.Key.Day >= oldest);
        }

        await SumWeeksAsync([.. stored.Select(hour => hour.Start)]);
        await _step.ExecuteAsync(ForgetSql, new { OldestDay = oldest, Zone = _setting.TimeZone });
        await _step.ExecuteAsync(SucceedSql, new { });
        return hours.Count > 0 ? new SummedSlice(hours.Count, hours[0].Since) : null;
    }

    private async Task SumAsync(DateOnly day, DateTime dayStart, DateTime[] hours, bool hoursAreKept)
    {
        if (hoursAreKept)
        {
            await SumAsync(ArticleSums.HoursSql, "hour", hours, hours.Max() + Hour, day);
        }

        if (dayStart >= _setting.ArticlesFrom)
        {
            foreach (var sql in (string[])[hoursAreKept ? ArticleSums.DaySql : ArticleSums.OldDaySql, DaySums.FunnelSql, DaySums.LatencySql])
            {
                await SumAsync(sql, "day", [dayStart], dayStart + LongestDay, day);
            }
        }
    }

    private Task<int> SumAsync(string sql, string unit, DateTime[] starts, DateTime until, DateOnly day) => _step.Connection.ExecuteAsync(new CommandDefinition(
        sql, new { Unit = unit, Starts = starts, First = starts.Min(), Until = until, Day = day, Zone = _setting.TimeZone },
        _step.Transaction, (int)Patience.TotalSeconds, cancellationToken: _step.CancellationToken));

    private async Task SumWeeksAsync(DateTime[] starts)
    {
        if (starts.Length > 0)
        {
            var range = new { Starts = starts, First = starts.Min(), Until = starts.Max() + Hour, Zone = _setting.TimeZone, _setting.ArticlesFrom };
            foreach (var week in (await _step.QueryAsync<Week>(RecallSums.WeeksSql, range)).ToList())
            {
                await _step.ExecuteAsync(RecallSums.StoreSql, new { Week = week.Monday, First = week.Start, week.Until });
            }
        }
    }

    private sealed record Setting
    {
        public required string TimeZone { get; init; }

        public required DateTime ArticlesFrom { get; init; }

        public required DateOnly Today { get; init; }
    }

    private sealed record ChangedHour
    {
        public required DateTime Since { get; init; }

        public required DateTime Start { get; init; }

        public required DateOnly Day { get; init; }

        public required DateTime DayStart { get; init; }
    }

    private sealed record Week
    {
        public required DateOnly Monday { get; init; }

        public required DateTime Start { get; init; }

        public required DateTime Until { get; init; }
    }
}
