using Npgsql;

namespace NewsMonitor.Storage;

/// <summary>Connection strings with what every connection of ours needs.</summary>
internal static class ConnectionStrings
{
    /// <summary>
    /// Polls wait for each other's connections rather than be refused: three workers must fit into a server's hundred, beside those who report.
    /// </summary>
    private const int MostConnections = 20;

    /// <summary>True for null and the empty string, too: what is required is checked elsewhere.</summary>
    public static bool IsReadable(string? connection)
    {
        try
        {
            _ = new NpgsqlConnectionStringBuilder(connection);
            return true;
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            return false;
        }
    }

    /// <param name="connection">What the operator gave.</param>
    /// <param name="password">Its password, when it holds none.</param>
    /// <param name="commandTimeout">How long one statement may take; or <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    public static string Of(string connection, string? password, TimeSpan commandTimeout)
    {
        var builder = new NpgsqlConnectionStringBuilder(connection)
        {
            ApplicationName = "newsmonitor",
            CommandTimeout = commandTimeout == Timeout.InfiniteTimeSpan ? 0 : (int)commandTimeout.TotalSeconds,
            // A statement that waits for a lock holds up everything behind it; better to fail and come back. What we look up by its key was
            // touched a moment ago and is in memory: a plan that expects a disk reads small tables to their end, once for each row.
            // The limit of the database is meant for those who report.
            Options = "-c statement_timeout=0 -c lock_timeout=5s -c timezone=UTC -c random_page_cost=1.1",
            // A connection is given back as it was got: nothing is set on it, created or listened to, and no lock outlives a transaction.
            NoResetOnClose = true,
            // A server that vanished without a word is noticed in a minute, not in two hours.
            KeepAlive = 30,
            // The same few statements for every poll: planned once a connection, not once a poll.
            MaxAutoPrepare = 50,
            AutoPrepareMinUsages = 2,
        };
        if (!builder.ShouldSerialize("Maximum Pool Size"))
        {
            builder.MaxPoolSize = MostConnections;
        }

        if (!string.IsNullOrEmpty(password))
        {
            builder.Password = password;
        }

        return builder.ConnectionString;
    }
}
