namespace NewsMonitor.Storage.Migrations;

/// <summary>How the database's schema compares with the one this version was written for.</summary>
/// <param name="Fit">Whether the two fit.</param>
/// <param name="Missing">Migrations to be applied.</param>
/// <param name="Unknown">Migrations that this version does not know: the database belongs to a newer one.</param>
public sealed record SchemaVersion(SchemaFit Fit, IReadOnlyList<string> Missing, IReadOnlyList<string> Unknown)
{
    public static SchemaVersion Compare(IReadOnlyList<string> wanted, IReadOnlyList<string> applied)
    {
        var missing = wanted.Except(applied, StringComparer.Ordinal).ToList();
        var unknown = applied.Except(wanted, StringComparer.Ordinal).ToList();
        var fit = unknown.Count > 0 ? SchemaFit.Newer : missing.Count > 0 ? SchemaFit.Older : SchemaFit.Same;
        return new SchemaVersion(fit, missing, unknown);
    }
}

public enum SchemaFit
{
    Same,

    /// <summary>Run <c>newsmonitor migrate</c>.</summary>
    Older,

    /// <summary>Install the newer version.</summary>
    Newer,
}
