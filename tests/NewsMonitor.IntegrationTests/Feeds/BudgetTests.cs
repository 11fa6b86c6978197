using NewsMonitor.IntegrationTests.Running;

namespace NewsMonitor.IntegrationTests.Feeds;

/// <summary>What the worst documents cost, measured on the product itself.</summary>
public sealed class BudgetTests(ITestOutputHelper output)
{
    private const long MaxMemory = 256L * 1024 * 1024;

    private static readonly TimeSpan MaxCpu = TimeSpan.FromSeconds(5);

    /// <summary>What the process takes without any effort of its own.</summary>
    private static readonly Lazy<Task<Expense>> Trivial = new(() => ReadAsync("<rss><channel><item><title>t</title></item></channel></rss>"u8.ToArray()));

    public static IEnumerable<TheoryDataRow<string>> Documents => HostileDocuments.All.Keys.Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_hostile_document_stays_within_the_budget(string name)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "costs are read from /proc");
        var idle = await Trivial.Value;
        idle.Result.Succeeded();
        var document = HostileDocuments.All[name]();
        Assert.True(document.Length <= 10 * 1024 * 1024, $"{name} has {document.Length} bytes");

        var expense = await ReadAsync(document);

        var memory = expense.PeakMemory - idle.PeakMemory;
        var (code, answer, errors) = expense.Result;
        output.WriteLine($"{name}: {expense.Cpu.TotalSeconds:0.00} s, {memory >> 20} MiB, {(answer.Length > 200 ? answer[..60] + "…" : answer)}");
        Assert.True(code is 0 or 1, $"exit code {code}\n{errors}");
        Assert.Equal("", errors);
        Assert.Equal(answer.Length - 1, answer.IndexOf('\n', StringComparison.Ordinal));
        Assert.DoesNotContain("\"error\":\"timeout\"", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("\"error\":\"internal\"", answer, StringComparison.Ordinal);
        Assert.InRange(expense.Cpu, TimeSpan.Zero, MaxCpu);
        Assert.True(memory <= MaxMemory, $"{memory >> 20} MiB more than idle");
    }

    private static async Task<Expense> ReadAsync(byte[] document)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, document, TestContext.Current.CancellationToken);
            return await Expense.OfAsync("read", file, "--json");
        }
        finally
        {
            File.Delete(file);
        }
    }
}
