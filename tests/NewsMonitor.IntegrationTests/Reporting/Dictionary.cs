using System.Globalization;
using System.Text;

namespace NewsMonitor.IntegrationTests.Reporting;

/// <summary>The comments of schema report as a file for people.</summary>
internal static class Dictionary
{
    public static string Write(IReadOnlyList<ReportColumn> columns, IReadOnlyList<ReportFunction> functions)
    {
        var text = new StringBuilder("""
            # Dictionary of schema `report`

            Made from the comments in the database, which psql shows with `\d+ report.article` and `\df+ report.*`. Times are `timestamptz`.

            """);
        foreach (var view in columns.GroupBy(column => (column.Relation, column.Meaning)))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## report.{view.Key.Relation}\n\n{view.Key.Meaning}\n\n| column | type | |\n|---|---|---|\n");
            foreach (var column in view)
            {
                text.Append(CultureInfo.InvariantCulture, $"| `{column.Name}` | {ShortType(column.Type)} | {column.ColumnMeaning.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
            }
        }

        text.Append("\n## Functions\n");
        foreach (var function in functions)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n**`report.{function.Name}({ShortType(function.Arguments)})`** `{ShortType(function.Result)}`\n\n{function.Meaning}\n");
        }

        return text.ToString();
    }

    private static string ShortType(string type) => type
        .Replace("timestamp with time zone", "timestamptz", StringComparison.Ordinal)
        .Replace("'infinity'::timestamptz", "'infinity'", StringComparison.Ordinal)
        .Replace("NULL::integer", "null", StringComparison.Ordinal)
        .Replace("DEFAULT", "default", StringComparison.Ordinal);
}
