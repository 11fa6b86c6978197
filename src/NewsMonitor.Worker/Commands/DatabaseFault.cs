using Npgsql;

namespace NewsMonitor.Worker.Commands;

/// <summary>Says in one line what went wrong with the database, and what to do.</summary>
internal static class DatabaseFault
{
    public static CommandFailedException Explain(NpgsqlException fault) => new(fault switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName or PostgresErrorCodes.UndefinedFunction } =>
            "The database has no schema of this version: run 'newsmonitor migrate' first.",
        PostgresException refused => $"PostgreSQL refuses: {refused.MessageText}",
        _ => $"PostgreSQL does not answer: {(fault.InnerException ?? fault).Message}",
    });
}
