using System.Globalization;
using NewsMonitor.IntegrationTests.Running;

namespace NewsMonitor.IntegrationTests.Faults;

/// <summary>Whatever happens to the broker, every committed event reaches an idempotent subscriber once.</summary>
[Collection(nameof(PrivateBroker))]
public sealed class DeliveryFaultTests(PrivateBroker broker, ITestOutputHelper output)
{
    [Fact]
    public async Task No_event_is_lost_none_is_a_ghost_and_none_has_two_ids()
    {
        LongRun.Only();
        await using var installation = await Installation.CreateAsync(new TestSource("beispiel", new Uri("http://127.0.0.1:1/feed/")));
        await using var scene = new FaultScene(installation, broker);
        await scene.StartAsync();

        List<FaultRow> rows = [];
        foreach (var fault in DeliveryFault.All)
        {
            rows.Add(await scene.PlayAsync(fault));
        }

        await WriteAsync(rows);
        Assert.All(rows, row => Assert.Equal((row.Fault, 0, 0, 0), (row.Fault, row.Lost, row.Ghosts, row.Doubled)));
        Assert.All(rows, row => Assert.True(row.Events > 0, row.Fault));
        await History.EveryArticleOnceAsync(installation);
    }

    /// <summary>The table of <c>deploy/FAULTS.md</c>.</summary>
    private async Task WriteAsync(IEnumerable<FaultRow> rows)
    {
        string[] table =
        [
            "| fault | rounds | events | waiting when it struck | lost | ghosts | doubled | sent again, same id | recovery, slowest |",
            "|---|---:|---:|---:|---:|---:|---:|---:|---:|",
            .. rows.GroupBy(row => row.Fault).Select(of => string.Create(
                CultureInfo.InvariantCulture,
                $"| {of.Key} | {of.Count()} | {of.Sum(row => row.Events)} | {of.Sum(row => row.Waiting)} | {of.Sum(row => row.Lost)} | {of.Sum(row => row.Ghosts)} | {of.Sum(row => row.Doubled)} | {of.Sum(row => row.Again)} | {of.Max(row => row.Recovery).TotalSeconds:F1} s |")),
        ];
        output.WriteLine(string.Join('\n', table));
        await File.WriteAllLinesAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(RepositoryFiles.Root, "artifacts", "test-logs")).FullName, "faults.md"), table);
    }
}
