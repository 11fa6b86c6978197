using Dapper;
using NewsMonitor.IntegrationTests.Running;
using NewsMonitor.Storage.Reporting;
using Npgsql;

namespace NewsMonitor.IntegrationTests.Reporting;

/// <summary>Has sums made as a worker does, with its login.</summary>
internal static class Sums
{
    /// <summary>Works off what waits.</summary>
    /// <param name="installation">Whose.</param>
    /// <param name="daysOfHours">So many days have their hours kept.</param>
    public static async Task SumAsync(this Installation installation, int daysOfHours = 92)
    {
        await using var worker = NpgsqlDataSource.Create(installation.WorkerConnection);
        await SumAsync(new Rollups(worker) { DaysOfHours = daysOfHours });
    }

    /// <summary>Works off what waits; returns how many slices that were.</summary>
    public static async Task<int> SumAsync(Rollups rollups)
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        var slices = 0;
        while (await rollups.RefreshAsync(before: null, TestContext.Current.CancellationToken) is not null)
        {
            slices++;
        }

        return slices;
    }
}
