namespace NewsMonitor.Core.Watch;

/// <summary>What a rule raises one alert for.</summary>
public enum OncePer
{
    /// <summary>For each story.</summary>
    Story,

    /// <summary>For each day in UTC, whatever the stories.</summary>
    Day,
}
