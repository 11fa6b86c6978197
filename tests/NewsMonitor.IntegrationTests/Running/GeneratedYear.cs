using Dapper;
using Npgsql;

namespace NewsMonitor.IntegrationTests.Running;

/// <summary>A made-up year of news (<c>tests/fixtures/report/year.sql</c>): the same numbers give the same rows.</summary>
internal static class GeneratedYear
{
    /// <summary>Fills a migrated installation that has no articles.</summary>
    /// <param name="installation">Where to.</param>
    /// <param name="articles">How many, evenly over the days; one in ten is relevant. A multiple of 400.</param>
    /// <param name="until">The last moment of the year.</param>
    /// <param name="days">How many days it has.</param>
    public static async Task FillAsync(Installation installation, int articles, DateTimeOffset until, int days = 365)
    {
        await using var owner = new NpgsqlConnection(TestServices.On(TestServices.OwnerConnection, installation.Name));
        await owner.ExecuteAsync(RepositoryFiles.Fixture("report/year.sql"));
        await owner.ExecuteAsync("select year.prepare(40, @days, @until, 40)", new { days, until });
        await owner.ExecuteAsync("select year.fill(@articles, 1, @articles)", new { articles = (long)articles });
        await owner.ExecuteAsync("select year.finish()");
    }
}
