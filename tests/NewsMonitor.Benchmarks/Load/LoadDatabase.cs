using System.Diagnostics;
using System.Globalization;
using System.Text;
using Dapper;
using NewsMonitor.FeedFarm;
using Npgsql;

namespace NewsMonitor.Benchmarks.Load;

/// <summary>A fresh database with the product's schema and a configuration set for the farm, both made by the product's own commands.</summary>
internal sealed class LoadDatabase : IAsyncDisposable
{
    private readonly DirectoryInfo _seeds = Directory.CreateTempSubdirectory("newsmonitor-load-");
    private readonly NpgsqlDataSource _superuser;

    private LoadDatabase(PrivatePostgres postgres, string name)
    {
        _superuser = NpgsqlDataSource.Create(PrivatePostgres.On(postgres.Superuser, name));
        Environment = new Dictionary<string, string>
        {
            ["NEWSMONITOR__Storage__Connection"] = PrivatePostgres.On(postgres.Worker, name),
            ["NEWSMONITOR__Storage__OwnerConnection"] = PrivatePostgres.On(postgres.Owner, name),
            ["NEWSMONITOR__Fetching__Contact"] = "load@example.org",
            ["NEWSMONITOR__Seeds__Path"] = _seeds.FullName,
            [NaivePoller.Connection] = PrivatePostgres.On(postgres.Owner, name),
        };
    }

    /// <summary>What a worker needs.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; }

    public static async Task<LoadDatabase> CreateAsync(PrivatePostgres postgres, string name)
    {
        await using var connection = new NpgsqlConnection(postgres.Superuser);
        await connection.ExecuteAsync($"create database {name} owner {new NpgsqlConnectionStringBuilder(postgres.Owner).Username}");
        return new LoadDatabase(postgres, name);
    }

    /// <summary>One that exists.</summary>
    public static LoadDatabase Of(PrivatePostgres postgres, string name) => new(postgres, name);

    /// <summary>Makes the schema and activates the farm's sources, with the shipped taxonomy and rules. None of them is due before it is made so.</summary>
    public async Task InstallAsync(FarmOptions farm, CancellationToken cancellationToken)
    {
        File.Copy(RepositoryFiles.Path("seeds", "taxonomy.yaml"), Path.Combine(_seeds.FullName, "taxonomy.yaml"));
        var rules = _seeds.CreateSubdirectory("rules");
        foreach (var file in Directory.GetFiles(RepositoryFiles.Path("seeds", "rules")))
        {
            File.Copy(file, Path.Combine(rules.FullName, Path.GetFileName(file)));
        }

        await File.WriteAllTextAsync(Path.Combine(_seeds.FullName, "sources.yaml"), Sources(farm), cancellationToken);
        await MigrateAsync(cancellationToken);
        await ProductAsync(["apply"], cancellationToken);
        await ExecuteAsync("update monitor.source_poll set next_due_at = 'infinity'");
    }

    /// <summary>Makes the schema.</summary>
    public Task MigrateAsync(CancellationToken cancellationToken) => ProductAsync(["migrate"], cancellationToken);

    /// <summary>Makes sources due, at once or after a moment: those whose numbers are in the range.</summary>
    public Task MakeDueAsync(Range numbers, TimeSpan after = default) => ExecuteAsync($"""
        update monitor.host set next_allowed_at = now();
        update monitor.source_poll p set next_due_at = now() + interval '{(int)after.TotalMilliseconds} milliseconds' from monitor.source s
        where s.id = p.source_id and s.key >= '{Key(numbers.Start.Value)}' and s.key < '{Key(numbers.End.Value)}'
        """);

    /// <summary>Runs a command of the product to its end, which is to be a good one.</summary>
    public async Task ProductAsync(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "newsmonitor.dll"), .. command]) { RedirectStandardOutput = true };
        foreach (var (name, value) in Environment.Where(pair => pair.Key.StartsWith("NEWSMONITOR", StringComparison.Ordinal)))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"newsmonitor {string.Join(' ', command)}: exit code {process.ExitCode}\n{output}");
        }
    }

    public async Task<bool> IsSettledAsync() =>
        await ScalarAsync<bool>("select not exists (select from monitor.source_poll where next_due_at <= now() or lease_until > now())");

    /// <summary>So that no phase pays for the writing, cleaning or counting of what the one before it left.</summary>
    // One word alone would be taken for the name of a procedure: hence the semicolon.
    public async Task TidyAsync()
    {
        await ExecuteAsync("vacuum (analyze);");
        await ExecuteAsync("checkpoint;");
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await _superuser.OpenConnectionAsync();
        await connection.ExecuteAsync(new CommandDefinition(sql, commandTimeout: 600));
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var connection = await _superuser.OpenConnectionAsync();
        return (await connection.ExecuteScalarAsync<T>(sql))!;
    }

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql)
    {
        await using var connection = await _superuser.OpenConnectionAsync();
        return [.. await connection.QueryAsync<T>(sql)];
    }

    public async ValueTask DisposeAsync()
    {
        await _superuser.DisposeAsync();
        _seeds.Delete(recursive: true);
    }

    public static string Key(int number) => string.Create(CultureInfo.InvariantCulture, $"farm-{number:D6}");

    private static string Sources(FarmOptions options)
    {
        var yaml = new StringBuilder("schema: monitor.sources/1\n\nsources:\n");
        foreach (var source in new Farm(options with { MinItems = 1, MaxItems = 1 }).Sources)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"""
                  - key: {Key(source.Id)}
                    name: {source.Name} {source.Id}
                    url: {source.FeedUrl}
                    country: DE
                    language: {source.Language}
                    time-zone: Europe/Berlin
                    interval: 7d
                    allow-private: [127.0.0.0/8]

                """);
        }

        return yaml.ToString();
    }
}
