using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace NewsMonitor.Messaging;

/// <summary>How to reach RabbitMQ (3.10 or later).</summary>
public sealed class BrokerOptions
{
    public const string Section = "Broker";

    /// <summary><c>amqp://user@host:5672/vhost</c>, or <c>amqps://…</c>: then the certificate chain and the host name are enforced.</summary>
    [Required]
    public string Url { get; set; } = "";

    /// <summary>Password of the user, when the URL holds none. Best given as <c>Password_FILE</c>.</summary>
    public string? Password { get; set; }

    /// <summary>How long the archive stream keeps events, in days. Default: 30.</summary>
    [Range(1, 3650)]
    public int ArchiveDays { get; set; } = 30;

    /// <summary>How large the archive stream may grow, in MiB. Default: 5 GiB.</summary>
    [Range(64, 1024 * 1024)]
    public int ArchiveMebibytes { get; set; } = 5 * 1024;

    /// <summary>How long one publish may take until it counts as unknown and is sent again. Default: 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:30")]
    public TimeSpan PublishDeadline { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>When a publish that does not obey its deadline is abandoned: the bus can hold on to it for a while.</summary>
    internal TimeSpan PublishGuard => PublishDeadline * 2.5;

    /// <summary>How long a worker may keep events to itself; what a crash of that worker costs them.</summary>
    internal TimeSpan EventLease => PublishDeadline * 3;

    /// <summary>Events in flight at a time. Default: 100.</summary>
    [Range(1, 1000)]
    public int InFlight { get; set; } = 100;
}

[OptionsValidator]
internal sealed partial class BrokerOptionsValidator : IValidateOptions<BrokerOptions>;
