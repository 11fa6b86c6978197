using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace NewsMonitor.Benchmarks.Load;

/// <summary>
/// A PostgreSQL of its own in a state folder of its own, with a RabbitMQ where one is asked for; made by <c>deploy/local/services</c> and deleted at the end,
/// or stopped alone where its folder was named.
/// </summary>
internal sealed class PrivatePostgres : IAsyncDisposable
{
    private readonly string _state;
    private readonly bool _kept;
    private readonly Dictionary<string, string> _environment = [];

    private PrivatePostgres(string? kept)
    {
        _kept = kept is not null;
        _state = kept ?? Path.Combine("/var/tmp", $"newsmonitor-load-{Environment.ProcessId}");
    }

    public string Superuser => _environment["NEWSMONITOR_TEST_PG"];

    public string Owner => _environment["NEWSMONITOR__Storage__OwnerConnection"];

    public string Worker => _environment["NEWSMONITOR__Storage__Connection"];

    /// <summary>URL of the worker's login at the broker.</summary>
    public string Broker => _environment["NEWSMONITOR__Broker__Url"];

    /// <summary>URL of a login that may do everything at the broker.</summary>
    public string BrokerAdmin => _environment["NEWSMONITOR_TEST_MQ"];

    /// <summary>The server's first process, whose children do the work.</summary>
    public int ProcessId => int.Parse(File.ReadLines(Path.Combine(_state, "pg", "data", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    /// <param name="broker">Starts a RabbitMQ, too.</param>
    /// <param name="cancellationToken">Stops it; nothing is left behind.</param>
    /// <param name="kept">A state folder that stays, with its databases; null for one that does not.</param>
    public static async Task<PrivatePostgres> StartAsync(bool broker, CancellationToken cancellationToken, string? kept = null)
    {
        var postgres = new PrivatePostgres(kept);
        try
        {
            await postgres.ServicesAsync(cancellationToken, "start", broker ? "all" : "pg");
            foreach (var line in (await postgres.ServicesAsync(cancellationToken, "env")).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                var pair = line["export ".Length..].Split('=', 2);
                postgres._environment[pair[0]] = pair[1].Trim('\'');
            }

            return postgres;
        }
        catch
        {
            await postgres.DisposeAsync();
            throw;
        }
    }

    /// <summary>The same login on another database.</summary>
    public static string On(string connection, string database) => new NpgsqlConnectionStringBuilder(connection) { Database = database }.ConnectionString;

    /// <summary>For settings that only a start reads.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken)
    {
        NpgsqlConnection.ClearAllPools();
        await ServicesAsync(cancellationToken, "stop", "pg");
        await ServicesAsync(cancellationToken, "start", "pg");
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await ServicesAsync(CancellationToken.None, _kept ? "stop" : "wipe");
    }

    private async Task<string> ServicesAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        var start = new ProcessStartInfo(RepositoryFiles.Path("deploy", "local", "services"), arguments) { RedirectStandardOutput = true };
        start.Environment["NEWSMONITOR_STATE"] = _state;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        // A start that is under way is let end, or it would leave a server that nobody stops.
        await process.WaitForExitAsync(CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"services {string.Join(' ', arguments)}: exit code {process.ExitCode}\n{output}");
    }
}
