using System.Globalization;
using System.Xml.Linq;
using NewsMonitor.Core.Scheduling;
using static NewsMonitor.Feeds.Reading.Xml.FeedNamespaces;

namespace NewsMonitor.Feeds.Reading.Xml;

/// <summary>
/// What a channel or feed says about when to ask again: <c>ttl</c> (minutes), <c>skipHours</c> and <c>skipDays</c> (GMT) of RSS 2.0, and the
/// syndication module of RSS 1.0, which Atom borrows. What cannot be read, or makes no sense, is not said.
/// </summary>
internal static class ChannelHints
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    private static readonly TimeSpan WordPressDefault = TimeSpan.FromHours(1);

    public static PollHints Read(XElement channel)
    {
        var children = new Children(channel);
        return new PollHints
        {
            TimeToLive = Number(children.Value("ttl")) is { } minutes and > 0 ? Span(TimeSpan.FromMinutes(1), minutes) : null,
            UpdatePeriod = UpdatePeriod(children),
            SkipHours = ButNotAll(SkipHours(children.First("skipHours")), 24),
            SkipDays = ButNotAll(SkipDays(children.First("skipDays")), 7),
        };
    }

    private static TimeSpan? UpdatePeriod(Children children)
    {
        TimeSpan? period = children.Value(Syndication + "updatePeriod")?.Trim().ToUpperInvariant() switch
        {
            "HOURLY" => TimeSpan.FromHours(1),
            "DAILY" => TimeSpan.FromDays(1),
            "WEEKLY" => TimeSpan.FromDays(7),
            "MONTHLY" => TimeSpan.FromDays(30),
            "YEARLY" => TimeSpan.FromDays(365),
            _ => null,
        };
        var times = children.Value(Syndication + "updateFrequency") is { } frequency ? Number(frequency) : 1;
        return times is > 0 && period / times is { } pause && pause != WordPressDefault && pause > TimeSpan.Zero ? pause : null;
    }

    /// <summary>Written as 0 to 23 in RSS 0.92 and later, as 1 to 24 before: 24 is midnight.</summary>
    private static HashSet<int> SkipHours(XElement? element) =>
        [.. Values(element, "hour").Select(Number).Where(hour => hour is >= 0 and <= 24).Select(hour => hour!.Value % 24)];

    private static HashSet<DayOfWeek> SkipDays(XElement? element) =>
        [.. Values(element, "day")
            .Where(day => day.All(char.IsAsciiLetter))
            .Select(day => Enum.TryParse(day, ignoreCase: true, out DayOfWeek name) ? name : (DayOfWeek?)null)
            .OfType<DayOfWeek>()];

    private static IEnumerable<string> Values(XElement? element, XName name) => element?.Elements(name).Select(value => value.Value.Trim()) ?? [];

    private static HashSet<T> ButNotAll<T>(HashSet<T> skipped, int all) => skipped.Count < all ? skipped : [];

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static TimeSpan Span(TimeSpan unit, int count) => unit * count is var span && span < Longest ? span : Longest;
}
