using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsMonitor.IntegrationTests.Running;

/// <summary>What a scrape of <c>/metrics</c> shows, in the text format of Prometheus.</summary>
internal sealed partial class MetricsPage
{
    private MetricsPage(string text)
    {
        Text = text;
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Types = lines.Where(line => line.StartsWith("# TYPE ", StringComparison.Ordinal))
            .Select(line => line.Split(' '))
            .ToDictionary(words => words[2], words => words[3]);
        Samples = lines.Where(line => line[0] != '#').Select(line => SampleLine().Match(line)).ToDictionary(
            match => match.Groups["series"].Value.Replace("{}", "", StringComparison.Ordinal),
            match => double.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture));
    }

    public string Text { get; }

    /// <summary>Type by name.</summary>
    public IReadOnlyDictionary<string, string> Types { get; }

    /// <summary>Value by series: name and labels as written.</summary>
    public IReadOnlyDictionary<string, double> Samples { get; }

    /// <summary>All labels that occur, as name and value.</summary>
    public IEnumerable<(string Name, string Value)> Labels =>
        Samples.Keys.SelectMany(series => Label().Matches(series)).Select(match => (match.Groups[1].Value, match.Groups[2].Value)).Distinct();

    /// <summary>The value of a series; 0 when it is not there.</summary>
    public double this[string series] => Samples.GetValueOrDefault(series);

    public static async Task<MetricsPage> ScrapeAsync(Uri worker)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        return new MetricsPage(await client.GetStringAsync(new Uri(worker, "/metrics"), TestContext.Current.CancellationToken));
    }

    [GeneratedRegex(@"^(?<series>[a-z_:]+(?:\{.*\})?) (?<value>\S+)(?: \d+)?$")]
    private static partial Regex SampleLine();

    [GeneratedRegex("([a-z_]+)=\"([^\"]*)\"")]
    private static partial Regex Label();
}
