using NewsMonitor.Storage.Migrations;

namespace NewsMonitor.Worker.Schedule;

/// <summary>What is wrong with the schema of a database, in words for the operator.</summary>
internal static class SchemaWords
{
    /// <summary>Null when nothing is wrong.</summary>
    public static string? Of(SchemaVersion schema, string database) => schema.Fit switch
    {
        SchemaFit.Older => $"the schema of {database} lacks {schema.Missing.Count} migrations: run 'newsmonitor migrate'",
        SchemaFit.Newer => $"the schema of {database} belongs to a newer version of NewsMonitor: install that version",
        _ => null,
    };
}
