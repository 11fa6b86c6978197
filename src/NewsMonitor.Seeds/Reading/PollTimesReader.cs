using NewsMonitor.Core.Sources;
using NewsMonitor.Seeds.Yaml;

namespace NewsMonitor.Seeds.Reading;

/// <summary>Reads when a source is polled: at intervals, or at times of the clock.</summary>
/// <param name="problems">Collects the mistakes.</param>
/// <param name="cronProblem">What is wrong with a cron expression, null when nothing is; cron itself is known elsewhere.</param>
internal sealed class PollTimesReader(Problems problems, Func<string, string?> cronProblem)
{
    public Source Read(Fields fields, Source source)
    {
        var (interval, cron, zone) = (fields.Text("interval"), fields.Text("cron"), fields.Text("cron-zone"));
        if (cron is not null && interval is not null)
        {
            problems.Error(cron.Position, "S017", "a source has either 'cron' or 'interval'; remove one of them");
        }

        if (zone is not null && cron is null)
        {
            problems.Error(zone.Position, "S017", "'cron-zone' says where the times of 'cron' are meant, and there is no 'cron'");
        }

        return source with { Interval = ReadInterval(interval), Cron = ReadCron(cron), CronZone = TimeZones.Read(zone, problems) };
    }

    private PollInterval ReadInterval(YamlText? text)
    {
        if (text is null)
        {
            return PollInterval.Default;
        }

        if (Interval.Parse(text.Value) is { } interval)
        {
            return interval;
        }

        problems.Error(
            text.Position, "S010", $"'{text.Value}' is no interval: write 15m, 2h or 1d for a fixed one, 5m-2h for one that adapts; from 1m to 7d");
        return PollInterval.Default;
    }

    private string? ReadCron(YamlText? text)
    {
        if (text is not null && cronProblem(text.Value) is { } problem)
        {
            problems.Error(
                text.Position, "S016", $"'{text.Value}' is no cron expression: {problem} (second, minute, hour, day, month, day of week; 0 0 7 ? * MON-FRI)");
        }

        return text?.Value;
    }
}
