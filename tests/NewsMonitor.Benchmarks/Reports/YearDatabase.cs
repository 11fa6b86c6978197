using System.Diagnostics;
using System.Globalization;
using Dapper;
using NewsMonitor.Benchmarks.Load;
using Npgsql;

namespace NewsMonitor.Benchmarks.Reports;

/// <summary>The database with the made-up year: filled by <c>tests/fixtures/report/year.sql</c>, its reports made by the product's own code.</summary>
internal sealed class YearDatabase(ReportsArguments arguments, PrivatePostgres postgres) : IAsyncDisposable
{
    /// <summary>Articles that one call adds: short enough to see that it goes on.</summary>
    private const long Chunk = 40_000;

    // Two side by side: there are two cores, and nobody else on them.
    private const int SideBySide = 2;

    /// <summary>What an operator would give a database of this size on a machine with 24 GiB.</summary>
    private static readonly string[] Settings =
    [
        "shared_buffers = '4GB'", "effective_cache_size = '14GB'", "work_mem = '64MB'", "maintenance_work_mem = '512MB'", "random_page_cost = 1.1",
        "max_wal_size = '8GB'", "checkpoint_timeout = '30min'", "default_toast_compression = 'lz4'",
    ];

    private readonly string _name = string.Create(CultureInfo.InvariantCulture, $"year_{arguments.Articles}_{arguments.Words}");
    private NpgsqlDataSource? _owner;

    public NpgsqlDataSource Owner => _owner ??= NpgsqlDataSource.Create(PrivatePostgres.On(postgres.Owner, _name));

    public string WorkerConnection => PrivatePostgres.On(postgres.Worker, _name);

    private MigrationTimes Migrations => new(Owner, PrivatePostgres.On(postgres.Owner, _name));

    /// <summary>The same database as the load benchmark sees it.</summary>
    public LoadDatabase ForLoad() => LoadDatabase.Of(postgres, _name);

    public async Task EnsureFilledAsync(CancellationToken cancellationToken)
    {
        await using (var server = new NpgsqlConnection(postgres.Superuser))
        {
            foreach (var setting in Settings)
            {
                await server.ExecuteAsync($"alter system set {setting}");
            }

            if (await server.ExecuteScalarAsync<bool>("select exists (select from pg_database where datname = @_name)", new { _name }))
            {
                await postgres.RestartAsync(cancellationToken);
                await Migrations.PrintAsync(cancellationToken);
                return;
            }
        }

        await postgres.RestartAsync(cancellationToken);
        await using var database = await LoadDatabase.CreateAsync(postgres, _name);
        await Migrations.ApplyAsync(arguments.From, cancellationToken);
        await TimedAsync("filled", async () =>
        {
            await ExecuteAsync(await File.ReadAllTextAsync(RepositoryFiles.Path("tests", "fixtures", "report", "year.sql"), cancellationToken), cancellationToken);
            var sources = (int)Math.Clamp(arguments.Articles / 500, 40, 2000);
            await ExecuteAsync($"select year.prepare({sources}, 365, now(), {arguments.Words})", cancellationToken);
            var chunk = Math.Min(Chunk, arguments.Articles / SideBySide);
            await Parallel.ForEachAsync(
                Chunks(chunk),
                new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken },
                async (first, cancel) => await ExecuteAsync(
                    $"select year.fill({arguments.Articles}, {first}, {Math.Min(first + chunk - 1, arguments.Articles)})", cancel));
            await ExecuteAsync("select year.finish()", cancellationToken);
        });
        if (arguments.From is not null)
        {
            await Migrations.PrintAsync(cancellationToken);
            await TimedAsync("delivered", () => ExecuteAsync("select year.deliver()", cancellationToken));
        }
    }

    /// <summary>Runs a statement as the owner, however long it takes.</summary>
    public async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = await Owner.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(sql, commandTimeout: 0, cancellationToken: cancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        if (_owner is not null)
        {
            await _owner.DisposeAsync();
        }
    }

    public static async Task TimedAsync(string what, Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what} in {watch.Elapsed.TotalSeconds:F0} s"));
    }

    private IEnumerable<long> Chunks(long chunk)
    {
        for (var first = 1L; first <= arguments.Articles; first += chunk)
        {
            yield return first;
        }
    }
}
