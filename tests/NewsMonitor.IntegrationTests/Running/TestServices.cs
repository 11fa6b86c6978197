using NewsMonitor.Messaging;
using Npgsql;

namespace NewsMonitor.IntegrationTests.Running;

/// <summary>The private PostgreSQL and RabbitMQ that <c>tests/run</c> starts and names in the environment.</summary>
internal static class TestServices
{
    /// <summary>Superuser, so that a test can make a database of its own.</summary>
    public static string Postgres => Required("NEWSMONITOR_TEST_PG");

    public static string OwnerConnection => Required("NEWSMONITOR__Storage__OwnerConnection");

    public static string WorkerConnection => Required("NEWSMONITOR__Storage__Connection");

    public static Uri Analyst => new(Required("NEWSMONITOR_ANALYST"));

    public static BrokerAddress BrokerAdmin => BrokerAddress.Parse(Required("NEWSMONITOR_TEST_MQ"));

    public static BrokerAddress BrokerWorker => BrokerAddress.Parse(Required("NEWSMONITOR__Broker__Url"));

    public static BrokerAddress BrokerSubscriber => BrokerAddress.Parse(Required("NEWSMONITOR_SUBSCRIBER_URL"));

    public static Uri BrokerManagement => new(Required("NEWSMONITOR_TEST_MQ_MANAGEMENT"));

    /// <summary>The script that stops, kills and starts them.</summary>
    public static string Script => Required("NEWSMONITOR_TEST_SERVICES");

    /// <summary>The same login on another database.</summary>
    public static string On(string connection, string database) =>
        new NpgsqlConnectionStringBuilder(connection) { Database = database }.ConnectionString;

    private static string Required(string variable)
    {
        var value = Environment.GetEnvironmentVariable(variable);
        Assert.SkipWhen(string.IsNullOrEmpty(value), $"{variable} is not set: start this through tests/run, which brings PostgreSQL and RabbitMQ");
        return value!;
    }
}
