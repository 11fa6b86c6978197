using Dapper;
using NewsMonitor.IntegrationTests.Running;
using Npgsql;

namespace NewsMonitor.IntegrationTests.Reporting;

/// <summary>A login that somebody makes later, without any setting: what it costs the worker at most, and what it sees of others.</summary>
public sealed class AnalystLimitsTests(LaterAnalyst analyst) : IClassFixture<LaterAnalyst>
{
    [Fact]
    public async Task Its_statements_and_its_idle_transactions_end()
    {
        await using var later = await analyst.ConnectAsync();

        Assert.Equal("5min", await later.ExecuteScalarAsync<string>("show statement_timeout"));
        Assert.Equal("5min", await later.ExecuteScalarAsync<string>("show idle_in_transaction_session_timeout"));
    }

    [Fact]
    public async Task Owner_and_worker_take_the_time_they_need()
    {
        var name = (await analyst.InstallationAsync()).Name;
        await using var owner = new NpgsqlConnection(TestServices.On(TestServices.OwnerConnection, name));
        await using var worker = new NpgsqlConnection(Storage.ConnectionStrings.Of(TestServices.On(TestServices.WorkerConnection, name), null, TimeSpan.FromSeconds(30)));

        Assert.Equal("0", await owner.ExecuteScalarAsync<string>("show statement_timeout"));
        Assert.Equal("0", await worker.ExecuteScalarAsync<string>("show statement_timeout"));
    }

    [Theory]
    [InlineData("create temporary table mine (id int)")]
    [InlineData("select lo_get({0})")]
    [InlineData("select * from pg_largeobject")]
    [InlineData("select * from pg_authid")]
    [InlineData("select pg_read_file('postgresql.conf')")]
    [InlineData("copy report.source to program 'true'")]
    [InlineData("select monitor.note_new_articles()")]
    [InlineData("select nextval('monitor.lease_token')")]
    public async Task It_may_not(string statement)
    {
        var installation = await analyst.InstallationAsync();
        var largeObject = await installation.ScalarAsync<long>("select lo_from_bytea(0, 'of the superuser')::bigint");
        await using var later = await analyst.ConnectAsync();

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => later.ExecuteAsync(statement.Replace("{0}", $"{largeObject}", StringComparison.Ordinal)));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
    }

    [Fact]
    public async Task It_does_not_see_what_others_ask()
    {
        var installation = await analyst.InstallationAsync();
        await using var worker = new NpgsqlConnection(installation.WorkerConnection);
        await worker.OpenAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, await worker.ExecuteScalarAsync<int>("select 1 /* words of the worker */"));
        await using var later = await analyst.ConnectAsync();

        var seen = (await later.QueryAsync<(int Pid, string Query)>(
            "select pid, query from pg_stat_activity where datname = current_database() and usename = 'newsmonitor_app'")).ToList();

        Assert.Equal((worker.ProcessID, "<insufficient privilege>"), Assert.Single(seen, one => one.Pid == worker.ProcessID));
    }

    [Fact]
    public async Task In_the_database_that_is_installed_it_makes_no_large_objects()
    {
        // Only a superuser can see to that: roles.sql does, in the database newsmonitor.
        var uri = TestServices.Analyst;
        var login = uri.UserInfo.Split(':').Select(Uri.UnescapeDataString).ToArray();
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host,
            Port = uri.Port,
            Username = login[0],
            Password = login[1],
            Database = "newsmonitor",
        }.ConnectionString);

        foreach (var statement in (string[])["select lo_creat(-1)", "select lo_create(0)", "select lo_from_bytea(0, 'mine')"])
        {
            var refusal = await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(statement));
            Assert.Equal((statement, PostgresErrorCodes.InsufficientPrivilege), (statement, refusal.SqlState));
        }
    }
}

/// <summary>A database that was migrated itself, as a copy leaves the settings behind; and a login of the role for reports, made afterwards.</summary>
public sealed class LaterAnalyst : IAsyncDisposable
{
    private readonly string _name = $"analyst_{Environment.ProcessId}";
    private Task<Installation>? _made;

    internal Task<Installation> InstallationAsync() => _made ??= MakeAsync();

    public async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder((await InstallationAsync()).WorkerConnection)
        {
            Username = _name,
            Password = "later",
            Pooling = false,
        }.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        if (_made is { IsCompletedSuccessfully: true })
        {
            await (await _made).DisposeAsync();
            await using var postgres = new NpgsqlConnection(TestServices.Postgres);
            await postgres.ExecuteAsync($"drop role {_name}");
        }
    }

    private async Task<Installation> MakeAsync()
    {
        var installation = await Installation.CreateEmptyAsync();
        (await installation.RunAsync("migrate")).Succeeded();
        await installation.ExecuteAsync($"create role {_name} login password 'later' in role newsmonitor_report");
        return installation;
    }
}
