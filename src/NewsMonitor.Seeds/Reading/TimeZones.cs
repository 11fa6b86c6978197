using NewsMonitor.Seeds.Yaml;

namespace NewsMonitor.Seeds.Reading;

/// <summary>Reads time zones.</summary>
internal static class TimeZones
{
    public const string Utc = "UTC";

    /// <summary>The name of a zone; null when none is given. One that nobody knows is reported.</summary>
    /// <remarks>Windows names are refused: the same file must mean the same on every machine.</remarks>
    public static string? Read(YamlText? text, Problems problems)
    {
        if (text is not null && text.Value != Utc
            && (!TimeZoneInfo.TryFindSystemTimeZoneById(text.Value, out var zone) || !zone.HasIanaId))
        {
            problems.Error(text.Position, "S009", $"unknown time zone '{text.Value}': write an IANA name such as Europe/Berlin");
        }

        return text?.Value;
    }
}
