using Dapper;
using NewsMonitor.IntegrationTests.Running;
using Npgsql;

namespace NewsMonitor.IntegrationTests.Database;

/// <summary>What the three logins may do. That the worker may do its work is shown by every test that runs one: it uses the same login.</summary>
public sealed class RoleTests(SharedInstallation shared) : IClassFixture<SharedInstallation>
{
    [Theory]
    [InlineData("create schema mine")]
    [InlineData("create table monitor.mine (id int)")]
    [InlineData("create table report.mine (id int)")]
    [InlineData("create table public.mine (id int)")]
    [InlineData("create function monitor.mine() returns int language sql as 'select 1'")]
    [InlineData("alter table monitor.article add column mine int")]
    [InlineData("drop table monitor.outbox")]
    [InlineData("truncate monitor.event")]
    [InlineData("create or replace view report.source as select 1 as one")]
    [InlineData("drop view report.article")]
    [InlineData("insert into monitor.migration (scriptname, applied) values ('mine', now())")]
    [InlineData("update monitor.migration set applied = now()")]
    [InlineData("delete from monitor.migration")]
    [InlineData("create role mine")]
    [InlineData("set role newsmonitor")]
    [InlineData("create database mine")]
    [InlineData("copy monitor.source to program 'true'")]
    public async Task The_worker_may_not(string statement)
    {
        var installation = await shared.GetAsync();

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await RefusalAsync(installation.WorkerConnection, statement));
    }

    [Fact]
    public async Task The_worker_may_read_and_write_every_table_but_the_journal_and_do_nothing_else_to_them()
    {
        var installation = await shared.GetAsync();

        var rights = await installation.QueryAsync<string>("""
            select format('%s %s', c.relname, string_agg(p, ',' order by p) filter (where has_table_privilege('newsmonitor_app', c.oid, p)))
            from pg_class c cross join unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) as p
            where c.relnamespace = 'monitor'::regnamespace and c.relkind in ('r', 'p')
            group by c.relname
            """);

        Assert.NotEmpty(rights);
        Assert.All(rights, right => Assert.EndsWith(
            right.StartsWith("migration ", StringComparison.Ordinal) ? "migration SELECT" : " DELETE,INSERT,SELECT,UPDATE", right, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_worker_may_ask_for_partitions_and_read_the_reports()
    {
        var installation = await shared.GetAsync();
        await using var worker = new NpgsqlConnection(installation.WorkerConnection);

        Assert.Empty(await worker.QuerySingleAsync<string[]>("select monitor.ensure_partitions(3)"));
        Assert.Equal("beispiel", await worker.QuerySingleAsync<string>("select key from report.source"));
    }

    [Fact]
    public async Task The_analyst_reads_every_view_of_schema_report()
    {
        var installation = await shared.GetAsync();
        await using var analyst = new NpgsqlConnection(installation.AnalystConnection);

        var views = await RelationsAsync(installation, "report");

        Assert.NotEmpty(views);
        foreach (var view in views)
        {
            await analyst.ExecuteAsync($"select * from {view}");
        }
    }

    [Fact]
    public async Task The_analyst_reads_no_table_of_schema_monitor()
    {
        var installation = await shared.GetAsync();

        var tables = await RelationsAsync(installation, "monitor");

        Assert.NotEmpty(tables);
        foreach (var table in tables)
        {
            Assert.Equal((table, PostgresErrorCodes.InsufficientPrivilege), (table, await RefusalAsync(installation.AnalystConnection, $"select * from {table}")));
        }
    }

    [Fact]
    public async Task The_analyst_writes_nothing_even_without_the_read_only_setting_of_the_login()
    {
        var installation = await shared.GetAsync();

        Assert.Empty(await installation.QueryAsync<string>("""
            select c.relname from pg_class c
            where c.relnamespace in ('monitor'::regnamespace, 'report'::regnamespace) and c.relkind in ('r', 'p', 'v', 'm')
              and has_table_privilege('analyst', c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
            """));
        foreach (var statement in (string[])["select monitor.ensure_partitions(1)", "create table report.mine (id int)", "create table public.mine (id int)"])
        {
            var refusal = await RefusalAsync(installation.AnalystConnection, $"set transaction read write; {statement}");
            Assert.Equal((statement, PostgresErrorCodes.InsufficientPrivilege), (statement, refusal));
        }
    }

    [Fact]
    public async Task Nobody_executes_our_functions_without_a_grant_not_even_those_of_later_migrations()
    {
        var installation = await shared.GetAsync();
        await using var owner = new NpgsqlConnection(TestServices.On(TestServices.OwnerConnection, installation.Name));
        await owner.ExecuteAsync("create or replace function monitor.of_a_later_migration() returns int language sql as 'select 1'");

        var functions = (await installation.QueryAsync<(string Name, bool IsOpen)>("""
            select proname, has_function_privilege('public', oid, 'execute')
            from pg_proc where pronamespace in ('monitor'::regnamespace, 'report'::regnamespace)
            """)).ToList();

        Assert.Contains(functions, function => function.Name == "of_a_later_migration");
        Assert.DoesNotContain(functions, function => function.IsOpen);
    }

    private static async Task<string?> RefusalAsync(string connection, string statement)
    {
        await using var login = new NpgsqlConnection(connection);
        await login.OpenAsync(TestContext.Current.CancellationToken);
        // Whatever is wrongly allowed leaves no trace for the next test.
        await using var transaction = statement.StartsWith("create database", StringComparison.Ordinal)
            ? null
            : await login.BeginTransactionAsync(TestContext.Current.CancellationToken);
        try
        {
            await login.ExecuteAsync(statement);
            return null;
        }
        catch (PostgresException e)
        {
            return e.SqlState;
        }
    }

    private static Task<IReadOnlyList<string>> RelationsAsync(Installation installation, string schema) => installation.QueryAsync<string>($"""
        select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = '{schema}' and c.relkind in ('r', 'p', 'v', 'm') order by 1
        """);
}
