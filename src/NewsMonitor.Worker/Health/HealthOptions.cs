using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace NewsMonitor.Worker.Health;

/// <summary>Where the worker answers probes.</summary>
internal sealed class HealthOptions
{
    public const string Section = "Health";

    /// <summary>Address of the health endpoints; keep it on a private interface. Default: <c>http://127.0.0.1:8080</c>.</summary>
    [Required]
    [Url]
    public string Url { get; set; } = "http://127.0.0.1:8080";
}

[OptionsValidator]
internal sealed partial class HealthOptionsValidator : IValidateOptions<HealthOptions>;
