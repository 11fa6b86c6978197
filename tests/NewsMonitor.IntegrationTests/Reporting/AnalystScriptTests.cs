using System.ComponentModel;
using System.Diagnostics;
using Dapper;
using NewsMonitor.IntegrationTests.Running;
using Npgsql;

namespace NewsMonitor.IntegrationTests.Reporting;

/// <summary><c>deploy/reporting/analyst.sql</c>, as an operator runs it: with psql.</summary>
public sealed class AnalystScriptTests(SharedInstallation shared) : IClassFixture<SharedInstallation>
{
    [Fact]
    public async Task It_makes_a_login_that_reads_reports_and_keeps_to_the_limits()
    {
        var name = $"anna \"{Environment.ProcessId}\"";
        var installation = await shared.GetAsync();
        try
        {
            Assert.Equal((0, ""), await RunAsync(installation, ["-v", $"name={name}"], "it's a secret"));
            await using var analyst = new NpgsqlConnection(ConnectionOf(installation, name, "it's a secret"));

            Assert.Equal(0, await analyst.ExecuteScalarAsync<long>("select count(*) from article"));
            Assert.Equal(
                ["on", "5min", "5min", "12h", "UTC"],
                await analyst.QueryAsync<string>("""
                    select current_setting(name) from unnest(array[
                        'transaction_read_only', 'statement_timeout', 'idle_in_transaction_session_timeout', 'idle_session_timeout', 'timezone']) name
                    """));
            var refusal = await Assert.ThrowsAsync<PostgresException>(() => analyst.ExecuteAsync("select * from monitor.article"));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);

            Assert.Equal((0, ""), await RunAsync(installation, ["-v", $"name={name}"], "another"));
            await using var forgetful = new NpgsqlConnection(ConnectionOf(installation, name, "it's a secret"));
            Assert.Equal(PostgresErrorCodes.InvalidPassword, (await Assert.ThrowsAsync<PostgresException>(() => forgetful.OpenAsync(TestContext.Current.CancellationToken))).SqlState);
        }
        finally
        {
            await using var postgres = new NpgsqlConnection(TestServices.Postgres);
            await postgres.ExecuteAsync($"drop role if exists {new NpgsqlCommandBuilder().QuoteIdentifier(name)}");
        }
    }

    [Theory]
    [InlineData(null, "secret", "who? -v name=anna")]
    [InlineData("anna", "", "ANALYST_PASSWORD must be set")]
    public async Task It_says_what_is_missing_and_does_nothing(string? name, string password, string words)
    {
        var installation = await shared.GetAsync();

        var (exitCode, errors) = await RunAsync(installation, name is null ? [] : ["-v", $"name={name}"], password);

        Assert.Equal(3, exitCode);
        Assert.Contains(words, errors, StringComparison.Ordinal);
        Assert.Single(errors.Split('\n'), line => line.Contains("ERROR", StringComparison.Ordinal));
        Assert.False(await installation.ScalarAsync<bool>("select exists (select from pg_roles where rolname = 'anna')"));
    }

    private static async Task<(int ExitCode, string Errors)> RunAsync(Installation installation, IEnumerable<string> arguments, string password)
    {
        var server = new NpgsqlConnectionStringBuilder(TestServices.On(TestServices.Postgres, installation.Name));
        var start = new ProcessStartInfo("psql", ["-X", "-q", .. arguments, "-f", RepositoryFiles.Path("deploy", "reporting", "analyst.sql")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["PGHOST"] = server.Host, ["PGPORT"] = $"{server.Port}", ["PGUSER"] = server.Username, ["PGPASSWORD"] = server.Password, ["PGDATABASE"] = server.Database,
                ["ANALYST_PASSWORD"] = password,
            },
        };
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, await errors);
        }
        catch (Win32Exception)
        {
            Assert.Skip("there is no psql on this machine");
            throw;
        }
    }

    private static string ConnectionOf(Installation installation, string name, string password) =>
        new NpgsqlConnectionStringBuilder(installation.WorkerConnection) { Username = name, Password = password, Pooling = false }.ConnectionString;
}
