using NewsMonitor.IntegrationTests.Running;

namespace NewsMonitor.IntegrationTests.Database;

/// <summary>Schema report is a contract with people whose queries we never see.</summary>
public sealed class ReportSchemaTests(SharedInstallation shared) : IClassFixture<SharedInstallation>
{
    [Fact]
    public async Task Every_view_and_every_column_says_what_it_means()
    {
        var installation = await shared.GetAsync();

        var silent = await installation.QueryAsync<string>("""
            select c.relname from pg_class c
            where c.relnamespace = 'report'::regnamespace and c.relkind in ('v', 'm') and coalesce(obj_description(c.oid, 'pg_class'), '') = ''
            union all
            select c.relname || '.' || a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.relnamespace = 'report'::regnamespace and c.relkind in ('v', 'm') and coalesce(col_description(c.oid, a.attnum), '') = ''
            """);

        Assert.True(silent.Count == 0, $"no comment in the migrations on: {string.Join(", ", silent)}");
    }

    [Fact]
    public async Task The_shape_is_the_one_that_was_promised()
    {
        var installation = await shared.GetAsync();
        var promised = RepositoryFiles.Fixture("report/shape.txt").Split('\n').Where(line => line.Length > 0 && line[0] != '#').ToList();

        var found = await installation.QueryAsync<string>("""
            select format('%s.%s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod))
            from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.relnamespace = 'report'::regnamespace and c.relkind in ('v', 'm')
            order by c.relname collate "C", a.attnum
            """);

        Assert.True(promised.SequenceEqual(found, StringComparer.Ordinal), $"""
            Schema report has another shape than tests/fixtures/report/shape.txt promises.
            If that is meant: add a version note for the analysts, and bring the file up to date.
            gone: {string.Join(", ", promised.Except(found, StringComparer.Ordinal))}
            new:  {string.Join(", ", found.Except(promised, StringComparer.Ordinal))}
            The whole shape now is:
            {string.Join('\n', found)}
            """);
    }
}
