using System.Reflection;
using Dapper;
using DbUp;
using DbUp.Engine;
using Microsoft.Extensions.Options;
using Npgsql;

namespace NewsMonitor.Storage.Migrations;

/// <summary>
/// Applies the numbered SQL files in order, forward only: each in its own transaction, or, where its first line says so, one statement after the other. Such
/// a file does long work in steps that hold their locks for a moment each, and can be run again from any of them.
/// </summary>
public sealed class Migrator(IOptions<StorageOptions> options)
{
    private const string JournalSchema = "monitor";
    private const string JournalName = "migration";
    private const string JournalTable = $"{JournalSchema}.{JournalName}";

    /// <summary>Any number that no one else locks on: two migrating processes take turns.</summary>
    private const long AdvisoryLock = 0x4E65_7773_4D6F_6E69;

    private const string Prefix = "NewsMonitor.Storage.Migrations.";

    private const string WithoutTransaction = "-- Without a transaction: ";

    /// <summary>The migrations this version brings, in order.</summary>
    public static IReadOnlyList<string> ScriptNames { get; } =
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(IsScript).Order(StringComparer.Ordinal)];

    /// <summary>The migrations that a database has seen; none when it never saw one.</summary>
    internal static async Task<IReadOnlyList<string>> AppliedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var journal = await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            $"select to_regclass('{JournalTable}') is not null", cancellationToken: cancellationToken));
        return !journal ? [] : [.. await connection.QueryAsync<string>(new CommandDefinition(
            $"select scriptname from {JournalTable}", cancellationToken: cancellationToken))];
    }

    /// <summary>Brings the schema up to date; returns the migrations it applied.</summary>
    /// <exception cref="MigrationException">A migration failed, and those before it stay applied; or the schema belongs to a newer version.</exception>
    /// <exception cref="NpgsqlException">The database cannot be reached.</exception>
    public Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellationToken) => MigrateAsync(null, cancellationToken);

    /// <summary>The same, but no further than the migration with this number ("0020"): a database as an older version left it.</summary>
    internal async Task<IReadOnlyList<string>> MigrateAsync(string? through, CancellationToken cancellationToken)
    {
        var connectionString = OwnerConnectionString(options.Value);
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        await using var guard = await dataSource.OpenConnectionAsync(cancellationToken);
        await ExecuteAsync(guard, $"set lock_timeout = 0; select pg_advisory_lock({AdvisoryLock})", cancellationToken);
        try
        {
            // The journal comes before the first migration, and must have a place to be.
            await ExecuteAsync(guard, $"create schema if not exists {JournalSchema}", cancellationToken);
            var schema = SchemaVersion.Compare(ScriptNames, await AppliedAsync(guard, cancellationToken));
            if (schema.Fit == SchemaFit.Newer)
            {
                throw new MigrationException("The schema belongs to a newer version of NewsMonitor: install that version. Nothing was changed.");
            }

            var applied = new List<string>();
            foreach (var script in schema.Missing.Where(name => through is null || string.CompareOrdinal(ShortName(name), $"{through}~") < 0))
            {
                Apply(connectionString, script);
                applied.Add(ShortName(script));
            }

            return applied;
        }
        finally
        {
            await ExecuteAsync(guard, $"select pg_advisory_unlock({AdvisoryLock})", CancellationToken.None);
        }
    }

    private static void Apply(string connectionString, string script)
    {
        var upgrade = DeployChanges.To
            .PostgresqlDatabase(connectionString)
            .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(), name => name == script)
            .JournalToPostgresqlTable(JournalSchema, JournalName)
            // Function bodies are full of $…$, which dbup would take for its own variables.
            .WithVariablesDisabled()
            .LogToNowhere();
        var result = (IsStepwise(script) ? upgrade.WithoutTransaction() : upgrade.WithTransactionPerScript()).Build().PerformUpgrade();
        if (!result.Successful)
        {
            throw new MigrationException(result.ErrorScript, result.Error);
        }
    }

    private static bool IsStepwise(string script)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(script)!);
        return reader.ReadLine()!.StartsWith(WithoutTransaction, StringComparison.Ordinal);
    }

    internal static string ShortName(string script) => script[Prefix.Length..];

    private static bool IsScript(string name) =>
        name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(".sql", StringComparison.Ordinal);

    /// <summary>A year of articles is not indexed in the time that a statement of the worker may take.</summary>
    private static string OwnerConnectionString(StorageOptions options) => options.OwnerConnection is { Length: > 0 } owner
        ? ConnectionStrings.Of(owner, options.OwnerPassword, Timeout.InfiniteTimeSpan)
        : ConnectionStrings.Of(options.Connection, options.Password, Timeout.InfiniteTimeSpan);

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        // No limit: another process may be in the middle of a long migration.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

/// <summary>The schema could not be brought up to date.</summary>
public sealed class MigrationException : Exception
{
    internal MigrationException(string message)
        : base(message)
    {
    }

    /// <summary>A migration failed and was rolled back.</summary>
    internal MigrationException(SqlScript? script, Exception cause)
        : base($"Migration {(script is null ? "journal" : Migrator.ShortName(script.Name))} failed: {cause.Message}{HintOf(cause)}", cause)
    {
    }

    private static string HintOf(Exception cause) => cause switch
    {
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } => " (somebody's long transaction is in the way, see pg_stat_activity: end it, or wait, and run it again)",
        PostgresException { Hint: { Length: > 0 } hint } => $" ({hint})",
        _ => "",
    };
}
