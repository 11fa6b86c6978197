using NewsMonitor.Storage;
using NewsMonitor.Worker.Schedule;
using Npgsql;

namespace NewsMonitor.Worker.Commands;

/// <summary>Says in one line what went wrong with the database, and what to do.</summary>
internal static class DatabaseFault
{
    /// <summary>Commands write into a schema of their own version only.</summary>
    /// <exception cref="CommandFailedException">The schema is older or newer.</exception>
    public static async Task RefuseOtherSchemaAsync(DatabaseState database, CancellationToken cancellationToken)
    {
        if (SchemaWords.Of(await database.SchemaAsync(cancellationToken), database.Address) is { } misfit)
        {
            throw new CommandFailedException($"Nothing was changed: {misfit}");
        }
    }

    public static CommandFailedException Explain(NpgsqlException fault) => new(fault switch
    {
        PostgresException refused => $"PostgreSQL refuses: {refused.MessageText}",
        _ => $"PostgreSQL does not answer: {(fault.InnerException ?? fault).Message}",
    });
}
