using NewsMonitor.IntegrationTests.Running;
using Npgsql;

[assembly: AssemblyFixture(typeof(MigratedDatabase))]

namespace NewsMonitor.IntegrationTests.Running;

/// <summary>A database that <c>newsmonitor migrate</c> has made, for PostgreSQL to copy: most installations begin there, and a copy takes no process.</summary>
public sealed class MigratedDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Made = new(MakeAsync);

    /// <summary>Its name; made by the first test that asks. Nobody may stay connected to it.</summary>
    internal static Task<string> NameAsync() => Made.Value;

    public async ValueTask DisposeAsync()
    {
        if (Made is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await Installation.DropDatabaseAsync(await Made.Value);
        }
    }

    private static async Task<string> MakeAsync()
    {
        var name = $"nm_{Environment.ProcessId}_migrated";
        await Installation.CreateDatabaseAsync(name);
        var owner = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["NEWSMONITOR__Storage__OwnerConnection"] = TestServices.On(TestServices.OwnerConnection, name),
        };
        (await Executable.RunAsync(["migrate"], owner)).Succeeded();
        NpgsqlConnection.ClearAllPools();
        return name;
    }
}
