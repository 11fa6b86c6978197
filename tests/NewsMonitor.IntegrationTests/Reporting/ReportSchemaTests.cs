using NewsMonitor.IntegrationTests.Running;

namespace NewsMonitor.IntegrationTests.Reporting;

/// <summary>Schema report is a contract with people whose queries we never see.</summary>
public sealed class ReportSchemaTests(SharedInstallation shared) : IClassFixture<SharedInstallation>
{
    private static bool Rewrites => Environment.GetEnvironmentVariable("NEWSMONITOR_WRITE_CONTRACT") == "1";

    [Fact]
    public async Task Every_view_column_and_function_says_what_it_means()
    {
        var installation = await shared.GetAsync();
        var columns = await ReportCatalogue.ColumnsAsync(installation);
        var functions = await ReportCatalogue.FunctionsAsync(installation);

        List<string> silent =
        [
            .. columns.Where(column => column.Meaning.Length == 0).Select(column => column.Relation).Distinct(),
            .. columns.Where(column => column.ColumnMeaning.Length == 0).Select(column => $"{column.Relation}.{column.Name}"),
            .. functions.Where(function => function.Meaning.Length == 0).Select(function => $"{function.Name}({function.Arguments})"),
        ];

        Assert.True(silent.Count == 0, $"no comment in the migrations on: {string.Join(", ", silent)}");
    }

    [Fact]
    public async Task The_shape_is_the_one_that_was_promised_under_the_version_that_the_newest_note_has()
    {
        var installation = await shared.GetAsync();
        var shape = await ReportCatalogue.ShapeAsync(installation);
        var version = await installation.ScalarAsync<int>("select max(number) from report.version");
        var promised = ShapeFile.Read();
        if (Rewrites && version > promised.Versions[^1].Number)
        {
            promised = promised.Promise(version, shape);
        }

        var hash = ShapeFile.HashOf(shape);
        Assert.True((version, hash) == promised.Versions[^1] && promised.Lines.SequenceEqual(shape, StringComparer.Ordinal), $"""
            Schema report has the shape {hash} and notes up to version {version}; tests/fixtures/report/shape.txt promises {promised.Versions[^1]}.
            Analysts are told of every change. In the migration that makes this one:
                insert into monitor.report_version (number, note) select max(number) + 1, 'what is new' from monitor.report_version;
            then NEWSMONITOR_WRITE_CONTRACT=1 with this test writes the promise (it never changes one that was given).
            gone: {string.Join(", ", promised.Lines.Except(shape, StringComparer.Ordinal))}
            new:  {string.Join(", ", shape.Except(promised.Lines, StringComparer.Ordinal))}
            """);
    }

    [Fact]
    public async Task The_dictionary_says_what_the_comments_say()
    {
        var installation = await shared.GetAsync();
        var file = RepositoryFiles.Path("deploy", "reporting", "DICTIONARY.md");
        var wanted = Dictionary.Write(await ReportCatalogue.ColumnsAsync(installation), await ReportCatalogue.FunctionsAsync(installation));
        if (Rewrites)
        {
            await File.WriteAllTextAsync(file, wanted, TestContext.Current.CancellationToken);
        }

        Assert.True(
            File.Exists(file) && await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken) == wanted,
            $"{file} is not what the comments of the migrations make now: NEWSMONITOR_WRITE_CONTRACT=1 with this test writes it.");
    }
}
