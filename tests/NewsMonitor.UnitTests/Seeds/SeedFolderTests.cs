using NewsMonitor.Seeds;

namespace NewsMonitor.UnitTests.Seeds;

public sealed class SeedFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("seeds-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Files_are_read_in_ordinal_order_with_forward_slashes()
    {
        Write("sources.yaml", SeedSample.Sources);
        Write("taxonomy.yaml", SeedSample.Taxonomy);
        Write("rules/b.yaml", "b");
        Write("rules/B.yaml", "B");
        Write("rules/10.yaml", SeedSample.Rules);
        Write("rules/notes.txt", "not read");
        Write("watch/1.yaml", "watch");

        Assert.Equal(
            ["sources.yaml", "taxonomy.yaml", "rules/10.yaml", "rules/B.yaml", "rules/b.yaml", "watch/1.yaml"],
            SeedFolder.Read(_folder).Select(file => file.Path));
    }

    [Fact]
    public void A_missing_folder_is_a_problem_with_its_name()
    {
        var missing = Path.Combine(_folder, "nowhere");

        var problem = Assert.Single(SeedLoader.Load(SeedFolder.Read(missing)).Problems);

        Assert.Equal($"{missing} error F001 this folder does not exist", problem.ToString());
    }

    [Fact]
    public void Missing_files_are_problems()
    {
        var result = SeedLoader.Load(SeedFolder.Read(_folder));

        Assert.Null(result.Set);
        Assert.Equal(["sources.yaml error F001 the file is missing", "taxonomy.yaml error F001 the file is missing"], result.Problems.Select(problem => problem.ToString()));
    }

    [Fact]
    public void A_huge_file_is_refused_by_its_size_without_being_read()
    {
        using (var file = File.Create(Path.Combine(_folder, "sources.yaml")))
        {
            file.SetLength(100 * 1024 * 1024);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var read = SeedFolder.Read(_folder);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1024 * 1024);
        Assert.Equal("sources.yaml error F002 the file has 100 MiB; at most 8 MiB are read", read[0].Problem!.ToString());
    }

    [Fact]
    public void A_file_that_is_not_utf8_is_named_with_its_line()
    {
        File.WriteAllBytes(Path.Combine(_folder, "sources.yaml"), [.. "schema: x\nname: Gr"u8, 0xFC, .. "n\n"u8]);

        Assert.Equal(("F003", 2), (SeedFolder.Read(_folder)[0].Problem!.Code, SeedFolder.Read(_folder)[0].Problem!.Line));
    }

    [Fact]
    public void A_file_in_utf16_is_a_problem()
    {
        File.WriteAllText(Path.Combine(_folder, "sources.yaml"), SeedSample.Sources, System.Text.Encoding.Unicode);

        Assert.Equal("F003", SeedFolder.Read(_folder)[0].Problem!.Code);
    }

    private void Write(string path, string content)
    {
        var full = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
    }
}
