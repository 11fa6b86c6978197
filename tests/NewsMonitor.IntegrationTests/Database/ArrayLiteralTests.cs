using NewsMonitor.IntegrationTests.Running;
using NewsMonitor.Storage.Intake;
using Npgsql;

namespace NewsMonitor.IntegrationTests.Database;

/// <summary>Lists of texts, such as the categories that a source gives, come back as they were written.</summary>
public sealed class ArrayLiteralTests(SharedInstallation shared) : IClassFixture<SharedInstallation>
{
    [Theory]
    [InlineData]
    [InlineData("")]
    [InlineData("a,b", "{c}", " d ", "NULL", "null")]
    [InlineData("\"quoted\"", @"back\slash", @"\", "\"", "line\nfeed", "Ärger")]
    public async Task PostgreSQL_reads_the_texts_that_were_written(params string[] texts)
    {
        await using var database = NpgsqlDataSource.Create((await shared.GetAsync()).WorkerConnection);
        await using var command = database.CreateCommand("select $1::text[]");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = ArrayLiteral.Of(texts) });

        Assert.Equal(texts, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }
}
