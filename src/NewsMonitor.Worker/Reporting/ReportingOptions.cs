using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace NewsMonitor.Worker.Reporting;

/// <summary>How the sums of schema <c>report</c> are made.</summary>
internal sealed class ReportingOptions
{
    public const string Section = "Reporting";

    /// <summary>
    /// IANA name of the zone whose hours, days and weeks are summed, for all workers. Another one than the database has is taken over when the worker
    /// starts, and everything is summed anew. Default: what the database has, Europe/Berlin at first.
    /// </summary>
    [TimeZoneName]
    public string? TimeZone { get; set; }
}

/// <summary>An IANA name that this machine knows. Windows names are refused: PostgreSQL knows none.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TimeZoneNameAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) =>
        value is null or "UTC" || (value is string name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId);

    public override string FormatErrorMessage(string name) => $"{name} is no time zone: write an IANA name such as Europe/Berlin";
}

[OptionsValidator]
internal sealed partial class ReportingOptionsValidator : IValidateOptions<ReportingOptions>;
