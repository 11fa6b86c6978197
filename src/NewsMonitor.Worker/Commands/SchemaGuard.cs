using NewsMonitor.Storage;
using NewsMonitor.Worker.Schedule;

namespace NewsMonitor.Worker.Commands;

/// <summary>Commands write into a schema of their own version only.</summary>
internal static class SchemaGuard
{
    /// <exception cref="CommandFailedException">The schema is older or newer.</exception>
    public static async Task RefuseOtherSchemaAsync(DatabaseState database, CancellationToken cancellationToken)
    {
        if (SchemaWords.Of(await database.SchemaAsync(cancellationToken), database.Address) is { } misfit)
        {
            throw new CommandFailedException($"Nothing was changed: {misfit}");
        }
    }
}
