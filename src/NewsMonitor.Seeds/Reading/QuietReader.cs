using System.Globalization;
using NewsMonitor.Core.Watch;
using NewsMonitor.Seeds.Yaml;

namespace NewsMonitor.Seeds.Reading;

/// <summary>Reads when a watch rule keeps quiet: <c>{max-per-hour: 6, hours: "22:00-06:00", zone: Europe/Berlin, unless: P1}</c>.</summary>
internal sealed class QuietReader(Problems problems)
{
    private const int MostPerHour = 1000;

    public QuietRules Read(YamlNode? node)
    {
        if (Fields.Of(node, "'quiet'", problems) is not { } fields)
        {
            return QuietRules.None;
        }

        var limit = fields.Text("max-per-hour");
        var hours = fields.Text("hours");
        var zone = hours is null ? fields.Text("zone") : fields.RequiredText("zone");
        var unless = PriorityReader.Read(fields.Text("unless"), problems);
        fields.RefuseOthers();
        return new QuietRules
        {
            MaxPerHour = ReadLimit(limit),
            Hours = ReadHours(hours, TimeZones.Read(zone, problems)),
            Unless = unless ?? QuietRules.None.Unless,
        };
    }

    private int? ReadLimit(YamlText? text)
    {
        if (text is null)
        {
            return null;
        }

        if (int.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MostPerHour)
        {
            return limit;
        }

        problems.Error(text.Position, "W008", $"'{text.Value}' is no limit: write 1 to {MostPerHour}");
        return null;
    }

    private QuietHours? ReadHours(YamlText? text, string? zone)
    {
        if (text is null)
        {
            return null;
        }

        var ends = text.Value.Split('-', StringSplitOptions.TrimEntries);
        if (ends.Length != 2 || !TryParse(ends[0], out var from) || !TryParse(ends[1], out var to) || from == to)
        {
            problems.Error(text.Position, "W008", $"'{text.Value}' are no hours of a day: write \"22:00-06:00\"");
            return null;
        }

        return zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known) ? new QuietHours(from, to, known) : null;
    }

    private static bool TryParse(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
}
