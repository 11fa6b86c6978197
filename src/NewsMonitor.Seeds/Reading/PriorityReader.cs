using NewsMonitor.Core.Watch;
using NewsMonitor.Seeds.Yaml;

namespace NewsMonitor.Seeds.Reading;

/// <summary>Reads P1 to P4.</summary>
internal static class PriorityReader
{
    /// <summary>The priority; null when none is given, or it is none, which is then reported.</summary>
    public static AlertPriority? Read(YamlText? text, Problems problems)
    {
        switch (text?.Value)
        {
            case null:
                return null;
            case "P1":
                return AlertPriority.P1;
            case "P2":
                return AlertPriority.P2;
            case "P3":
                return AlertPriority.P3;
            case "P4":
                return AlertPriority.P4;
            default:
                problems.Error(text.Position, "W006", $"'{text.Value}' is no priority: P1 (wake somebody) to P4 (for the record)");
                return null;
        }
    }
}
