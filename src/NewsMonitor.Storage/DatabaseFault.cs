using Npgsql;

namespace NewsMonitor.Storage;

/// <summary>What callers must know of a database that fails, without knowing its driver.</summary>
public static class DatabaseFault
{
    /// <summary>True when the database refused or did not answer: it may go better later, and nothing is wrong with the caller.</summary>
    public static bool Is(Exception fault) => fault is NpgsqlException or TimeoutException;

    /// <summary>True when others held what was asked for, for longer than the caller wanted to wait.</summary>
    public static bool IsLocked(Exception fault) => fault is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable };

    /// <summary>One line: what went wrong, and what to do.</summary>
    public static string Explain(Exception fault) => fault switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName or PostgresErrorCodes.UndefinedFunction } =>
            "The database has no schema of this version: run 'newsmonitor migrate' first.",
        PostgresException refused => $"PostgreSQL refuses: {refused.MessageText}",
        _ => $"PostgreSQL does not answer: {(fault.InnerException ?? fault).Message}",
    };
}
