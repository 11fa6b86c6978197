using System.Globalization;
using System.Net;
using NewsMonitor.Core.Text;
using NewsMonitor.Feeds.Discovery;
using NewsMonitor.Worker.Sources;

namespace NewsMonitor.Worker.Discovery;

/// <summary>What a discovery came to, for a person at a terminal.</summary>
internal static class DiscoveryText
{
    private const int MaxShown = 300;

    /// <summary>Nothing that a site sends may steer the terminal.</summary>
    public static string Shown(Uri address) => TextGate.Line(address.AbsoluteUri, MaxShown);

    public static string Write(DiscoveryResult result, IReadOnlyList<IPNetwork> allowPrivate, DateTimeOffset now)
    {
        var lines = new List<string>();
        if (result.PageFailure is { } failure)
        {
            lines.Add($"The page could not be had: {failure}");
        }

        if (result is { PageFailure: not null, Feeds.Count: 0 })
        {
            return lines[0];
        }

        lines.Add($"{Shown(result.Page)}: {result.Feeds.Count} found with {result.Requests} requests");
        lines.AddRange(result.Feeds.Index().SelectMany(found => Lines(found.Index + 1, found.Item, now)));
        lines.AddRange(result.Feeds is [var best, ..]
            ? ["", "To poll the first one, add this to sources.yaml, with country, time-zone and tier where you know them:", "", SourceYaml.Write(best, allowPrivate)]
            : ["", "No feed was found. A page that lists articles can be polled as 'kind: page': see the head of sources.yaml."]);
        return string.Join(Environment.NewLine, lines);
    }

    private static IEnumerable<string> Lines(int number, FoundFeed feed, DateTimeOffset now) =>
    [
        "",
        $"{number}. {Shown(feed.Address)}",
        $"   {feed.Format}{Title(feed)} · {feed.Entries} {Things(feed)}{Age(feed.Newest, now)} · score {feed.Score}",
        $"   why: {string.Join(", ", feed.Why.Select(reason => $"{reason.What} {Points(reason)}"))}",
    ];

    private static string Things(FoundFeed feed) => feed.IsIndex ? "documents" : "entries";

    private static string Title(FoundFeed feed) => feed.Title.Length > 0 ? $" “{feed.Title}”" : "";

    private static string Points(ScoreReason reason) => reason.Points.ToString("+0;-0", CultureInfo.InvariantCulture);

    private static string Age(DateTimeOffset? newest, DateTimeOffset now) => (now - newest) switch
    {
        null => "",
        { TotalHours: < 1 } => ", newest within the hour",
        { TotalHours: < 48 } age => string.Create(CultureInfo.InvariantCulture, $", newest {age.TotalHours:0} hours old"),
        { } age => string.Create(CultureInfo.InvariantCulture, $", newest {age.TotalDays:0} days old"),
    };
}
