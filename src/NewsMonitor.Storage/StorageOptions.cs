using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace NewsMonitor.Storage;

/// <summary>How to reach PostgreSQL (15 or later).</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>Npgsql connection string of the worker's login, a member of <c>newsmonitor_worker</c>.</summary>
    public string Connection { get; set; } = "";

    /// <summary>Password of that login, when the connection string holds none. Best given as <c>Password_FILE</c>.</summary>
    public string? Password { get; set; }

    /// <summary>Connection string of the login that owns the schema; only <c>migrate</c> uses it. Default: <see cref="Connection"/>.</summary>
    public string? OwnerConnection { get; set; }

    /// <summary>Password of the owner, when its connection string holds none.</summary>
    public string? OwnerPassword { get; set; }

    /// <summary>How long one statement may take. Default: 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(30);
}

[OptionsValidator]
internal sealed partial class StorageOptionsValidator : IValidateOptions<StorageOptions>;
