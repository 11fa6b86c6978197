namespace NewsMonitor.Core.Watch;

/// <summary>When a rule keeps quiet. Nothing ends in silence: what is held is told afterwards, and a limit that is reached is told.</summary>
public sealed record QuietRules
{
    /// <summary>A rule without any.</summary>
    public static readonly QuietRules None = new();

    /// <summary>How many alerts the rule raises within 60 minutes, from 1; null for any number. News of open alerts and what was held are not counted.</summary>
    public int? MaxPerHour { get; init; }

    /// <summary>The hours in which alerts are held; null for none.</summary>
    public QuietHours? Hours { get; init; }

    /// <summary>Alerts of this priority and graver ones are told at once, whatever hour or limit.</summary>
    public AlertPriority Unless { get; init; } = AlertPriority.P1;
}
