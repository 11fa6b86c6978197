using System.Globalization;
using Microsoft.Extensions.Options;
using NewsMonitor.Storage;
using NewsMonitor.Storage.Migrations;
using Npgsql;

namespace NewsMonitor.Benchmarks.Reports;

/// <summary>How long each migration of a filled database takes, and what intake notices of it.</summary>
internal sealed class MigrationTimes(NpgsqlDataSource dataSource, string owner)
{
    private readonly Migrator _migrator = new(Options.Create(new StorageOptions { Connection = owner }));

    /// <summary>Brings the schema to the migration with this number, or to the last one.</summary>
    public Task ApplyAsync(string? through, CancellationToken cancellationToken) => _migrator.MigrateAsync(through, cancellationToken);

    public async Task PrintAsync(CancellationToken cancellationToken)
    {
        Console.WriteLine("\nmigration                                              took s   longest stall of a transaction beside it, ms");
        foreach (var script in Migrator.ScriptNames.Select(Migrator.ShortName))
        {
            IReadOnlyList<string> applied = [];
            var (work, stall, _) = await new StallProbe(dataSource).DuringAsync(
                async () => applied = await _migrator.MigrateAsync(script[..4], cancellationToken), cancellationToken);
            if (applied.Count > 0)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{script,-52} {work.TotalSeconds,9:F2} {stall.TotalMilliseconds,10:F1}"));
            }
        }
    }
}
