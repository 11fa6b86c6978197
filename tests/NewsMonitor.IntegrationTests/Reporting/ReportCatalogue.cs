using NewsMonitor.IntegrationTests.Running;

namespace NewsMonitor.IntegrationTests.Reporting;

/// <summary>Schema report as the catalogue of PostgreSQL has it.</summary>
internal static class ReportCatalogue
{
    private const string ColumnsSql = """
        select c.relname as relation, coalesce(obj_description(c.oid, 'pg_class'), '') as meaning, a.attname as name,
               format_type(a.atttypid, a.atttypmod) as type, coalesce(col_description(c.oid, a.attnum), '') as columnmeaning
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where c.relnamespace = 'report'::regnamespace and c.relkind in ('v', 'm')
        order by c.relname collate "C", a.attnum
        """;

    private const string FunctionsSql = """
        select p.proname as name, pg_get_function_arguments(p.oid) as arguments, pg_get_function_result(p.oid) as result,
               coalesce(obj_description(p.oid, 'pg_proc'), '') as meaning
        from pg_proc p where p.pronamespace = 'report'::regnamespace
        order by p.proname collate "C", pg_get_function_arguments(p.oid) collate "C"
        """;

    public static Task<IReadOnlyList<ReportColumn>> ColumnsAsync(Installation installation) => installation.QueryAsync<ReportColumn>(ColumnsSql);

    public static Task<IReadOnlyList<ReportFunction>> FunctionsAsync(Installation installation) => installation.QueryAsync<ReportFunction>(FunctionsSql);

    public static async Task<IReadOnlyList<string>> ShapeAsync(Installation installation) =>
    [
        .. (await ColumnsAsync(installation)).Select(column => $"{column.Relation}.{column.Name} {column.Type}"),
        .. (await FunctionsAsync(installation)).Select(function => $"{function.Name}({function.Arguments}) {function.Result}"),
    ];
}

/// <summary>A column of a view, and what the view is.</summary>
internal sealed record ReportColumn(string Relation, string Meaning, string Name, string Type, string ColumnMeaning);

/// <summary>A function.</summary>
internal sealed record ReportFunction(string Name, string Arguments, string Result, string Meaning);
