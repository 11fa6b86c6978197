namespace NewsMonitor.Worker.Sources;

/// <summary>A time as people say it: <c>12 min ago</c>, <c>in 3 h</c>. Two hours are told in minutes and two days in hours; nothing is rounded up.</summary>
internal static class RelativeTime
{
    public static string Of(DateTime time, DateTime now)
    {
        var distance = (time - now).Duration();
        if (distance < TimeSpan.FromMinutes(1))
        {
            return "now";
        }

        var length = distance switch
        {
            { TotalHours: < 2 } => $"{(int)distance.TotalMinutes} min",
            { TotalDays: < 2 } => $"{(int)distance.TotalHours} h",
            _ => $"{distance.Days} d",
        };
        return time > now ? $"in {length}" : $"{length} ago";
    }
}
