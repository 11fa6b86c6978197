using NewsMonitor.IntegrationTests.Running;

namespace NewsMonitor.IntegrationTests.Commands;

/// <summary>Carrying sources from and to other feed readers. It needs neither a database nor a broker.</summary>
public sealed class OpmlTests : IDisposable
{
    private static readonly Dictionary<string, string> Settings = new() { ["NEWSMONITOR__Seeds__Path"] = RepositoryFiles.SeedsFolder };

    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task An_export_names_every_source_and_an_import_knows_them_all()
    {
        var export = (await Executable.RunAsync(["sources", "export-opml"], Settings)).Succeeded().Output;
        await File.WriteAllTextAsync(_file, export, TestContext.Current.CancellationToken);

        var import = (await Executable.RunAsync(["sources", "import-opml", _file], Settings)).Succeeded();

        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<opml version=\"2.0\">", export, StringComparison.Ordinal);
        Assert.Contains("xmlUrl=\"https://perspektiven-global.de/feed/\"", export, StringComparison.Ordinal);
        Assert.Equal("", import.Output);
        Assert.Contains(":7: left out: source 'perspektiven-global' has this address already", import.Errors, StringComparison.Ordinal);
        Assert.Contains("\n0 new, ", import.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_feeds_are_printed_and_what_is_refused_is_told_apart_from_them()
    {
        await File.WriteAllTextAsync(
            _file,
            "<opml><body><outline text='Größe' xmlUrl='https://feed.example/'/>\n<outline xmlUrl='feed:x'/></body></opml>",
            TestContext.Current.CancellationToken);

        var import = await Executable.RunAsync(["sources", "import-opml", _file], Settings);

        Assert.Equal((1, "  - key: feed\n    name: \"Größe\"\n    url: \"https://feed.example/\"\n"), (import.ExitCode, import.Output));
        Assert.StartsWith($"{_file}:2: refused: ", import.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!DOCTYPE opml><opml/>", "DTD is prohibited")]
    [InlineData("<opml><body>", "line 1")]
    [InlineData("", "Root element is missing")]
    public async Task A_file_that_cannot_be_read_is_told_in_one_line(string document, string reason)
    {
        await File.WriteAllTextAsync(_file, document, TestContext.Current.CancellationToken);

        var import = await Executable.RunAsync(["sources", "import-opml", _file], Settings);

        Assert.Equal((1, ""), (import.ExitCode, import.Output));
        Assert.Contains(reason, Assert.Single(import.Errors.TrimEnd('\n').Split('\n')), StringComparison.OrdinalIgnoreCase);
    }
}
