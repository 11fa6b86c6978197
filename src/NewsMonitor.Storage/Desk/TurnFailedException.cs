using Npgsql;

namespace NewsMonitor.Storage.Desk;

/// <summary>Articles could not be taken, and the database is well: trying them again will hardly help, and the rest should not wait for it.</summary>
public sealed class TurnFailedException(IReadOnlyList<long> articles, Exception cause) : Exception(cause?.Message, cause)
{
    /// <summary>Internal numbers of the articles; one of them is the reason.</summary>
    public IReadOnlyList<long> Articles => articles;

    /// <summary>Whether a fault lies in what was to be stored: values that are refused, or our own code that does not expect them.</summary>
    internal static bool IsOfTheData(Exception fault) => fault switch
    {
        // Data exception, integrity, limits of a value, and what a trigger raises.
        PostgresException refused => refused.SqlState[..2] is "22" or "23" or "54" or "P0",
        NpgsqlException or TimeoutException or OperationCanceledException => false,
        _ => true,
    };
}
